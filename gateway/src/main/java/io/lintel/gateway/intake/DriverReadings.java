package io.lintel.gateway.intake;

import io.lintel.gateway.intake.JsonValue.Fields;
import io.lintel.gateway.intake.JsonValue.Items;
import io.lintel.gateway.intake.JsonValue.Numeral;
import io.lintel.gateway.intake.JsonValue.Text;
import io.lintel.gateway.journal.Kind;
import io.lintel.gateway.journal.Observation;
import io.lintel.meter.reading.GasVolume;
import io.lintel.meter.reading.MeasuredValue;
import io.lintel.meter.reading.MeterReading;
import io.lintel.meter.reading.Quantity;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Readings that a driver or a payload decoder took from a telegram, as observations. */
public final class DriverReadings {
  /** Current values that have a member of their own; the first of each list wins. */
  private static final Map<String, List<Quantity>> MEMBERS =
      Map.of(
          "flow_m3h", List.of(Quantity.FLOW, Quantity.FLOW_BASE, Quantity.FLOW_LINE),
          "flow_line_m3h", List.of(Quantity.FLOW_LINE),
          "flow_base_m3h", List.of(Quantity.FLOW_BASE),
          "temperature_c", List.of(Quantity.TEMPERATURE),
          "pressure_kpa", List.of(Quantity.PRESSURE),
          "battery_v", List.of(Quantity.BATTERY_VOLTAGE));

  private static final List<Quantity> VOLUMES =
      List.of(Quantity.VOLUME_BASE, Quantity.VOLUME, Quantity.VOLUME_LINE);

  /** The unit that each member is in. */
  private static final Map<String, String> UNITS =
      Map.of(
          "flow_m3h", "m3/h",
          "flow_line_m3h", "m3/h",
          "flow_base_m3h", "m3/h",
          "temperature_c", "Cel",
          "pressure_kpa", "kPa",
          "battery_v", "V");

  private static final String CLOCK_IMPLAUSIBLE = "clock_implausible";

  private DriverReadings() {}

  /** A meter's clock that is further off than this says nothing of when it was read. */
  private static final Duration ABSURD = Duration.ofDays(1);

  /**
   * A reading that the gateway fetched itself, so that it knows when. Where the meter's clock is
   * absurd, the poll dates the reading, and what the clock said is kept beside it as {@code
   * meter_clock}, with {@code clock_implausible} among the alarms.
   *
   * @param poll names the poll among all of this meter's, and begins with its time: two polls are
   *     two readings, whatever the meter says
   * @param zone for the meter's time, which has no offset
   */
  public static Observation polled(
      String meter, MeterReading reading, String poll, ZoneId zone, Arrival arrival) {
    LocalDateTime clock = reading.at();
    boolean absurd =
        clock != null
            && Duration.between(clock.atZone(zone).toInstant(), arrival.received())
                    .abs()
                    .compareTo(ABSURD)
                > 0;
    Fields body = body(reading, absurd ? List.of(CLOCK_IMPLAUSIBLE) : List.of());
    if (absurd) {
      body.with("meter_clock", new Text(String.valueOf(clock)));
    }
    return new Observation(
        Kind.READING,
        arrival.source(),
        meter,
        clock == null || absurd ? null : clock.toString(),
        null,
        null,
        poll,
        arrival.received(),
        arrival.speaker().voice(),
        CanonicalJson.bytes(body),
        reading.raw());
  }

  /**
   * @param stated the meter's time as it wrote it; null: as the reading's own clock says, if any
   * @param sequence the meter's counter, or null
   */
  public static Observation observation(
      String meter,
      MeterReading reading,
      @Nullable String stated,
      @Nullable Long sequence,
      Arrival arrival) {
    String at = stated;
    if (at == null && reading.at() != null) {
      at = reading.at().toString();
    }
    boolean implausible = at != null && ReadingTime.isImplausible(at, arrival.received());
    return new Observation(
        Kind.READING,
        arrival.source(),
        meter,
        at,
        sequence,
        null,
        null,
        arrival.received(),
        arrival.speaker().voice(),
        CanonicalJson.bytes(body(reading, implausible ? List.of(CLOCK_IMPLAUSIBLE) : List.of())),
        reading.raw());
  }

  private static Fields body(MeterReading reading, List<String> marks) {
    Fields body = new Fields();
    Set<String> states = new TreeSet<>(reading.status());
    states.addAll(marks);
    reading
        .volume()
        .ifPresentOrElse(
            volume -> {
              body.with(GasMembers.VOLUME.plain, text(volume.cubicMetres()));
              conditions(reading, body);
            },
            () -> VOLUMES.forEach(index -> otherUnit(reading, index, "m3").ifPresent(states::add)));
    MEMBERS.forEach(
        (member, quantities) ->
            exact(reading, member, quantities)
                .ifPresentOrElse(
                    exact -> body.with(member, text(exact)),
                    () ->
                        quantities.forEach(
                            quantity ->
                                otherUnit(reading, quantity, unitOf(member))
                                    .ifPresent(states::add))));
    if (!states.isEmpty()) {
      body.with("alarms", new Items(states.stream().<JsonValue>map(Text::new).toList()));
    }
    return body.with(
        "values",
        new Items(reading.values().stream().<JsonValue>map(DriverReadings::value).toList()));
  }

  /** A corrector's two indexes, each under its own name; a meter that does not convert has none. */
  private static void conditions(MeterReading reading, Fields body) {
    if (reading.current(Quantity.VOLUME_BASE).isPresent()
        || reading.current(Quantity.VOLUME_LINE).isPresent()) {
      for (GasVolume.Conditions at : GasVolume.Conditions.values()) {
        reading
            .volume(at)
            .ifPresent(volume -> body.with(GasMembers.VOLUME.at(at), text(volume.cubicMetres())));
      }
    }
  }

  private static Optional<BigDecimal> exact(
      MeterReading reading, String member, List<Quantity> quantities) {
    return quantities.stream()
        .flatMap(quantity -> reading.values().stream().filter(v -> isNow(v, quantity)))
        .flatMap(value -> value.in(unitOf(member)).stream())
        .findFirst();
  }

  /** Names a value that stands among the values only: its unit cannot be said in ours exactly. */
  private static Optional<String> otherUnit(MeterReading reading, Quantity quantity, String ours) {
    return reading
        .current(quantity)
        .filter(value -> value.in(ours).isEmpty())
        .map(value -> quantity.wireName() + "_in_other_unit");
  }

  private static String unitOf(String member) {
    return Objects.requireNonNull(UNITS.get(member), member);
  }

  private static boolean isNow(MeasuredValue value, Quantity quantity) {
    return value.quantity() == quantity && value.isNow();
  }

  private static Fields value(MeasuredValue value) {
    Fields fields =
        new Fields()
            .with("quantity", new Text(value.quantity().wireName()))
            .with("value", text(value.value()))
            .with("unit", new Text(value.unit()));
    if (value.storage() != 0) {
      fields.with("storage", new Numeral(String.valueOf(value.storage())));
    }
    if (value.tariff() != 0) {
      fields.with("tariff", new Numeral(String.valueOf(value.tariff())));
    }
    if (value.subunit() != 0) {
      fields.with("subunit", new Numeral(String.valueOf(value.subunit())));
    }
    if (value.function() != MeasuredValue.Function.INSTANTANEOUS) {
      fields.with("function", new Text(value.function().name().toLowerCase(Locale.ROOT)));
    }
    return fields;
  }

  private static Text text(BigDecimal exact) {
    return new Text(exact.toPlainString());
  }
}
