package io.lintel.gateway.clock;

/** When something happened by the gateway's clock, and what that rests on. */
public record CorrectedTime(TimeBounds bounds, ClockBasis basis) {
  static CorrectedTime of(long lo, long estimate, long hi, ClockBasis basis) {
    return new CorrectedTime(
        TimeBounds.ofMicros(lo, Math.max(lo, Math.min(hi, estimate)), hi), basis);
  }
}
