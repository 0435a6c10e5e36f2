package io.lintel.simulator.transport;

import io.lintel.meter.wire.Bytes;
import io.lintel.simulator.fault.Exchange;
import io.lintel.simulator.fault.MeterBus;
import java.util.List;

/**
 * Meters on a line that takes the time a real one takes.
 *
 * <p>A pseudo-terminal delivers a request at once; here it still occupies the wire for its length.
 * The meters see its end after the silence, and the answer leaves octet by octet.
 */
final class PacedBus implements Bus {
  /** Longer than any Modbus frame: a master that never falls silent is not heard out. */
  private static final int LONGEST_REQUEST = 512;

  private final MeterBus meters;
  private final SerialSpeed speed;
  private final Departures departures;
  private final IdleNoise noise;
  private Bytes request = Bytes.empty();
  private long requestEnd;
  private long requestBurst;
  private Exchange exchange;

  PacedBus(MeterBus meters, SerialSpeed speed) {
    this.meters = meters;
    this.speed = speed;
    this.departures = new Departures(speed::nanosOf);
    this.noise = new IdleNoise(meters);
    this.exchange = meters.begin(0);
  }

  /** Those sent into an answer destroy it, as on a real pair of wires. */
  @Override
  public Said heard(Bytes chunk, long now) {
    long begin = Math.max(requestEnd, now);
    if (request.isEmpty()) {
      begin = now;
      departures.interrupted(now);
      exchange = meters.begin(chunk.at(0));
      requestBurst = Departures.nextBurst();
    }
    Bytes echo = exchange.echo(chunk, request.length());
    request = request.plus(chunk);
    requestEnd = begin + speed.nanosOf(chunk.length());
    if (!echo.isEmpty()) {
      departures.add(echo, begin, 0, exchange.mishaps());
    }
    if (request.length() > LONGEST_REQUEST) {
      request = request.slice(request.length() - LONGEST_REQUEST, request.length());
    }
    return new Said(chunk, requestBurst, exchange.mishaps());
  }

  @Override
  public long nextNanos() {
    long request = this.request.isEmpty() ? Long.MAX_VALUE : heardOutAt();
    return Math.min(request, departures.nextNanos());
  }

  @Override
  public List<Said> leaving(long now) {
    if (!request.isEmpty() && now >= heardOutAt()) {
      departures.add(exchange.answer(request), heardOutAt(), exchange.mishaps());
      request = Bytes.empty();
    }
    if (request.isEmpty() && departures.isEmpty()) {
      noise.speak(departures, now);
    }
    return departures.leaving(now);
  }

  private long heardOutAt() {
    return requestEnd + speed.silenceNanos();
  }
}
