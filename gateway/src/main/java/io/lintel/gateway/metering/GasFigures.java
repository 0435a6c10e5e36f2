package io.lintel.gateway.metering;

import io.lintel.meter.reading.GasVolume.Conditions;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * One quantity of gas as a meter tells it: at line conditions (as metered), at base conditions (as
 * a corrector turns it), at both, or not at all. Figures of unlike conditions are never compared.
 */
public record GasFigures(@Nullable BigDecimal line, @Nullable BigDecimal base) {
  public static final GasFigures NONE = new GasFigures(null, null);

  public static GasFigures of(BigDecimal figure, Conditions at) {
    return at == Conditions.LINE ? new GasFigures(figure, null) : new GasFigures(null, figure);
  }

  public @Nullable BigDecimal at(Conditions conditions) {
    return conditions == Conditions.LINE ? line : base;
  }

  /** What is billed: at base conditions where the meter converts. */
  public @Nullable BigDecimal billed() {
    return base == null ? line : base;
  }

  /** The conditions of {@link #billed}; null where nothing is told. */
  public @Nullable Conditions billedAt() {
    if (base != null) {
      return Conditions.BASE;
    }
    return line == null ? null : Conditions.LINE;
  }

  /** Whether what is told at either of them is above zero. */
  public boolean flows() {
    return positive(line) || positive(base);
  }

  private static boolean positive(@Nullable BigDecimal figure) {
    return figure != null && figure.signum() > 0;
  }
}
