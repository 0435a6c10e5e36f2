package io.lintel.gateway.clock;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoField;
import org.jspecify.annotations.Nullable;

/**
 * When something happened, as far as the clocks can tell: not before {@code lo}, not after {@code
 * hi}, most likely at {@code estimate}.
 *
 * <p>Kept as microseconds, in which nearly all is compared: a city's day has millions of these. The
 * instants are made when somebody asks.
 */
public final class TimeBounds {
  private final long loMicros;
  private final long estimateMicros;
  private final long hiMicros;

  /** Each made once or, by several threads at once, more often: always the same. */
  private @Nullable Instant lo;

  private @Nullable Instant estimate;
  private @Nullable Instant hi;

  /** Throws {@link IllegalArgumentException} unless lo ≤ estimate ≤ hi. */
  public TimeBounds(Instant lo, Instant estimate, Instant hi) {
    this.loMicros = Micros.of(lo);
    this.estimateMicros = Micros.of(estimate);
    this.hiMicros = Micros.of(hi);
    // Kept, for the middle of two may lie between two microseconds.
    this.lo = lo;
    this.estimate = estimate;
    this.hi = hi;
    if (lo.isAfter(estimate) || estimate.isAfter(hi)) {
      throw unordered();
    }
  }

  private TimeBounds(long lo, long estimate, long hi) {
    this.loMicros = lo;
    this.estimateMicros = estimate;
    this.hiMicros = hi;
    if (lo > estimate || estimate > hi) {
      throw unordered();
    }
  }

  /**
   * In microseconds since 1970; throws {@link IllegalArgumentException} unless lo ≤ estimate ≤ hi.
   */
  public static TimeBounds ofMicros(long lo, long estimate, long hi) {
    return new TimeBounds(lo, estimate, hi);
  }

  /** Whether this was after all of {@code from} and before all of {@code to}. */
  public boolean isWithin(TimeBounds from, TimeBounds to) {
    return loMicros >= from.hiMicros && hiMicros <= to.loMicros;
  }

  public static TimeBounds exactly(Instant instant) {
    return new TimeBounds(instant, instant, instant);
  }

  /** The estimate in the middle. */
  public static TimeBounds between(Instant lo, Instant hi) {
    return new TimeBounds(lo, lo.plus(Duration.between(lo, hi).dividedBy(2)), hi);
  }

  public Instant lo() {
    Instant made = lo;
    if (made == null) {
      made = Micros.instant(loMicros);
      lo = made;
    }
    return made;
  }

  public Instant estimate() {
    Instant made = estimate;
    if (made == null) {
      made = Micros.instant(estimateMicros);
      estimate = made;
    }
    return made;
  }

  public Instant hi() {
    Instant made = hi;
    if (made == null) {
      made = Micros.instant(hiMicros);
      hi = made;
    }
    return made;
  }

  public long loMicros() {
    return loMicros;
  }

  public long estimateMicros() {
    return estimateMicros;
  }

  public long hiMicros() {
    return hiMicros;
  }

  /** The larger distance from the estimate to an end. */
  public Duration uncertainty() {
    Duration down = Duration.between(lo(), estimate());
    Duration up = Duration.between(estimate(), hi());
    return down.compareTo(up) > 0 ? down : up;
  }

  // A day's links and stories are compared with those before, so no instant is made for it.
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof TimeBounds that
        && loMicros == that.loMicros
        && estimateMicros == that.estimateMicros
        && hiMicros == that.hiMicros
        && beyondMicros(lo) == beyondMicros(that.lo)
        && beyondMicros(estimate) == beyondMicros(that.estimate)
        && beyondMicros(hi) == beyondMicros(that.hi);
  }

  /** The nanoseconds that an end lies after its microsecond: one not made yet lies on it. */
  private static int beyondMicros(@Nullable Instant end) {
    return end == null ? 0 : end.get(ChronoField.NANO_OF_SECOND) % 1_000;
  }

  @Override
  public int hashCode() {
    return 31 * (31 * Long.hashCode(loMicros) + Long.hashCode(estimateMicros))
        + Long.hashCode(hiMicros);
  }

  @Override
  public String toString() {
    return "TimeBounds[lo=" + lo() + ", estimate=" + estimate() + ", hi=" + hi() + "]";
  }

  private IllegalArgumentException unordered() {
    return new IllegalArgumentException(
        "not lo ≤ estimate ≤ hi: " + lo() + ", " + estimate() + ", " + hi());
  }
}
