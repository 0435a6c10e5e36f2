package io.lintel.meter.modbus.profile;

import io.lintel.meter.modbus.NumberFormat;
import io.lintel.meter.modbus.RegisterImage;
import io.lintel.meter.modbus.RegisterSpan;
import io.lintel.meter.reading.GasVolume;
import io.lintel.meter.reading.MeasuredValue;
import io.lintel.meter.reading.Quantity;
import io.lintel.meter.wire.Bytes;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a number stands and what it means: {@code value = number × scale + offset}.
 *
 * @param least values below mean a broken sensor; null for no bound
 * @param most values above do; null for no bound
 * @param unavailable what the registers hold where the meter has no value
 * @param required a reading without this value is no reading
 */
record ValueField(
    Quantity quantity,
    String unit,
    RegisterSpan span,
    NumberFormat format,
    BigDecimal scale,
    BigDecimal offset,
    @Nullable BigDecimal least,
    @Nullable BigDecimal most,
    List<Unavailable> unavailable,
    boolean required) {
  /** As in readings that are pushed: 15 digits before the point. No meter shows more. */
  private static final BigDecimal BEYOND = BigDecimal.TEN.pow(15);

  ValueField {
    unavailable = List.copyOf(unavailable);
  }

  /**
   * Empty where the meter gave no such registers, and where they hold no number, one that means
   * that there is none, or one that cannot be: outside the bounds, or beyond what the quantity can
   * hold.
   */
  Optional<MeasuredValue> read(RegisterImage image) {
    if (!image.has(span)) {
      return Optional.empty();
    }
    Bytes wire = image.octets(span);
    if (unavailable.stream().anyMatch(none -> none.is(wire, format))) {
      return Optional.empty();
    }
    return format
        .read(wire)
        .map(number -> plain(number.multiply(scale).add(offset)))
        .filter(this::plausible)
        .map(value -> MeasuredValue.current(quantity, value, unit));
  }

  /** What the status says when an optional value could not be read. */
  String statusWhenUnreadable() {
    return quantity.wireName() + "_unreadable";
  }

  private boolean plausible(BigDecimal value) {
    return (least == null || value.compareTo(least) >= 0)
        && (most == null || value.compareTo(most) <= 0)
        && value.abs().compareTo(BEYOND) < 0
        && (!isVolume() || isIndex(value));
  }

  private boolean isIndex(BigDecimal value) {
    return MeasuredValue.current(quantity, value, unit)
        .in("m3")
        .filter(GasVolume::fits)
        .isPresent();
  }

  private boolean isVolume() {
    return isVolume(quantity);
  }

  /** An index only counts up from zero. */
  static boolean isVolume(Quantity quantity) {
    return quantity == Quantity.VOLUME
        || quantity == Quantity.VOLUME_BASE
        || quantity == Quantity.VOLUME_LINE;
  }

  private static BigDecimal plain(BigDecimal value) {
    if (value.signum() == 0) {
      return BigDecimal.ZERO;
    }
    BigDecimal stripped = value.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }
}
