package io.lintel.gateway.config;

import io.lintel.gateway.access.TrustedProxies;
import io.lintel.gateway.journal.QuotaLimits;
import io.lintel.gateway.journal.RetentionLimits;
import io.lintel.gateway.recorder.RecorderTraits;
import io.lintel.gateway.wording.PlainReason;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The sections of the file, in its order; each default is stated here and nowhere else. */
final class WholeFile {
  private static final ListenAddress HTTP = new ListenAddress("127.0.0.1", 8080);
  private static final ListenAddress MQTT = new ListenAddress("127.0.0.1", 1883);
  private static final ListenAddress COAP = new ListenAddress("127.0.0.1", 5683);
  private static final ListenAddress COAPS = new ListenAddress("127.0.0.1", 5684);
  private static final URI INFLUX = URI.create("http://127.0.0.1:8086");
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  private static final String JOURNAL = "journal.db";

  /** An empty journal and what is derived from it. */
  private static final long LEAST_BYTES = 4L << 20;

  private final KnownNames names;
  private final UniqueIds meterIds = new UniqueIds("the meter");

  WholeFile(KnownNames names) {
    this.names = names;
  }

  LintelConfig read(Section root) {
    RecorderSections recorders = new RecorderSections();
    RecorderTraits defaults = recorders.defaults(root.section("recorder-defaults"));
    ZoneId zone = root.value("zone", ZONE, Meanings::zone);
    Section http = root.section("http");
    Section mqtt = root.section("mqtt");
    Section coap = root.section("coap");
    IdentityConfig identity = IdentitySections.read(root, mqtt, coap, root.has("coap"));
    LintelConfig config =
        new LintelConfig(
            root.around().resolve(root.value("data", "data", text -> text)),
            http(http),
            proxies(http),
            mqtt(mqtt),
            root.has("coap") ? coap(coap) : null,
            root.has("jt808") ? TerminalSections.read(root.section("jt808")) : null,
            new DockSections(zone).read(root.section("dock")),
            root.has("influx") ? influx(root.section("influx")) : null,
            policy(root),
            zone,
            new LineSections(names.profiles(), meterIds).read(root.sections("lines")),
            pushed(root.sections("meters")),
            defaults,
            recorders.listed(root.sections("recorders"), defaults),
            limits(root.section("limits")),
            retention(root.section("retention")),
            identity);
    root.done();
    listeners(root, config);
    data(root, config.data());
    return config;
  }

  private static void listeners(Section root, LintelConfig config) {
    Listeners listeners = new Listeners();
    listeners.tcp(root.section("http"), "http", config.http());
    Section mqtt = root.section("mqtt");
    if (!mqtt.has("broker")) {
      EndpointConfig endpoint = config.mqtt().endpoint();
      EndpointConfig.Tls tls = endpoint.tls();
      listeners.tcp(mqtt, "mqtt", endpoint.plain() ? config.mqtt().listen() : null);
      listeners.tcp(mqtt.section("tls"), "mqtt.tls", tls == null ? null : tls.listen());
    }
    if (config.jt808() != null) {
      listeners.tcp(root.section("jt808"), "jt808", config.jt808().listen());
    }
    CoapConfig coap = config.coap();
    if (coap != null) {
      Section section = root.section("coap");
      listeners.udp(section, "coap", coap.listen());
      CoapConfig.Secure secure = coap.secure();
      listeners.udp(
          section.section("secure"), "coap.secure", secure == null ? null : secure.listen());
    }
  }

  /** What opening it would find later. */
  private static void data(Section root, Path data) {
    Path there = data;
    while (there != null && !Files.exists(there)) {
      there = there.getParent();
    }
    if (there != null && !Files.isDirectory(there)) {
      root.mistake(
          "data",
          "expected a folder, or one that is not there yet, found " + there + ", which is a file");
    } else if (there != null) {
      // A gateway that has a journal starts on a full disk too, and says so when it is asked.
      String why = Files.exists(data.resolve(JOURNAL)) ? null : unwritable(there);
      if (why != null || !Files.isWritable(there)) {
        root.mistake(
            "data",
            "expected a folder that can be written to, found "
                + there
                + (why == null ? "" : ": " + why));
      }
    }
  }

  /**
   * Tried, and not asked: root may write anywhere, but to /proc and to what is mounted read-only.
   */
  private static @Nullable String unwritable(Path folder) {
    try {
      Files.delete(Files.createTempFile(folder, ".lintel-check", null));
      long free = Files.getFileStore(folder).getUsableSpace();
      return free >= LEAST_BYTES ? null : "it has room for " + free + " octets more";
    } catch (NoSuchFileException notEvenWhatWasMade) {
      return "no file can be made there";
    } catch (IOException e) {
      return PlainReason.of(e);
    }
  }

  private static QuotaLimits limits(Section limits) {
    QuotaLimits usual = QuotaLimits.DEFAULT;
    QuotaLimits read =
        new QuotaLimits(
            limits.value("device-burst", usual.burst(), Meanings::count),
            limits.value("device-per-second", usual.perSecond(), Meanings::count),
            limits.value("device-burst-mb", usual.burstBytes() >> 20, Meanings::count) << 20,
            limits.value("device-kb-per-second", usual.bytesPerSecond() >> 10, Meanings::count)
                << 10,
            limits.value("disk-reserve-mb", usual.reserveBytes() >> 20, Meanings::count) << 20);
    limits.done();
    return read;
  }

  private static RetentionLimits retention(Section retention) {
    RetentionLimits usual = RetentionLimits.DEFAULT;
    RetentionLimits read =
        new RetentionLimits(
            retention.value("rejected", usual.rejected(), Meanings::daysOrNever),
            retention.value("frames", usual.frames(), Meanings::daysOrNever));
    retention.done();
    return read;
  }

  private static ListenAddress http(Section http) {
    return http.value("listen", HTTP, Meanings::listen);
  }

  private static TrustedProxies proxies(Section http) {
    TrustedProxies proxies =
        http.has("trusted-proxies")
            ? new TrustedProxies(Set.copyOf(http.values("trusted-proxies", Meanings::address)))
            : TrustedProxies.LOOPBACK;
    http.done();
    return proxies;
  }

  private static MqttConfig mqtt(Section mqtt) {
    String inAddress = mqtt.has("broker") ? Meanings.userInfo(mqtt.text("broker")) : null;
    String username = mqtt.text("username");
    Secret password = SecretSource.read(mqtt, "password");
    if (inAddress != null && username == null && password == null) {
      String[] parts = inAddress.split(":", 2);
      username = parts[0];
      password = parts.length == 2 ? new Secret(parts[1]) : null;
    }
    MqttConfig config =
        new MqttConfig(
            mqtt.value("broker", WholeFile::broker),
            mqtt.value("listen", MQTT, Meanings::listen),
            mqtt.value("client-id", MqttConfig.OF_THE_INSTALLATION, Meanings::id),
            username,
            password,
            EndpointSections.read(mqtt),
            TlsSections.broker(mqtt, maySecure(mqtt)));
    for (String own : List.of("listen", "tls", "limits")) {
      if (mqtt.has("broker") && mqtt.has(own)) {
        mqtt.mistake(
            own, "is for devices that connect to the gateway; leave it out, or leave out broker");
      }
    }
    mqtt.done();
    return config;
  }

  private static URI broker(String text) {
    return Meanings.uri(
            "mqtt://127.0.0.1:1883", List.of("mqtt", "tcp", "mqtts", "ssl", "tls", "ws", "wss"))
        .of(text);
  }

  /** Also where the broker's address is refused: nothing follows from that. */
  private static boolean maySecure(Section mqtt) {
    URI broker = mqtt.value("broker", WholeFile::broker);
    return broker == null
        ? mqtt.has("broker")
        : List.of("mqtts", "ssl", "tls", "wss").contains(broker.getScheme());
  }

  private static CoapConfig coap(Section coap) {
    CoapConfig.Secure secure = null;
    if (coap.has("secure")) {
      Section section = coap.section("secure");
      secure =
          new CoapConfig.Secure(
              section.value("listen", COAPS, Meanings::listen), PskFile.read(section, "psk-file"));
      section.done();
    }
    boolean plain = coap.has("listen") || secure == null;
    ListenAddress listen = coap.value("listen", COAP, Meanings::listen);
    coap.done();
    return new CoapConfig(plain ? listen : null, secure);
  }

  private static InfluxConfig influx(Section influx) {
    Secret token = SecretSource.read(influx, "token");
    if (!influx.has("token") && !influx.has("token-file")) {
      influx.mistake("token-file", "is missing");
    }
    InfluxConfig config =
        new InfluxConfig(
            influx.value(
                "url", INFLUX, Meanings.uri("http://127.0.0.1:8086", List.of("http", "https"))),
            influx.required("org"),
            influx.required("bucket"),
            token == null ? new Secret("") : token);
    influx.done();
    return config;
  }

  /** A shipped name or a file; what stands in the file is checked by the audit. */
  private String policy(Section root) {
    String text = root.value("policy", "gas-strict", name -> name);
    if (names.policies().contains(text)) {
      return text;
    }
    Path file = root.around().resolve(text);
    if (!Files.isReadable(file)) {
      root.mistake(
          "policy",
          "expected a shipped policy or a file"
              + NearestName.hint(text, names.policies())
              + "; shipped: "
              + String.join(", ", names.policies().stream().sorted().toList())
              + "; no file "
              + file);
    }
    return file.toString();
  }

  private List<PushedMeterConfig> pushed(List<Section> sections) {
    List<PushedMeterConfig> meters = new ArrayList<>();
    for (Section meter : sections) {
      meters.add(
          new PushedMeterConfig(
              meterIds.of(meter),
              meter.value(
                  "payload",
                  "lintel-json",
                  Meanings.nameAmong(names.payloads(), "a payload decoder"))));
      meter.done();
    }
    return meters;
  }
}
