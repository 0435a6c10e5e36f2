package io.lintel.simulator.device;

import io.lintel.meter.wire.Bytes;
import java.time.Duration;
import java.util.Optional;

/** What goes wrong between a meter and its line: the frame it would send, and what is sent. */
@FunctionalInterface
public interface MeterFault {
  /** Empty if the meter stays silent. */
  Optional<Sent> befall(Bytes frame);

  /**
   * What really goes on the line.
   *
   * @param delay after the moment at which a healthy meter would begin
   */
  record Sent(Bytes frame, Duration delay) {}

  static MeterFault none() {
    return frame -> Optional.of(new Sent(frame, Duration.ZERO));
  }

  static MeterFault silent() {
    return frame -> Optional.empty();
  }

  /** The last octet is wrong, and with it the checksum of a serial frame. */
  static MeterFault badChecksum() {
    return frame -> {
      int last = frame.length() - 1;
      Bytes wrong = frame.slice(0, last).plus(Bytes.ofUnsigned(frame.at(last) ^ 0xFF));
      return Optional.of(new Sent(wrong, Duration.ZERO));
    };
  }

  static MeterFault late(Duration delay) {
    return frame -> Optional.of(new Sent(frame, delay));
  }
}
