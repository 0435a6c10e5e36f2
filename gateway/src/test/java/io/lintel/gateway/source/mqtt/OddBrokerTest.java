package io.lintel.gateway.source.mqtt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.gateway.journal.Entry;
import io.lintel.gateway.journal.Kind;
import io.lintel.gateway.source.mqtt.ScriptedBroker.Script;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Brokers that speak an older version, grant less, say nothing, or send too much. */
class OddBrokerTest {
  private static final String READING = "{\"seq\":1,\"volume_m3\":\"1\"}";
  private static final int HUGE = 60 * 1024 * 1024;

  @TempDir Path folder;

  /** Refuses every version but {@code spoken} in the way of that version. */
  private static Script speaks(int spoken) {
    return new Script() {
      @Override
      public int welcome(int level) {
        return level == spoken ? 0 : 1;
      }

      @Override
      public void then(int level, OutputStream out) throws IOException {
        ScriptedBroker.publish(out, level, READING, 0);
      }
    };
  }

  private static Script grants(int... codes) {
    return new Script() {
      @Override
      public int welcome(int level) {
        return 0;
      }

      @Override
      public int[] grants(int level) {
        return codes;
      }
    };
  }

  @ParameterizedTest(name = "protocol level {0}")
  @ValueSource(ints = {4, 5})
  void aBrokerIsSpokenToInTheVersionItSpeaks(int level) throws Exception {
    try (ScriptedBroker broker = new ScriptedBroker(speaks(level));
        RunningSource running = new RunningSource(broker.uri("mqtt"), folder)) {
      running.awaitEntries(all -> RunningSource.of(Kind.READING, all).size() == 1);
      assertEquals("5", broker.next());
      if (level == 4) {
        assertEquals("4", broker.next());
      }
      assertEquals("ack", broker.next());
    }
  }

  @Test
  void aBrokerThatClosesWithoutAWordIsSaidToAndIsFoundWhenItSpeaks() throws Exception {
    try (ScriptedBroker broker = new ScriptedBroker(level -> -1);
        RunningSource running = new RunningSource(broker.uri("tcp"), folder)) {
      assertEquals(List.of("5", "4", "5"), List.of(broker.next(), broker.next(), broker.next()));
      String why = running.source().notReadyBecause().orElseThrow();
      assertTrue(why.contains("ended the connection without a word after the connect"), why);
      broker.become(speaks(5));
      running.awaitEntries(all -> RunningSource.of(Kind.READING, all).size() == 1);
    }
  }

  @Test
  void whatIsNotGrantedIsNamedTopicByTopic() throws Exception {
    try (ScriptedBroker broker = new ScriptedBroker(grants(1, 0x87, 0));
        RunningSource running = new RunningSource(broker.uri("tcp"), folder)) {
      broker.next();
      broker.next();
      String why = running.source().notReadyBecause().orElseThrow();
      assertTrue(
          why.contains(
              "lintel/v1/recorders/+/events is not allowed; lintel/v1/visits/+/steps is granted"
                  + " with QoS 0 only"),
          why);
      broker.become(speaks(5));
      running.awaitEntries(all -> RunningSource.of(Kind.READING, all).size() == 1);
    }
  }

  @Test
  void aClientThatIsNotLetInIsToldWhereToLook() throws Exception {
    try (ScriptedBroker broker = new ScriptedBroker(level -> level == 5 ? 0x86 : 4);
        RunningSource running = new RunningSource(broker.uri("tcp"), folder)) {
      broker.next();
      broker.next();
      String why = running.source().notReadyBecause().orElseThrow();
      assertTrue(why.contains("mqtt.username"), why);
    }
  }

  @ParameterizedTest(name = "protocol level {0}")
  @ValueSource(ints = {4, 5})
  void aMessageOfSixtyMegabytesIsRefusedAcknowledgedAndForgotten(int level) throws Exception {
    Script huge =
        new Script() {
          @Override
          public int welcome(int offered) {
            return offered == level ? 0 : 1;
          }

          @Override
          public void then(int offered, OutputStream out) throws IOException {
            ScriptedBroker.publish(out, offered, READING, HUGE);
            ScriptedBroker.publish(out, offered, READING, 0);
          }
        };
    try (ScriptedBroker broker = new ScriptedBroker(huge);
        RunningSource running = new RunningSource(broker.uri("mqtt"), folder)) {
      List<Entry> entries =
          running.awaitEntries(all -> RunningSource.of(Kind.READING, all).size() == 1);
      assertEquals(1, RunningSource.of(Kind.REJECTED, entries).size());
    }
  }
}
