package io.lintel.gateway.source.mqtt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.gateway.config.ListenAddress;
import io.lintel.gateway.config.MqttConfig;
import io.lintel.gateway.config.Secret;
import io.lintel.gateway.journal.Entry;
import io.lintel.gateway.journal.Kind;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.packet.MqttReturnCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedBrokerTest {
  /** More than the broker keeps by default for a session that is away. */
  private static final int WHILE_AWAY = 3_000;

  @TempDir Path folder;

  @Test
  void theEmbeddedBrokerServesAndKeepsWhatComesWhileTheGatewayIsAway() throws Exception {
    try (EmbeddedBroker broker =
        EmbeddedBroker.start(RunningSource.config(), folder.resolve("broker"))) {
      Conversation.hold(broker.uri(), folder.resolve("data"));
      try (Publisher publisher = new Publisher(broker.uri(), "meters")) {
        for (int seq = 0; seq < WHILE_AWAY; seq++) {
          // Paho may complete a publish a moment before it counts it out of flight, and refuse the
          // next.
          publisher.insist(
              "lintel/v1/meters/G-9/readings",
              "{\"seq\":" + seq + ",\"volume_m3\":\"" + seq + ".25\"}");
        }
      }
      try (RunningSource again = new RunningSource(broker.uri(), folder.resolve("data"))) {
        List<Entry> entries =
            again.awaitEntries(
                all -> sequences(all).size() == WHILE_AWAY && all.size() >= WHILE_AWAY);
        assertEquals(WHILE_AWAY, sequences(entries).size());
      }
    }
  }

  private static Set<Long> sequences(List<Entry> entries) {
    Set<Long> sequences = new HashSet<>();
    for (Entry entry : RunningSource.of(Kind.READING, entries)) {
      Long sequence = entry.observation().sequence();
      if (entry.observation().device().equals("G-9") && sequence != null) {
        assertTrue(sequences.add(sequence), () -> "twice: " + entry);
      }
    }
    return sequences;
  }

  @Test
  void aTakenPortIsSaidPlainly() throws Exception {
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      MqttConfig config =
          new MqttConfig(
              null, new ListenAddress("127.0.0.1", other.getLocalPort()), "lintel", null, null);
      UncheckedIOException refused =
          assertThrows(
              UncheckedIOException.class, () -> EmbeddedBroker.start(config, folder.resolve("b")));
      assertTrue(
          String.valueOf(refused.getMessage()).contains("change mqtt.listen"), refused::toString);
    }
  }

  @Test
  void whereAUserIsConfiguredNobodyElseComesIn() throws Exception {
    MqttConfig config =
        new MqttConfig(
            null, new ListenAddress("127.0.0.1", 0), "lintel", "gateway", new Secret("s3cret"));
    try (EmbeddedBroker broker = EmbeddedBroker.start(config, folder.resolve("broker"))) {
      assertThrows(MqttException.class, () -> new Publisher(broker.uri(), "stranger").close());
    }
  }

  @Test
  void devicesWaitUntilTheGatewayHasSubscribedOnceForAll() throws Exception {
    MqttConfig config = RunningSource.config();
    Path data = folder.resolve("broker");
    try (EmbeddedBroker broker = EmbeddedBroker.start(config, data)) {
      MqttException refused =
          assertThrows(MqttException.class, () -> new Publisher(broker.uri(), "meter").close());
      assertEquals(MqttReturnCode.RETURN_CODE_SERVER_UNAVAILABLE, refused.getReasonCode());
      new RunningSource(broker.uri(), folder.resolve("data")).close();
      new Publisher(broker.uri(), "meter").close();
    }
    try (EmbeddedBroker again = EmbeddedBroker.start(config, data)) {
      new Publisher(again.uri(), "meter").close();
    }
  }

  @Test
  void theQueueFollowsTheDisk() {
    assertEquals(10_000, BrokerFolders.queue(0));
    assertEquals(655_360, BrokerFolders.queue(10L << 30));
    assertEquals(50_000_000, BrokerFolders.queue(Long.MAX_VALUE / 4));
  }
}
