package io.lintel.gateway.audit;

import io.lintel.gateway.clock.TimeBounds;
import io.lintel.meter.reading.GasVolume.Conditions;
import java.math.BigDecimal;

/**
 * One index that a meter told, of one conditions: only such are held against each other.
 *
 * @param cubicMetres as told
 */
record MeterIndex(MeterWord word, Conditions at, BigDecimal cubicMetres) {
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
