package io.lintel.meter.line;

import io.lintel.meter.spi.LineSettings;
import io.lintel.meter.spi.MeterDriver;
import java.time.Duration;
import java.util.Optional;

/**
 * What the wire itself costs. A write returns long before its last bit is on the wire, so waiting
 * times are counted from {@link #wireNanos} after it. What a protocol needs beside that, its driver
 * says.
 *
 * @param settings how characters stand on the line; empty where its far end does the timing
 * @param pause how long the line is left quiet before each frame, whatever speaks on it
 */
public record LineTiming(Optional<LineSettings> settings, Duration pause) {
  /** Longer pauses would hold a line up for all its meters. */
  public static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

  private static final long SECOND = 1_000_000_000L;

  /** A link whose far end does the timing: no character time, no silence. */
  public static LineTiming none() {
    return new LineTiming(Optional.empty(), Duration.ZERO);
  }

  public static LineTiming of(LineSettings line) {
    return new LineTiming(Optional.of(line), Duration.ZERO);
  }

  /** The same line where the devices need more quiet between two requests. */
  public LineTiming pausing(Duration longer) {
    return longer.compareTo(pause) > 0 ? new LineTiming(settings, longer) : this;
  }

  /** The same line with its characters standing otherwise. */
  LineTiming at(LineSettings other) {
    return new LineTiming(Optional.of(other), pause);
  }

  /** One character with start, parity and stop bits. */
  public long characterNanos() {
    return settings.map(line -> line.bitsPerCharacter() * SECOND / line.baud()).orElse(0L);
  }

  /** How long the line is quiet before a frame of {@code driver}'s. */
  public long silenceNanos(MeterDriver driver) {
    long needed = settings.map(line -> driver.silence(line).toNanos()).orElse(0L);
    return Math.max(pause.toNanos(), needed);
  }

  /** How long {@code characters} in one run occupy the wire. */
  public long wireNanos(int characters) {
    return characters * characterNanos();
  }
}
