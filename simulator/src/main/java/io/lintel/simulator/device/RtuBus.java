package io.lintel.simulator.device;

import io.lintel.meter.wire.Bytes;
import io.lintel.meter.wire.Crc16;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Several meters behind one RS-485 pair: who answers a frame, and with what. */
public final class RtuBus {
  private static final int BROADCAST = 0;
  private static final int SHORTEST_FRAME = 4;
  private static final int CHECKSUM = 2;

  private final Map<Integer, ModbusMeter> meters = new HashMap<>();

  /**
   * @throws IllegalArgumentException if two meters have one address
   */
  public RtuBus(List<ModbusMeter> meters) {
    for (ModbusMeter meter : meters) {
      if (this.meters.put(meter.unit(), meter) != null) {
        throw new IllegalArgumentException("two meters have the address " + meter.unit());
      }
    }
  }

  /** What is sent for {@code frame}; empty for frames that are broken or for nobody here. */
  public Optional<MeterFault.Sent> answer(Bytes frame) {
    int end = frame.length() - CHECKSUM;
    if (frame.length() < SHORTEST_FRAME || !Crc16.append(frame.slice(0, end)).equals(frame)) {
      return Optional.empty();
    }
    Bytes request = frame.slice(1, end);
    if (frame.at(0) == BROADCAST) {
      meters.values().forEach(meter -> meter.answer(request));
      return Optional.empty();
    }
    ModbusMeter meter = meters.get(frame.at(0));
    if (meter == null) {
      return Optional.empty();
    }
    Bytes answer = Bytes.ofUnsigned(meter.unit()).plus(meter.answer(request));
    return meter.fault().befall(Crc16.append(answer));
  }
}
