package io.lintel.meter.reading;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Objects;

/** A gas volume, exact to the millilitre, with the conditions it is stated at. */
public record GasVolume(long millilitres, Conditions at) {
  /** Line (as measured) or base (converted to reference pressure and temperature). */
  public enum Conditions {
    LINE,
    BASE;

    /** {@code line} or {@code base}. */
    public String wireName() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private static final int DECIMALS_OF_A_CUBIC_METRE = 6;

  public GasVolume {
    Objects.requireNonNull(at, "at");
    if (millilitres < 0) {
      throw new IllegalArgumentException("negative volume: " + millilitres + " ml");
    }
  }

  /** The most millilitres, in m³. */
  private static final BigDecimal MOST =
      BigDecimal.valueOf(Long.MAX_VALUE, DECIMALS_OF_A_CUBIC_METRE);

  /** Whether so many m³ can be a volume at all: not negative, and not above 9.2 × 10¹² m³. */
  public static boolean fits(BigDecimal cubicMetres) {
    return cubicMetres.signum() >= 0 && cubicMetres.compareTo(MOST) <= 0;
  }

  /**
   * Digits below a millilitre are cut off: an index never shows more than has passed.
   *
   * @throws IllegalArgumentException if negative or above 9.2 × 10¹² m³
   */
  public static GasVolume ofCubicMetres(BigDecimal cubicMetres, Conditions at) {
    if (!fits(cubicMetres)) {
      throw new IllegalArgumentException("volume out of range: " + cubicMetres + " m³");
    }
    return new GasVolume(
        cubicMetres
            .movePointRight(DECIMALS_OF_A_CUBIC_METRE)
            .setScale(0, RoundingMode.DOWN)
            .longValueExact(),
        at);
  }

  /** In m³, without trailing zeros. */
  public BigDecimal cubicMetres() {
    BigDecimal exact = BigDecimal.valueOf(millilitres, DECIMALS_OF_A_CUBIC_METRE);
    return exact.signum() == 0 ? BigDecimal.ZERO : exact.stripTrailingZeros();
  }
}
