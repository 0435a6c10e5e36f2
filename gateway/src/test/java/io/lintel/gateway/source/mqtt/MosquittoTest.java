package io.lintel.gateway.source.mqtt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.gateway.journal.Entry;
import io.lintel.gateway.journal.Kind;
import io.lintel.testing.Mosquitto;
import io.lintel.testing.Needs;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MosquittoTest {
  private static final int MESSAGES = 3_000;
  private static final String TOPIC = "lintel/v1/meters/G-1/readings";

  @TempDir Path folder;

  @BeforeEach
  void needsMosquitto() {
    Needs.command("mosquitto");
  }

  @Test
  void mosquittoAsALocalProcessServes() throws Exception {
    try (Mosquitto broker = new Mosquitto(folder)) {
      Conversation.hold(broker.uri(), folder.resolve("journal"));
    }
  }

  @Test
  void aBrokerThatRestartsInMidStreamLosesAndDoublesNothing() throws Exception {
    try (Mosquitto broker = new Mosquitto(folder);
        RunningSource running = new RunningSource(broker.uri(), folder.resolve("journal"));
        Publisher meter = new Publisher(broker.uri(), "meter")) {
      running.awaitLife(1);
      for (int seq = 0; seq < MESSAGES; seq++) {
        meter.insist(TOPIC, "{\"seq\":" + seq + ",\"volume_m3\":\"" + seq + ".125\"}");
        if (seq % 1000 == 500) {
          broker.restart();
        }
      }
      List<Entry> entries = running.awaitEntries(all -> sequences(all).size() == MESSAGES);
      assertEquals(MESSAGES, RunningSource.of(Kind.READING, entries).size());
      // Two restarts in a row may be one interruption to the gateway.
      int life = RunningSource.of(Kind.GATEWAY, entries).size();
      assertTrue(life >= 3, () -> "connected, lost and found again at least once, found " + life);
    }
  }

  @Test
  void theGatewayStartsBeforeItsBrokerAndSaysSo() throws Exception {
    try (Mosquitto broker = new Mosquitto(folder)) {
      broker.halt();
      try (RunningSource running = new RunningSource(broker.uri(), folder.resolve("journal"))) {
        assertTrue(running.source().notReadyBecause().orElse("").contains("127.0.0.1"));
        broker.restart();
        List<Entry> entries = running.awaitLife(1);
        assertNull(entries.get(0).observation().sequence());
      }
    }
  }

  private static Set<Long> sequences(List<Entry> entries) {
    Set<Long> sequences = new HashSet<>();
    RunningSource.of(Kind.READING, entries)
        .forEach(entry -> sequences.add(entry.observation().sequence()));
    return sequences;
  }
}
