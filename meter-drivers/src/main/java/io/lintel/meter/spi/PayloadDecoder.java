package io.lintel.meter.spi;

import io.lintel.meter.wire.Bytes;
import java.util.List;

/** Turns one pushed payload into readings. Pure; safe to use from any thread. */
public interface PayloadDecoder {
  /** The name it has in configuration and in {@code lintel decode --protocol}. */
  String name();

  Decoded decode(Bytes payload);

  /** What came of a payload: never an exception. */
  sealed interface Decoded {
    /** At least one reading; the sequence numbers are the device's own, in the same order. */
    record Readings(List<PushedReading> readings) implements Decoded {
      public Readings {
        readings = List.copyOf(readings);
      }
    }

    record Rejected(Fault fault) implements Decoded {}
  }
}
