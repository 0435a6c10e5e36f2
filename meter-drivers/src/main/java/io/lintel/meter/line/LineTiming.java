package io.lintel.meter.line;

import java.time.Duration;

/**
 * What the wire itself costs, in nanoseconds. A write returns long before its last bit is on the
 * wire, so waiting times are counted from {@link #wireNanos} after it.
 *
 * @param characterNanos one character with start, parity and stop bits
 * @param silenceNanos how long a line is quiet between two frames
 */
public record LineTiming(long characterNanos, long silenceNanos) {
  private static final long SECOND = 1_000_000_000L;

  /** Modbus over serial line V1.02, 2.5.1.1: above 19,200 baud the silence is fixed. */
  private static final int FASTEST_WITH_COUNTED_SILENCE = 19_200;

  private static final long FIXED_SILENCE = 1_750_000L;

  /** 3.5 characters of 11 bits: the standard counts 11 whatever the parity is. */
  private static final double SILENT_BITS = 3.5 * 11;

  /** A link whose far end does the timing: no character time, no silence. */
  public static LineTiming none() {
    return new LineTiming(0, 0);
  }

  public static LineTiming of(LineSettings line) {
    long silence =
        line.baud() > FASTEST_WITH_COUNTED_SILENCE
            ? FIXED_SILENCE
            : (long) Math.ceil(SILENT_BITS * SECOND / line.baud());
    return new LineTiming(line.bitsPerCharacter() * SECOND / line.baud(), silence);
  }

  /** The same line where the devices need more quiet between two requests. */
  public LineTiming pausing(Duration pause) {
    return new LineTiming(characterNanos, Math.max(silenceNanos, pause.toNanos()));
  }

  /** How long {@code characters} in one run occupy the wire. */
  public long wireNanos(int characters) {
    return characters * characterNanos;
  }
}
