package io.lintel.gateway.source.line;

import io.lintel.gateway.health.Health;
import io.lintel.gateway.time.Timekeeper;
import io.lintel.meter.line.LineListener;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whether a line's port is open; tells each change of state once. */
final class LineHealth implements Health, LineListener {
  private static final Logger LOG = LoggerFactory.getLogger(LineHealth.class);

  private final String line;
  private final Timekeeper time;
  private final BiConsumer<String, String> changed;
  private volatile @Nullable Down down;
  private volatile boolean known;

  private record Down(String why, Instant since) {}

  /**
   * @param changed hears the event ({@code connected}, {@code disconnected}) and its detail
   */
  LineHealth(String line, Timekeeper time, BiConsumer<String, String> changed) {
    this.line = line;
    this.time = time;
    this.changed = changed;
  }

  @Override
  public String name() {
    return "line:" + line;
  }

  @Override
  public Optional<String> notReadyBecause() {
    Down now = down;
    return now == null ? Optional.empty() : Optional.of(now.why() + " (since " + now.since() + ")");
  }

  @Override
  public boolean essential() {
    return false;
  }

  @Override
  public void portOpened() {
    if (down != null || !known) {
      down = null;
      known = true;
      LOG.info("line={} outcome=open", line);
      changed.accept("connected", "");
    }
  }

  @Override
  public void portDown(String why) {
    if (down == null) {
      known = true;
      down = new Down(why, time.instant());
      LOG.warn("line={} outcome=down because=\"{}\"", line, why);
      changed.accept("disconnected", why);
    }
  }
}
