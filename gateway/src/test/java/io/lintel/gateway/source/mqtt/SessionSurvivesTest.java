package io.lintel.gateway.source.mqtt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.gateway.MishapTime;
import io.lintel.gateway.MishapTime.Call;
import io.lintel.gateway.journal.Kind;
import io.lintel.gateway.time.WallTimekeeper;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is thrown from inside a turn of the session, it connects again and takes messages. */
class SessionSurvivesTest {
  private static final String READING = "{\"seq\":1,\"volume_m3\":\"1\"}";

  @TempDir Path folder;
  private final WallTimekeeper wall = new WallTimekeeper(InstantSource.system(), System::nanoTime);
  private final MishapTime time = new MishapTime(wall);

  @AfterEach
  void close() {
    wall.close();
  }

  @Test
  void aLossThatCannotBeToldIsFollowedByTheNextAttempt() throws Exception {
    try (ScriptedBroker broker = new ScriptedBroker(level -> -1);
        RunningSource running = new RunningSource(broker.uri("tcp"), folder, time)) {
      broker.next();
      time.failIn(Call.INSTANT);
      while (!time.isOver()) {
        broker.next();
      }
      assertTrue(running.source().notReadyBecause().isPresent());
      broker.become(publishing());
      running.awaitEntries(all -> RunningSource.of(Kind.READING, all).size() == 1);
      assertEquals("ready", running.source().notReadyBecause().orElse("ready"));
    }
  }

  @Test
  void whatThrowsWhileConnectingIsFollowedByTheNextAttempt() throws Exception {
    ScriptedBroker.Script armed =
        new ScriptedBroker.Script() {
          @Override
          public int welcome(int level) {
            // The next to ask for the time is the one that tells the journal of the connection.
            time.failIn(Call.INSTANT);
            return 0;
          }

          @Override
          public void then(int level, OutputStream out) throws IOException {
            ScriptedBroker.publish(out, level, READING, 0);
          }
        };
    try (ScriptedBroker broker = new ScriptedBroker(armed);
        RunningSource running = new RunningSource(broker.uri("tcp"), folder, time)) {
      running.awaitEntries(all -> RunningSource.of(Kind.READING, all).size() == 1);
      assertTrue(time.isOver());
    }
  }

  @Test
  void aMessageThatThrowsEndsTheConnectionAndComesAgain() throws Exception {
    ScriptedBroker.Script armed =
        new ScriptedBroker.Script() {
          private boolean done;

          @Override
          public int welcome(int level) {
            return 0;
          }

          @Override
          public void then(int level, OutputStream out) throws IOException {
            if (!done) {
              done = true;
              time.failIn(Call.INSTANT);
            }
            ScriptedBroker.publish(out, level, READING, 0);
          }
        };
    try (ScriptedBroker broker = new ScriptedBroker(armed);
        RunningSource running = new RunningSource(broker.uri("tcp"), folder, time)) {
      running.awaitEntries(all -> RunningSource.of(Kind.READING, all).size() == 1);
      assertTrue(time.isOver());
      assertEquals("5", broker.next());
    }
  }

  private static ScriptedBroker.Script publishing() {
    return new ScriptedBroker.Script() {
      @Override
      public int welcome(int level) {
        return 0;
      }

      @Override
      public void then(int level, OutputStream out) throws IOException {
        ScriptedBroker.publish(out, level, READING, 0);
      }
    };
  }
}
