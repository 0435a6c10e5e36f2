package io.lintel.gateway.source.line;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.meter.line.LineListener;
import io.lintel.meter.line.LineTiming;
import io.lintel.meter.line.LineUri;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** A line's thread that ends although nobody asked it to is no ready line. */
class LineThreadTest {
  private static final Instant NOON = Instant.parse("2026-11-22T04:00:00Z");
  private static final LineListener DEADLY =
      new LineListener() {
        @Override
        public void portOpened() {
          throw new StackOverflowError("in portOpened");
        }

        @Override
        public void portDown(String why) {
          throw new StackOverflowError("in portDown");
        }

        @Override
        public void defect(String at, Throwable what) {
          throw new StackOverflowError("in defect");
        }
      };

  private static LineThread thread() {
    return new LineThread(
        "riser", LineUri.parse("tcp://127.0.0.1:1"), LineTiming.none(), DEADLY, () -> NOON, null);
  }

  @Test
  void aDeadOneSaysSinceWhenAndWhy() {
    LineThread thread = thread();
    thread.join(Duration.ofSeconds(20));
    assertEquals("line:riser", thread.watch().name());
    String said = thread.watch().notReadyBecause().orElse("ready");
    assertTrue(said.contains("nobody is reading the line riser since " + NOON), said);
    assertTrue(said.contains("in defect"), said);
  }
}
