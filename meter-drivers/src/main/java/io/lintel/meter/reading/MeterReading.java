package io.lintel.meter.reading;

import io.lintel.meter.wire.Bytes;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * One value set a meter gave at one instant.
 *
 * @param device what the device says of itself, if the protocol tells
 * @param values in the order of the telegram
 * @param status alarms and states in lower snake case ({@code battery_low}, {@code tamper})
 * @param at the meter's own clock, zoneless as meters write it, or null where it states none
 * @param raw the telegram or registers the values were taken from
 */
public record MeterReading(
    @Nullable DeviceIdentity device,
    List<MeasuredValue> values,
    Set<String> status,
    @Nullable LocalDateTime at,
    Bytes raw) {
  public MeterReading {
    values = List.copyOf(values);
    status = java.util.Collections.unmodifiableSet(new TreeSet<>(status));
  }

  /** The first current, total value of {@code quantity}, in the unit the meter states it in. */
  public Optional<MeasuredValue> current(Quantity quantity) {
    return values.stream().filter(v -> v.quantity() == quantity && v.isNow()).findFirst();
  }

  /**
   * The billed index: base volume where the meter converts, else the plain or line volume. Empty
   * where there is none, where its unit cannot be said in m³, and where what stands there can be no
   * volume: {@link GasVolume#fits}.
   */
  public Optional<GasVolume> volume() {
    return current(Quantity.VOLUME_BASE).isPresent()
        ? volume(GasVolume.Conditions.BASE)
        : volume(GasVolume.Conditions.LINE);
  }

  /** The index at those conditions; one of no stated conditions is as metered. Empty as above. */
  public Optional<GasVolume> volume(GasVolume.Conditions at) {
    Optional<MeasuredValue> told =
        at == GasVolume.Conditions.BASE
            ? current(Quantity.VOLUME_BASE)
            : current(Quantity.VOLUME).or(() -> current(Quantity.VOLUME_LINE));
    return told.flatMap(v -> volume(v, at));
  }

  private static Optional<GasVolume> volume(MeasuredValue value, GasVolume.Conditions at) {
    return value.in("m3").filter(GasVolume::fits).map(v -> GasVolume.ofCubicMetres(v, at));
  }
}
