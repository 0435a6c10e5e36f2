package io.lintel.gateway.config;

import io.lintel.gateway.config.IdentityConfig.Proofs;
import io.lintel.gateway.identity.Device;
import io.lintel.gateway.identity.DeviceList;
import io.lintel.meter.document.TextFile;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the file says of who devices are. An open door that others can reach has to be wanted: it is
 * a mistake unless somebody said so.
 */
final class IdentitySections {
  private static final int LARGEST_BYTES = 64 << 20;

  /** Digits that no resolver is asked for. */
  private static final Pattern ADDRESS =
      Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}|[0-9a-fA-F.]*:[0-9a-fA-F:.]*");

  private IdentitySections() {}

  /**
   * @param mqtt the section, of which this reads {@code anonymous} and {@code vouched}
   * @param coap likewise; absent where there is no CoAP
   */
  static IdentityConfig read(Section root, Section mqtt, Section coap, boolean hasCoap) {
    boolean listed = root.has("devices");
    List<Device> devices = listed ? devices(root) : List.of();
    boolean broker = mqtt.has("broker");
    boolean shared = mqtt.has("username");
    boolean reachable =
        (isBeyondLoopback(listen(mqtt)) || isBeyondLoopback(tlsListen(mqtt))) && !broker;
    Proofs overMqtt =
        new Proofs(
            anonymous(mqtt, !listed && !shared && !reachable),
            mqtt.value("vouched", broker, IdentitySections::yes));
    if (broker && mqtt.has("anonymous")) {
      mqtt.mistake(
          "anonymous",
          "is for devices that connect to the gateway; who may publish to a broker, that broker"
              + " decides (./lintel acl), and mqtt.vouched says whether its word counts");
    }
    if (!broker && mqtt.has("vouched")) {
      mqtt.mistake(
          "vouched",
          "is for a broker of one's own (mqtt.broker); devices that connect to the gateway prove"
              + " who they are themselves");
    }
    if (reachable && !listed && !shared && !mqtt.has("anonymous")) {
      mqtt.mistake("listen", undecided("mqtt"));
    }
    boolean plainReachable = hasCoap && isBeyondLoopback(listen(coap));
    boolean vouched = coap.value("vouched", false, IdentitySections::yes);
    Proofs overCoap = new Proofs(vouched || anonymous(coap, !listed && !plainReachable), vouched);
    if (plainReachable && !listed && !vouched && !coap.has("anonymous")) {
      coap.mistake("listen", undecided("coap"));
    }
    return new IdentityConfig(devices, overMqtt, overCoap);
  }

  private static String undecided(String section) {
    return "is reachable from other machines, and nobody who comes could be told from anybody else:"
        + " name the devices' secrets (devices: devices.csv), or say what is wanted with "
        + section
        + ".anonymous: refuse (only enrolled devices) or accept (everybody, marked as unproven)";
  }

  private static @Nullable ListenAddress tlsListen(Section mqtt) {
    return mqtt.has("tls") ? listen(mqtt.section("tls")) : null;
  }

  /** Null where there is none, and where it is refused: nothing follows from that. */
  private static @Nullable ListenAddress listen(Section section) {
    return section.value("listen", Meanings::listen);
  }

  private static boolean anonymous(Section section, boolean otherwise) {
    return section.value("anonymous", otherwise, IdentitySections::accepted);
  }

  private static boolean accepted(String text) {
    return switch (text) {
      case "accept" -> true;
      case "refuse" -> false;
      default -> throw new IllegalArgumentException("expected accept or refuse");
    };
  }

  private static boolean yes(String text) {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new IllegalArgumentException("expected true or false");
    };
  }

  /**
   * Null is the default, which is the loopback. A name may be anybody's, whatever it begins with.
   */
  static boolean isBeyondLoopback(@Nullable ListenAddress listen) {
    if (listen == null || listen.host().equals("localhost")) {
      return false;
    }
    try {
      return !ADDRESS.matcher(listen.host()).matches()
          || !InetAddress.getByName(listen.host()).isLoopbackAddress();
    } catch (UnknownHostException noAddress) {
      return true;
    }
  }

  private static List<Device> devices(Section root) {
    String name = root.required("devices");
    if (name.isEmpty()) {
      return List.of();
    }
    Path file = root.around().resolve(name);
    try {
      DeviceList.Read read = DeviceList.read(TextFile.read(file, LARGEST_BYTES));
      for (DeviceList.Wrong wrong : read.wrong()) {
        root.mistake("devices", file + " line " + wrong.line() + ": " + wrong.message());
      }
      return read.devices();
    } catch (TextFile.Unreadable unreadable) {
      root.mistake("devices", "cannot read " + file + ": " + unreadable.getMessage());
      return List.of();
    }
  }
}
