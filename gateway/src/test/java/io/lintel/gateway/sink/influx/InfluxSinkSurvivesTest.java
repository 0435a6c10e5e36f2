package io.lintel.gateway.sink.influx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.gateway.MishapJournal;
import io.lintel.gateway.journal.Cursors;
import io.lintel.gateway.journal.Kind;
import io.lintel.gateway.journal.Observation;
import io.lintel.meter.wire.Bytes;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whatever is thrown between two writes, the next is made without a commit to wake the sink. */
class InfluxSinkSurvivesTest {
  private static final Instant NOON = Instant.parse("2026-11-22T04:00:00Z");

  private final Vertx vertx = Vertx.vertx();
  private final MishapJournal journal = new MishapJournal();
  private final LinkedBlockingQueue<String> written = new LinkedBlockingQueue<>();
  private InfluxSink sink;

  @BeforeEach
  void deploy() {
    PointStore store =
        new PointStore() {
          @Override
          public Answer write(List<String> lines) {
            // The next to ask where the journal ends is the sink, about its next step.
            journal.failInLast(new StackOverflowError("in last"));
            written.add(sink.lastError().orElse("ready"));
            return new Answer.Accepted();
          }

          @Override
          public void close() {}
        };
    Cursors cursors =
        new Cursors() {
          @Override
          public long load(String name) {
            return 0;
          }

          @Override
          public void save(String name, long seq) {}
        };
    sink =
        new InfluxSink(
            store,
            new InfluxSink.Outside(
                journal,
                cursors,
                new MemorySetAside(),
                ZoneOffset.UTC,
                InstantSource.system(),
                new SimpleMeterRegistry()));
    vertx.deployVerticle(sink).await();
  }

  @AfterEach
  void stop() {
    vertx.close().await();
  }

  private void reading(long number) {
    var unused =
        journal.append(
            List.of(
                new Observation(
                    Kind.READING,
                    "mqtt",
                    "G-1",
                    null,
                    number,
                    null,
                    null,
                    NOON,
                    Bytes.of("{\"volume_m3\":\"1\"}".getBytes(StandardCharsets.UTF_8)),
                    Bytes.empty())));
  }

  @Test
  void itGoesOnAndSaysSoMeanwhile() throws Exception {
    reading(1);
    assertEquals("ready", written.poll(20, TimeUnit.SECONDS));
    reading(2);
    String said = written.poll(20, TimeUnit.SECONDS);
    assertTrue(said != null && said.contains("uploading readings fails since"), said);
  }
}
