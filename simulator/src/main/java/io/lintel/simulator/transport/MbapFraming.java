package io.lintel.simulator.transport;

import io.lintel.meter.wire.Bytes;
import io.lintel.simulator.device.MeterFault;
import io.lintel.simulator.device.ModbusMeter;
import java.util.List;
import java.util.Optional;

/** Modbus TCP: transaction, protocol 0, length, unit, then the request itself. */
final class MbapFraming implements StreamFraming {
  private static final int BEFORE_UNIT = 6;
  private static final int HEADER = 7;
  private static final int LENGTH_AT = 4;

  private final List<ModbusMeter> meters;

  MbapFraming(List<ModbusMeter> meters) {
    this.meters = List.copyOf(meters);
  }

  @Override
  public int lengthOfFirst(Bytes stream) {
    if (stream.length() < HEADER) {
      return 0;
    }
    int length = BEFORE_UNIT + stream.uint16(LENGTH_AT);
    return stream.length() >= length ? length : 0;
  }

  @Override
  public Optional<MeterFault.Sent> answer(Bytes request) {
    int unit = request.at(BEFORE_UNIT);
    return meters.stream()
        .filter(meter -> meter.unit() == unit)
        .findFirst()
        .flatMap(meter -> answer(request, meter));
  }

  private static Optional<MeterFault.Sent> answer(Bytes request, ModbusMeter meter) {
    Bytes pdu = meter.answer(request.slice(HEADER, request.length()));
    int length = 1 + pdu.length();
    Bytes header =
        request.slice(0, LENGTH_AT).plus(Bytes.ofUnsigned(length >> 8, length, meter.unit()));
    return meter.fault().befall(header.plus(pdu));
  }
}
