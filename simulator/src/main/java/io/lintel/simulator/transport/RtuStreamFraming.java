package io.lintel.simulator.transport;

import io.lintel.meter.wire.Bytes;
import io.lintel.simulator.device.MeterFault;
import io.lintel.simulator.device.ModbusMeter;
import io.lintel.simulator.device.RtuBus;
import java.util.List;
import java.util.Optional;

/** Serial frames in a stream: there is no silence to end them, so their own length must. */
final class RtuStreamFraming implements StreamFraming {
  private static final int WRITE_MANY = 0x10;
  private static final int PLAIN_REQUEST = 8;
  private static final int COUNT_OF_OCTETS = 6;
  private static final int AROUND_OCTETS = 9;

  private final RtuBus meters;

  RtuStreamFraming(List<ModbusMeter> meters) {
    this.meters = new RtuBus(meters);
  }

  @Override
  public int lengthOfFirst(Bytes stream) {
    boolean many = stream.length() > 1 && stream.at(1) == WRITE_MANY;
    if (many && stream.length() <= COUNT_OF_OCTETS) {
      return 0;
    }
    int length = many ? AROUND_OCTETS + stream.at(COUNT_OF_OCTETS) : PLAIN_REQUEST;
    return stream.length() >= length ? length : 0;
  }

  @Override
  public Optional<MeterFault.Sent> answer(Bytes request) {
    return meters.answer(request);
  }
}
