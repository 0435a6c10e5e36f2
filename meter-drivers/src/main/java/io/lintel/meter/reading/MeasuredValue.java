package io.lintel.meter.reading;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One value as a meter states it.
 *
 * @param quantity what is measured
 * @param value exact; never derived from a binary float without its shortest decimal form
 * @param unit UCUM where there is one ({@code m3}, {@code m3/h}, {@code Cel}, {@code kPa}, {@code
 *     V}), lower snake case otherwise
 * @param storage 0 is the current value, higher numbers are stored ones (EN 13757-3)
 * @param tariff 0 is the total
 * @param subunit 0 unless the device is several in one
 * @param function what kind of value it is
 */
public record MeasuredValue(
    Quantity quantity,
    BigDecimal value,
    String unit,
    int storage,
    int tariff,
    int subunit,
    Function function) {
  /** EN 13757-3, table of the DIF function field. */
  public enum Function {
    INSTANTANEOUS,
    MAXIMUM,
    MINIMUM,
    ERROR
  }

  public MeasuredValue {
    Objects.requireNonNull(quantity, "quantity");
    Objects.requireNonNull(value, "value");
    Objects.requireNonNull(unit, "unit");
    Objects.requireNonNull(function, "function");
  }

  /** A current, total, instantaneous value. */
  public static MeasuredValue current(Quantity quantity, BigDecimal value, String unit) {
    return new MeasuredValue(quantity, value, unit, 0, 0, 0, Function.INSTANTANEOUS);
  }

  /** Whether it is what the meter shows now, of everything together: no store, tariff or peak. */
  public boolean isNow() {
    return storage == 0 && tariff == 0 && function == Function.INSTANTANEOUS;
  }

  /**
   * The value in another unit of its kind.
   *
   * @param other {@code m3}, {@code m3/h}, {@code Cel}, {@code kPa} or {@code V}
   * @return empty where that unit cannot say it exactly, or is of another kind
   */
  public Optional<BigDecimal> in(String other) {
    return ExactUnits.turned(value, unit, other);
  }

  /** The units that {@link #in} turns into {@code other}, {@code other} first. */
  public static List<String> unitsSaidIn(String other) {
    return ExactUnits.known(other);
  }
}
