package io.lintel.gateway.clock;

/**
 * How far a device's clock is ahead of the gateway's, in microseconds: between {@code lo} and
 * {@code hi}, most likely {@code estimate}.
 */
public record OffsetInterval(long lo, long estimate, long hi, ClockBasis basis) {
  public OffsetInterval {
    if (lo > estimate || estimate > hi) {
      throw new IllegalArgumentException(
          "not lo ≤ estimate ≤ hi: " + lo + ", " + estimate + ", " + hi);
    }
  }

  static OffsetInterval between(long lo, long hi, ClockBasis basis) {
    return new OffsetInterval(lo, lo + (hi - lo) / 2, hi, basis);
  }
}
