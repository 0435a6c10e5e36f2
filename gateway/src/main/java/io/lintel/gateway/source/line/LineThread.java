package io.lintel.gateway.source.line;

import io.lintel.gateway.health.Supervised;
import io.lintel.meter.line.LineLimits;
import io.lintel.meter.line.LineListener;
import io.lintel.meter.line.LinePort;
import io.lintel.meter.line.LineRunner;
import io.lintel.meter.line.LineTiming;
import io.lintel.meter.line.LineUri;
import java.time.Duration;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** The one thread that owns a line's port. */
final class LineThread {
  private final LineUri uri;
  private final LineTiming timing;
  private final LineRunner runner;
  private final Supervised watch;
  private final Thread thread;

  /**
   * @param before the line's earlier thread, which must have let go of the port first
   */
  LineThread(
      String line,
      LineUri uri,
      LineTiming timing,
      LineListener listener,
      InstantSource time,
      @Nullable LineThread before) {
    this.uri = uri;
    this.timing = timing;
    this.runner =
        new LineRunner(
            LinePort.Opener.of(uri), timing, LineLimits.DEFAULT, listener, System::nanoTime);
    this.watch = new Supervised("line:" + line, "reading the line " + line, false, time);
    this.thread = watch.thread("lintel-line-" + line, () -> run(before));
    thread.start();
  }

  LineRunner runner() {
    return runner;
  }

  /** Whether its thread lives, or was asked to end. */
  Supervised watch() {
    return watch;
  }

  boolean carries(LineUri other, LineTiming timingOfOther) {
    return uri.toString().equals(other.toString()) && timing.equals(timingOfOther);
  }

  /** Ends after the conversation that holds the line; does not wait for it. */
  void stop() {
    watch.ending();
    runner.stop();
  }

  /** Waits for the end of a thread that was stopped; at most for one conversation. */
  void join(Duration atMost) {
    try {
      thread.join(atMost.toMillis());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void run(@Nullable LineThread before) {
    if (before != null) {
      before.join(LineLimits.DEFAULT.conversation());
    }
    runner.run();
  }
}
