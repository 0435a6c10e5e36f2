package io.lintel.simulator.transport;

import io.lintel.meter.wire.Bytes;
import io.lintel.simulator.fault.Exchange;
import io.lintel.simulator.fault.Form;
import io.lintel.simulator.fault.MeterBus;
import java.util.List;

/** Modbus TCP: requests in a stream, each ended by its own length, answered without a wire. */
final class RequestStream implements Bus {
  private final MeterBus meters;
  private final Departures departures = new Departures(characters -> 0);
  private Bytes stream = Bytes.empty();

  RequestStream(MeterBus meters) {
    this.meters = meters;
  }

  @Override
  public Said heard(Bytes chunk, long now) {
    stream = stream.plus(chunk);
    List<String> mishaps = List.of();
    for (int length; (length = Form.lengthOfFirst(stream)) > 0; ) {
      Bytes request = stream.slice(0, length);
      stream = stream.slice(length, stream.length());
      Exchange exchange = meters.begin(request.at(Form.MBAP.unitAt()));
      mishaps = exchange.mishaps();
      departures.add(exchange.answer(request), now, mishaps);
    }
    return new Said(chunk, Departures.nextBurst(), mishaps);
  }

  @Override
  public long nextNanos() {
    return departures.nextNanos();
  }

  @Override
  public List<Said> leaving(long now) {
    return departures.leaving(now);
  }
}
