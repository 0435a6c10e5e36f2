package io.lintel.simulator.fault;

import io.lintel.meter.wire.Bytes;
import io.lintel.simulator.device.GasState;
import io.lintel.simulator.device.ModbusMeter;
import io.lintel.simulator.mishap.LineMishaps;
import io.lintel.simulator.mishap.Mishap;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The meters of one line, and what goes wrong between them and the wire. Safe from any thread. */
public final class MeterBus {
  private final String line;
  private final Wire wire;
  private final Troubles troubles;
  private final LineDiary diary;
  private final Map<Integer, Named> meters = new LinkedHashMap<>();
  private final Map<String, Count> counts = new HashMap<>();
  private final Map<String, Instant> darkUntil = new HashMap<>();
  private final Map<String, GasState> atFirst = new HashMap<>();

  record Named(String name, ModbusMeter meter) {}

  /** How many requests a meter has had in one simulated second. */
  private record Count(long second, int requests) {}

  /**
   * @param meters by their names
   * @throws IllegalArgumentException if two meters have one address
   */
  public MeterBus(
      String line, Wire wire, Map<String, ModbusMeter> meters, Troubles troubles, LineDiary diary) {
    this.line = line;
    this.wire = wire;
    this.troubles = troubles;
    this.diary = diary;
    meters.forEach(
        (name, meter) -> {
          if (this.meters.put(meter.unit(), new Named(name, meter)) != null) {
            throw new IllegalArgumentException("two meters have the address " + meter.unit());
          }
        });
  }

  /** Healthy meters that go by the line's name and their address. */
  public static MeterBus healthy(String line, Wire wire, List<ModbusMeter> meters) {
    Map<String, ModbusMeter> named = new LinkedHashMap<>();
    for (ModbusMeter meter : meters) {
      if (named.put(line + "-" + meter.unit(), meter) != null) {
        throw new IllegalArgumentException("two meters have the address " + meter.unit());
      }
    }
    return new MeterBus(line, wire, named, Troubles.none(), new LineDiary());
  }

  public String line() {
    return line;
  }

  public Wire wire() {
    return wire;
  }

  public Troubles troubles() {
    return troubles;
  }

  /** A request to {@code unit} begins; what goes wrong with it is settled now. */
  public synchronized Exchange begin(int unit) {
    Named asked = meters.get(unit);
    if (asked == null) {
      return new Exchange(this, null, Instant.EPOCH, 0, List.of());
    }
    Instant at = troubles.time().instant();
    Count before = counts.get(asked.name());
    int number = before != null && before.second() == at.getEpochSecond() ? before.requests() : 0;
    counts.put(asked.name(), new Count(at.getEpochSecond(), number + 1));
    return new Exchange(
        this, asked, at, number, troubles.befalling(wire, line, asked.name(), at, number));
  }

  /** The {@code run}-th noise on this line while nobody speaks, if it is noisy now. */
  public Optional<Noise> noise(long run) {
    return troubles
        .lyingOn(line, LineMishaps.IDLE_NOISE, wire)
        .flatMap(mishap -> mishap.strikes(troubles.dice(), line + "#" + run))
        .map(
            strike ->
                new Noise(
                    strike.duration("every"),
                    Occasion.noise(Math.max(1, strike.count("octets")), strike.dice()),
                    strike.kind().name()));
  }

  /**
   * The dial when {@code mishap} first struck {@code meter}; {@code now} if it is the first time.
   */
  synchronized GasState atFirst(Mishap mishap, String meter, GasState now) {
    return atFirst.computeIfAbsent(mishap.id() + "@" + meter, first -> now);
  }

  synchronized boolean isDark(String meter, Instant at) {
    Instant until = darkUntil.get(meter);
    return until != null && at.isBefore(until);
  }

  synchronized void darken(String meter, Instant until) {
    darkUntil.merge(meter, until, (one, other) -> one.isAfter(other) ? one : other);
  }

  /** A request to unit 0: all obey, none answers. */
  void broadcast(Message request) {
    meters.values().forEach(named -> named.meter().answer(request.pdu()));
  }

  void note(ExchangeRecord exchange) {
    diary.note(exchange);
  }

  Optional<Message> read(Bytes frame) {
    return wire.form().read(frame);
  }
}
