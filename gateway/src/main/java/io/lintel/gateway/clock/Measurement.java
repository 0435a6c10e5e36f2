package io.lintel.gateway.clock;

/**
 * A look at a device's clock beside absolute time: the offset at one moment, in microseconds.
 *
 * @param seq the journal number of what tells of it
 * @param basis what the absolute time came from
 * @param at the moment, by the gateway's clock
 * @param lo how far the device's clock was ahead at least
 * @param hi … and at most
 */
public record Measurement(long seq, ClockBasis basis, long at, long lo, long hi) {
  public Measurement {
    if (lo > hi) {
      throw new IllegalArgumentException("not lo ≤ hi: " + lo + ", " + hi);
    }
  }

  /** The device showed {@code shown} at {@code at}; both are good to {@code within}. */
  public static Measurement of(long seq, ClockBasis basis, long shown, long at, long within) {
    return new Measurement(seq, basis, at, shown - at - within, shown - at + within);
  }

  public long middle() {
    return lo + (hi - lo) / 2;
  }
}
