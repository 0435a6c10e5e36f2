package io.lintel.meter.spi;

import io.lintel.meter.reading.MeterReading;
import io.lintel.meter.wire.Bytes;
import java.time.Duration;

/** How one poll ended. Everything the field can do to us is here; nothing is thrown. */
public sealed interface PollOutcome {
  /** The meter answered in full. */
  record Read(MeterReading reading) implements PollOutcome {}

  /** The meter took what was written. */
  record Written(Bytes answer) implements PollOutcome {}

  /** Not one byte came from the meter: nothing at all, or only the echo of our own. */
  record Silent(Duration waited) implements PollOutcome {}

  /** Bytes came, and they are no valid answer. */
  record Garbled(Fault fault, Bytes frame) implements PollOutcome {}

  /**
   * The meter understood and said no.
   *
   * @param code the protocol's own code (Modbus exception, CJ/T 188 status)
   * @param says the code in words
   * @param forNow the meter, or what stands before it, says that it may answer when asked again
   */
  record Refused(int code, String says, boolean forNow) implements PollOutcome {
    /** A no that stays a no. */
    public Refused(int code, String says) {
      this(code, says, false);
    }
  }
}
