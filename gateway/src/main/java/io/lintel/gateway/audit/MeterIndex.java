package io.lintel.gateway.audit;

import io.lintel.gateway.clock.TimeBounds;
import io.lintel.meter.reading.GasVolume.Conditions;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * One index that a meter told, of one conditions: only such are held against each other.
 *
 * @param cubicMetres as told
 */
record MeterIndex(MeterWord word, Conditions at, BigDecimal cubicMetres) {
  /** What {@code word} told at those conditions, or null. */
  static @Nullable MeterIndex of(MeterWord word, Conditions at) {
    BigDecimal told = word.fact().index().at(at);
    return told == null ? null : new MeterIndex(word, at, told);
  }

  TimeBounds time() {
    return word.time();
  }

  long seq() {
    return word.seq();
  }

  /** The digit that is not told. */
  BigDecimal ulp() {
    return BigDecimal.ONE.movePointLeft(Math.max(0, cubicMetres.scale()));
  }
}
