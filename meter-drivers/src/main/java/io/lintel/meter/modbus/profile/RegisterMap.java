package io.lintel.meter.modbus.profile;

import io.lintel.meter.modbus.RegisterImage;
import io.lintel.meter.modbus.RegisterSpan;
import io.lintel.meter.reading.DeviceIdentity;
import io.lintel.meter.reading.MeasuredValue;
import io.lintel.meter.reading.MeterReading;
import io.lintel.meter.spi.Fault;
import io.lintel.meter.spi.PollOutcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Everything a device keeps in registers that is worth reading.
 *
 * @param blocks runs to ask for whole although not all of it is wanted, because the device wants it
 */
record RegisterMap(
    @Nullable String manufacturer,
    @Nullable String medium,
    @Nullable SerialField serial,
    List<ValueField> values,
    List<StatusField> status,
    @Nullable ClockField clock,
    List<RegisterSpan> blocks) {
  RegisterMap {
    values = List.copyOf(values);
    status = List.copyOf(status);
    blocks = List.copyOf(blocks);
  }

  List<RegisterSpan> spans() {
    Stream<RegisterSpan> ofValues = values.stream().map(ValueField::span);
    Stream<RegisterSpan> ofStatus = status.stream().map(StatusField::span);
    Stream<RegisterSpan> ofOthers =
        Stream.concat(
            Stream.ofNullable(serial).map(SerialField::span),
            Stream.ofNullable(clock).map(ClockField::span));
    return Stream.of(ofValues, ofStatus, ofOthers, blocks.stream()).flatMap(s -> s).toList();
  }

  /** The part of this map that one run of registers holds. */
  RegisterMap within(RegisterSpan run) {
    return new RegisterMap(
        manufacturer,
        medium,
        serial != null && run.holds(serial.span()) ? serial : null,
        values.stream().filter(field -> run.holds(field.span())).toList(),
        status.stream().filter(field -> run.holds(field.span())).toList(),
        clock != null && run.holds(clock.span()) ? clock : null,
        blocks);
  }

  /**
   * Whether a reading can do without all of {@code run}: no required value stands there. Where
   * nothing is required, nothing may be refused either.
   */
  boolean isOptional(RegisterSpan run) {
    boolean anyRequired = values.stream().anyMatch(ValueField::required);
    return anyRequired
        && values.stream().noneMatch(field -> field.required() && run.holds(field.span()));
  }

  /**
   * A fault if a required value is no number; what else cannot be read, or was refused, is named in
   * the status.
   */
  PollOutcome read(RegisterImage image) {
    List<MeasuredValue> read = new ArrayList<>();
    Set<String> states = new TreeSet<>();
    for (ValueField field : values) {
      Optional<MeasuredValue> value = field.read(image);
      if (value.isPresent()) {
        read.add(value.get());
      } else if (field.required()) {
        return unreadable(field, image);
      } else {
        states.add(field.statusWhenUnreadable());
      }
    }
    for (StatusField field : status) {
      if (image.has(field.span())) {
        states.addAll(field.read(image));
      } else {
        states.add("status_unreadable");
      }
    }
    if (clock != null && !image.has(clock.span())) {
      states.add("clock_unreadable");
    }
    if (serial != null && !image.has(serial.span())) {
      states.add("serial_unreadable");
    }
    return new PollOutcome.Read(
        new MeterReading(
            identity(image),
            read,
            states,
            clock == null || !image.has(clock.span()) ? null : clock.read(image).orElse(null),
            image.frames()));
  }

  private @Nullable DeviceIdentity identity(RegisterImage image) {
    return Optional.ofNullable(serial)
        .filter(field -> image.has(field.span()))
        .flatMap(field -> field.read(image))
        .map(id -> new DeviceIdentity(id, manufacturer, null, medium))
        .orElse(null);
  }

  private static PollOutcome unreadable(ValueField field, RegisterImage image) {
    String message =
        "expected %s in register %d, found %s, which is none or cannot be"
            .formatted(
                field.quantity().wireName(), field.span().first(), image.octets(field.span()));
    return new PollOutcome.Garbled(
        new Fault(Fault.Kind.VALUE, image.offset(field.span()), message), image.frames());
  }
}
