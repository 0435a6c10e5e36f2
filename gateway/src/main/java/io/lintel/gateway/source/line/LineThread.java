package io.lintel.gateway.source.line;

import io.lintel.meter.line.LineLimits;
import io.lintel.meter.line.LineListener;
import io.lintel.meter.line.LinePort;
import io.lintel.meter.line.LineRunner;
import io.lintel.meter.line.LineUri;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The one thread that owns a line's port. */
final class LineThread {
  private final LineRunner runner;
  private final Thread thread;

  /**
   * @param before the line's earlier thread, which must have let go of the port first
   */
  LineThread(String line, LineUri uri, LineListener listener, @Nullable LineThread before) {
    this.runner =
        new LineRunner(
            LinePort.Opener.of(uri), uri.timing(), LineLimits.DEFAULT, listener, System::nanoTime);
    this.thread = new Thread(() -> run(before), "lintel-line-" + line);
    thread.setDaemon(true);
    thread.start();
  }

  LineRunner runner() {
    return runner;
  }

  /** Waits for the end of a thread whose runner was closed; at most for one conversation. */
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
