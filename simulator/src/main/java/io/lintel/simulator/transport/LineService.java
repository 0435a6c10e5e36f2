package io.lintel.simulator.transport;

import io.lintel.meter.wire.Bytes;
import java.io.IOException;
import java.time.InstantSource;
import java.util.function.BooleanSupplier;

/** Carries one bus over one channel, on the thread it is given, and writes the byte log. */
final class LineService {
  /** How soon a closed line's thread notices, and a mishap that was added meanwhile. */
  private static final long LOOK_NANOS = 50_000_000L;

  private final Channel channel;
  private final Bus bus;
  private final WireLog log;
  private final InstantSource time;

  LineService(Channel channel, Bus bus, WireLog log, InstantSource time) {
    this.channel = channel;
    this.bus = bus;
    this.log = log;
    this.time = time;
  }

  void serve(BooleanSupplier goesOn) throws IOException {
    Punctual.become();
    while (goesOn.getAsBoolean()) {
      long next = bus.nextNanos();
      long wait = next == Long.MAX_VALUE ? LOOK_NANOS : next - System.nanoTime();
      Bytes heard = channel.read(Math.max(0, Math.min(wait, LOOK_NANOS)));
      long now = System.nanoTime();
      if (!heard.isEmpty()) {
        note(now, WireLog.Side.MASTER, bus.heard(heard, now));
      }
      for (Bus.Said said : bus.leaving(now)) {
        channel.write(said.octets());
        note(System.nanoTime(), WireLog.Side.METERS, said);
      }
    }
  }

  private void note(long nanos, WireLog.Side side, Bus.Said said) {
    log.note(nanos, time.instant(), side, said);
  }
}
