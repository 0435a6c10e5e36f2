package io.lintel.gateway.source.mqtt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.gateway.MishapJournal;
import io.lintel.gateway.intake.GatewayLife;
import io.lintel.gateway.journal.Observation;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whatever the journal or one acknowledgement throws, the next message is acknowledged. */
class AcknowledgerSurvivesTest {
  private static final List<Observation> ONE =
      List.of(
          GatewayLife.observation("mqtt", "connected", "", Instant.parse("2026-11-22T04:00:00Z")));

  private final MishapJournal journal = new MishapJournal();
  private final LinkedBlockingQueue<Integer> acknowledged = new LinkedBlockingQueue<>();
  private final Intray intray =
      new Intray(journal, new MqttMetrics(new SimpleMeterRegistry()), InstantSource.system());

  @AfterEach
  void close() {
    intray.close();
  }

  private void acknowledges(int id) throws InterruptedException {
    assertEquals(
        id, acknowledged.poll(20, TimeUnit.SECONDS), () -> intray.refusal().orElse("ready"));
  }

  @Test
  void aJournalThatThrowsIsAskedAgain() throws Exception {
    journal.failInAppend(new StackOverflowError("in append"));
    intray.put(ONE, acknowledged::add, 1);
    acknowledges(1);
    intray.put(ONE, acknowledged::add, 2);
    acknowledges(2);
    assertTrue(journal.isOver());
    assertEquals(2, journal.last());
  }

  @Test
  void anAcknowledgementThatThrowsKeepsNobodyElseFromTheirs() throws Exception {
    intray.put(
        ONE,
        id -> {
          throw new StackOverflowError("in an acknowledgement");
        },
        1);
    intray.put(ONE, acknowledged::add, 2);
    acknowledges(2);
    intray.put(ONE, acknowledged::add, 3);
    acknowledges(3);
  }
}
