package io.lintel.simulator.fault;

import io.lintel.meter.wire.Bytes;
import io.lintel.simulator.device.GasState;
import io.lintel.simulator.mishap.LineMishaps;
import io.lintel.simulator.mishap.Strike;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One request on a line, from its first octet to the end of what is said in answer. */
public final class Exchange {
  private static final int BROADCAST = 0;

  private final MeterBus bus;
  private final MeterBus.@Nullable Named asked;
  private final Instant at;
  private final int number;
  private final List<Strike> strikes;

  Exchange(
      MeterBus bus, MeterBus.@Nullable Named asked, Instant at, int number, List<Strike> strikes) {
    this.bus = bus;
    this.asked = asked;
    this.at = at;
    this.number = number;
    this.strikes = List.copyOf(strikes);
  }

  /** What befalls it, by name. */
  public List<String> mishaps() {
    Set<String> names = new LinkedHashSet<>();
    if (asked != null && bus.isDark(asked.name(), at)) {
      names.add(LineMishaps.POWER_LOSS.name());
    }
    strikes.forEach(strike -> names.add(strike.kind().name()));
    return List.copyOf(names);
  }

  /**
   * What comes back of the request itself while it is on the wire.
   *
   * @param from position of {@code heard} in the request
   */
  public Bytes echo(Bytes heard, int from) {
    Bytes echo = Bytes.empty();
    for (Strike strike : strikes) {
      if (fault(strike) instanceof LineFault.OfRequest fault) {
        echo = fault.echoed(heard, from, again(strike));
      }
    }
    return echo;
  }

  /** What is said to {@code frame}; silence to frames that are broken or for nobody here. */
  public Speech answer(Bytes frame) {
    Message request = bus.read(frame).orElse(null);
    if (request == null) {
      return Speech.SILENCE;
    }
    if (request.unit() == BROADCAST) {
      bus.broadcast(request);
    }
    MeterBus.Named meter = asked;
    if (meter == null || meter.meter().unit() != request.unit()) {
      return Speech.SILENCE;
    }
    List<String> befell = mishaps();
    if (bus.isDark(meter.name(), at)) {
      note(meter, befell, Expected.NOT_READ, meter.meter().face());
      return Speech.SILENCE;
    }
    return spoken(meter, request, befell);
  }

  private Speech spoken(MeterBus.Named meter, Message request, List<String> befell) {
    List<Struck> struck = new ArrayList<>();
    GasState face = meter.meter().face();
    Expected expected = Expected.READ;
    for (Strike strike : strikes) {
      GasState first = bus.atFirst(strike.mishap(), meter.name(), face);
      Occasion occasion =
          new Occasion(
              again(strike),
              bus.wire().form(),
              request,
              first,
              shown -> meter.meter().answer(request.pdu(), shown));
      struck.add(new Struck(fault(strike), occasion));
      expected = expected.and(LineFaults.of(strike.kind()).orElseThrow().expected());
      if (strike.kind().equals(LineMishaps.POWER_LOSS)) {
        bus.darken(meter.name(), at.plus(again(strike).duration("for")));
      }
    }
    for (Struck one : struck) {
      face = one.fault() instanceof LineFault.OfDial dial ? dial.shown(face, one.on()) : face;
    }
    note(meter, befell, expected, face);
    return speech(struck, request.withPdu(meter.meter().answer(request.pdu(), face)));
  }

  private record Struck(LineFault fault, Occasion on) {}

  private Speech speech(List<Struck> struck, Message answer) {
    Message said = answer;
    for (Struck one : struck) {
      said = one.fault() instanceof LineFault.OfMessage fault ? fault.said(said, one.on()) : said;
    }
    Bytes frame = bus.wire().form().write(said);
    for (Struck one : struck) {
      frame = one.fault() instanceof LineFault.OfFrame fault ? fault.sent(frame, one.on()) : frame;
    }
    Speech speech = Speech.of(frame);
    for (Struck one : struck) {
      speech =
          one.fault() instanceof LineFault.OfSpeech fault ? fault.spoken(speech, one.on()) : speech;
    }
    return speech;
  }

  private void note(MeterBus.Named meter, List<String> befell, Expected expected, GasState face) {
    bus.note(
        new ExchangeRecord(
            bus.line(),
            meter.name(),
            at,
            number,
            befell,
            expected,
            face.baseMillilitres(),
            face.lineMillilitres()));
  }

  private static LineFault fault(Strike strike) {
    return LineFaults.of(strike.kind()).orElseThrow().fault();
  }

  /** With the same luck each time it is asked. */
  private static Strike again(Strike strike) {
    return new Strike(strike.mishap(), strike.dice().fork("figures"));
  }
}
