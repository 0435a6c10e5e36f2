package io.lintel.gateway.source.mqtt;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.gateway.journal.Entry;
import io.lintel.gateway.journal.Kind;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What must hold at any broker. */
final class Conversation {
  private Conversation() {}

  static void hold(URI broker, Path folder) throws Exception {
    try (RunningSource running = new RunningSource(broker, folder);
        Publisher publisher = new Publisher(broker, "devices")) {
      running.awaitLife(1);
      publisher.retained("lintel/v1/meters/G-0/readings", "{\"seq\":1,\"volume_m3\":\"0.5\"}");
      publisher.publish(
          "lintel/v1/meters/G-1/readings",
          "[{\"at\":\"2026-11-22T08:00:00+08:00\",\"seq\":1,\"volume_m3\":\"1.5\"},{\"seq\":2,\"volume_m3\":true}]");
      publisher.publish(
          "lintel/v1/recorders/R-7/events",
          "{\"at\":\"2026-11-22T08:00:00+08:00\",\"seq\":1,\"type\":\"power_on\"}");
      publisher.publish(
          "lintel/v1/visits/V-1/steps",
          "{\"at\":\"2026-11-22T08:00:00Z\",\"step\":\"knocked\",\"technician\":\"T-7\",\"id\":\"u-1\"}");
      publisher.publish("lintel/v1/meters/G-2/readings", "{");
      publisher.publish("lintel/v1/meters/G-2/extra/readings", "{}");
      publisher.publish("lintel/v1/meters/G-3/readings", "{\"seq\":3,\"volume_m3\":\"3\"}");

      List<Entry> entries = running.awaitEntries(Conversation::hasAll);
      assertEquals(List.of("G-0", "G-1", "G-3"), devices(Kind.READING, entries));
      assertEquals(List.of("R-7"), devices(Kind.RECORDER_EVENT, entries));
      assertEquals(List.of("T-7"), devices(Kind.STEP, entries));
      assertEquals(List.of("G-1", "G-2"), devices(Kind.REJECTED, entries));
      // A broker keeps the order of one topic, not of several.
      Entry bad =
          RunningSource.of(Kind.REJECTED, entries).stream()
              .filter(entry -> entry.observation().device().equals("G-1"))
              .findFirst()
              .orElseThrow();
      assertEquals(
          "{\"kind\":\"READING\",\"length\":\"89\",\"reason\":\"[1].volume_m3: expected a decimal such as"
              + " \\\"1234.567\\\", not below 0, found true\","
              + "\"where\":\"lintel/v1/meters/G-1/readings\"}",
          body(bad));
      assertTrue(body(entries.get(0)).contains("\"connected\""));
      assertEquals(Optional.empty(), running.source().notReadyBecause());
    }
  }

  private static boolean hasAll(List<Entry> entries) {
    return devices(Kind.READING, entries).size() == 3
        && devices(Kind.RECORDER_EVENT, entries).size() == 1
        && devices(Kind.STEP, entries).size() == 1
        && devices(Kind.REJECTED, entries).size() == 2;
  }

  private static List<String> devices(Kind kind, List<Entry> entries) {
    return RunningSource.of(kind, entries).stream()
        .map(entry -> entry.observation().device())
        .sorted()
        .toList();
  }

  static String body(Entry entry) {
    return new String(entry.observation().body().toArray(), UTF_8);
  }
}
