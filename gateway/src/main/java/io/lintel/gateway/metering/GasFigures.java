package io.lintel.gateway.metering;

import io.lintel.meter.reading.GasVolume.Conditions;
import java.math.BigDecimal;
import java.util.Objects;
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

  /** Whether both are told, and not only one of them. */
  public boolean both() {
    return line != null && base != null;
  }

  /** The figure told at either of them, if any is above zero. */
  public boolean flows() {
    return positive(line) || positive(base);
  }

  private static boolean positive(@Nullable BigDecimal figure) {
    return figure != null && Objects.requireNonNull(figure).signum() > 0;
  }
}
