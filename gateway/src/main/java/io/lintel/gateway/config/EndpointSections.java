package io.lintel.gateway.config;

import io.lintel.gateway.config.EndpointConfig.Limits;
import io.lintel.gateway.config.EndpointConfig.Tls;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What the file says of the gateway's own MQTT endpoint. */
final class EndpointSections {
  private static final ListenAddress TLS = new ListenAddress("127.0.0.1", 8883);
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Duration LONGEST_KEEP_ALIVE = Duration.ofHours(18);
  private static final Duration LONGEST_GREETING = Duration.ofMinutes(10);
  private static final Duration LONGEST_AGAIN = Duration.ofDays(1);
  private static final int LEAST_PACKET = 1_024;
  private static final int LARGEST_PACKET = 64 << 20;
  private static final int MOST_CLIENTS = 1_000_000;
  private static final int MOST_IN_FLIGHT = 65_535;
  private static final int MOST_A_SECOND = 10_000_000;
  private static final int LONGEST_TOPIC = 65_535;

  private EndpointSections() {}

  static EndpointConfig read(Section mqtt) {
    Tls tls = mqtt.has("tls") ? tls(mqtt.section("tls")) : null;
    return new EndpointConfig(
        mqtt.has("listen") || tls == null, tls, limits(mqtt.section("limits")));
  }

  private static Tls tls(Section section) {
    section.required("cert-file");
    section.required("key-file");
    Tls tls =
        new Tls(
            section.value("listen", TLS, Meanings::listen),
            file(section, "cert-file"),
            file(section, "key-file"),
            section.has("ca-file") ? file(section, "ca-file") : null);
    section.done();
    return tls;
  }

  private static Path file(Section section, String key) {
    String text = section.text(key);
    Path file = section.around().resolve(text == null ? "" : text);
    if (text != null && !(Files.isRegularFile(file) && Files.isReadable(file))) {
      section.mistake(key, "expected a PEM file that can be read, found '" + text + "'");
    }
    return file;
  }

  private static Limits limits(Section section) {
    Limits usual = Limits.DEFAULT;
    Limits limits =
        new Limits(
            number(section, "packet-bytes", usual.packetBytes(), LEAST_PACKET, LARGEST_PACKET),
            number(section, "clients", usual.clients(), 1, MOST_CLIENTS),
            number(section, "clients-per-address", usual.clientsOfAnAddress(), 1, MOST_CLIENTS),
            number(section, "in-flight", usual.inFlight(), 1, MOST_IN_FLIGHT),
            number(section, "messages-per-second", usual.messagesPerSecond(), 1, MOST_A_SECOND),
            section.value(
                "keep-alive",
                usual.keepAlive(),
                Meanings.durationBetween(SECOND, LONGEST_KEEP_ALIVE)),
            number(section, "topic-bytes", usual.topicBytes(), 1, LONGEST_TOPIC),
            section.value(
                "connect-within",
                usual.connectWithin(),
                Meanings.durationBetween(SECOND, LONGEST_GREETING)),
            section.value(
                "command-again",
                usual.commandAgain(),
                Meanings.durationBetween(SECOND, LONGEST_AGAIN)));
    section.done();
    return limits;
  }

  private static int number(Section section, String key, int otherwise, int least, int most) {
    @Nullable Integer found =
        section.value(
            key,
            text -> {
              if (!text.matches("\\d{1,9}")
                  || Integer.parseInt(text) < least
                  || Integer.parseInt(text) > most) {
                throw new IllegalArgumentException(
                    "expected a whole number from " + least + " to " + most);
              }
              return Integer.parseInt(text);
            });
    return found == null ? otherwise : found;
  }
}
