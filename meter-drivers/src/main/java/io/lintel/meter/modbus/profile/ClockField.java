package io.lintel.meter.modbus.profile;

import io.lintel.meter.modbus.BcdTime;
import io.lintel.meter.modbus.RegisterImage;
import io.lintel.meter.modbus.RegisterSpan;
import java.time.LocalDateTime;
import java.util.Optional;

/** Where the meter keeps its own time. */
record ClockField(RegisterSpan span, BcdTime format) {
  /** Empty where the clock was never set. */
  Optional<LocalDateTime> read(RegisterImage image) {
    return format.read(image.octets(span));
  }
}
