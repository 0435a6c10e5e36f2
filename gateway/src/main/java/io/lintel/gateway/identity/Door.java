package io.lintel.gateway.identity;

import io.lintel.gateway.identity.Admission.Admitted;
import io.lintel.gateway.identity.Admission.Ground;
import io.lintel.gateway.identity.Admission.Refused;
import io.lintel.meter.wire.Bytes;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The doorkeeper of one listener. Whoever shows something is judged by it, and is never let in as
 * somebody unknown because it was wrong.
 */
public final class Door implements Doorkeeper {
  private final Devices devices;
  private final Enrolling enrolling;
  private final Rules rules;

  /** A user name and password that all devices share: it admits, and proves no single one. */
  public record Shared(String username, Bytes password) {
    @Override
    public String toString() {
      return username;
    }
  }

  /**
   * @param anonymous whether who shows nothing is let in
   * @param vouched whether what stands in front of the door has proven who comes
   * @param shared null: there is none
   */
  public record Rules(boolean anonymous, boolean vouched, @Nullable Shared shared) {}

  public Door(Devices devices, Enrolling enrolling, Rules rules) {
    this.devices = devices;
    this.enrolling = enrolling;
    this.rules = rules;
  }

  @Override
  public Admission admit(Shown shown) {
    String subject = shown.certificateSubject();
    if (subject != null) {
      Optional<Device> device = devices.byCertificate(subject(subject));
      if (device.isPresent()) {
        return new Admitted(devices.speaker(device.get()));
      }
    }
    String username = shown.username();
    if (username != null) {
      return byName(username, shown.password());
    }
    if (subject != null) {
      return refused("no device has the certificate of " + subject + "; add it to the devices");
    }
    return nothingShown();
  }

  private static String subject(String text) {
    try {
      return Device.subject(text);
    } catch (IllegalArgumentException odd) {
      return text;
    }
  }

  private Admission byName(String username, @Nullable Bytes password) {
    Optional<Device> known = devices.byLogin(username);
    if (known.isPresent()) {
      return known(known.get(), password);
    }
    Shared shared = rules.shared();
    if (shared != null && shared.username().equals(username)) {
      return password != null
              && MessageDigest.isEqual(shared.password().toArray(), password.toArray())
          ? stranger("shared/" + username)
          : refused("expected the password that all share, found another");
    }
    Optional<Enrolling.Login> login = Enrolling.login(username);
    if (login.isPresent()) {
      return enrolling.byCode(login.get(), password);
    }
    // Devices often have some user name set, whatever the broker asks for.
    return rules.anonymous() && shared == null
        ? stranger("anonymous")
        : refused("expected a device's KIND/ID as user name, found one that nobody has");
  }

  /** A device that is enrolled cannot be taken over by a code: nobody looks at codes here. */
  private Admission known(Device device, @Nullable Bytes password) {
    if (Devices.knows(device, password) || Devices.knows(device, afterCode(password))) {
      return new Admitted(devices.speaker(device));
    }
    return refused(
        device.secretDigest() == null
            ? "expected the certificate of " + device.name() + ", found a user name"
            : "expected the secret of " + device.name() + ", found another");
  }

  /** A device that enrolled itself may go on showing {@code CODE:SECRET}. */
  private static @Nullable Bytes afterCode(@Nullable Bytes password) {
    if (password == null) {
      return null;
    }
    byte[] octets = password.toArray();
    for (int i = 0; i < octets.length; i++) {
      if (octets[i] == ':') {
        return Bytes.of(octets, i + 1, octets.length);
      }
    }
    return null;
  }

  private Admission nothingShown() {
    if (rules.anonymous()) {
      return stranger("anonymous");
    }
    return new Refused(
        Ground.ANONYMOUS,
        "expected a device's user name KIND/ID and its secret, found neither; anonymous is refused"
            + " here");
  }

  private Admission stranger(String name) {
    return new Admitted(
        rules.vouched()
            ? new Speaker("network", SpeakerKind.RELAY, true, devices.strangers())
            : new Speaker(name, SpeakerKind.ANYBODY, false, devices.strangers()));
  }

  static Refused refused(String why) {
    return new Refused(Ground.BAD_CREDENTIALS, why);
  }

  /** The text of a password; what is no UTF-8 is nobody's secret. */
  static String text(Bytes password) {
    return new String(password.toArray(), StandardCharsets.UTF_8);
  }
}
