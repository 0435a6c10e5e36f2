package io.lintel.gateway.audit;

import io.lintel.gateway.metering.MeterCall;
import io.lintel.gateway.metering.MeterCommand;
import io.lintel.gateway.visit.Door;
import io.lintel.gateway.visit.VisitKind;
import java.time.Instant;
import java.util.function.Predicate;

/** Who may have had a meter in hand: this case's visits, other visits, and commands. */
record MeterHands(CaseDay day) {
  enum Said {
    YES,
    /** A visit that would have done it is not known to be over. */
    MAYBE,
    NO
  }

  /** Whether the meter was replaced at some time between {@code from} and {@code to}. */
  Said replaced(String meter, Instant from, Instant to) {
    return visited(meter, from, to, kind -> kind == VisitKind.METER_REPLACEMENT);
  }

  /** Whether the valve may have been turned between {@code from} and {@code to}. */
  boolean mayHaveTurnedValve(String meter, Instant from, Instant to) {
    for (MeterCommand command : day.file().commands()) {
      if (command.meter().equals(meter)
          && MeterEventCauses.turnsValve(command)
          && MeterEventCauses.inTime(command, from, to)) {
        return true;
      }
    }
    return visited(meter, from, to, kind -> true) != Said.NO;
  }

  private Said visited(String meter, Instant from, Instant to, Predicate<VisitKind> kind) {
    Said said = Said.NO;
    for (Door door : day.doors()) {
      if (!door.visit().meters().contains(meter) || !kind.test(door.visit().kind())) {
        continue;
      }
      if (!door.carriedOut() || door.from() == null || door.to() == null) {
        said = door.visit().calledOff() ? said : Said.MAYBE;
      } else if (!door.from().lo().isAfter(to) && !door.to().hi().isBefore(from)) {
        return Said.YES;
      }
    }
    for (MeterCall call : day.file().meterDay().calls()) {
      if (!call.meter().equals(meter) || !kind.test(call.kind())) {
        continue;
      }
      if (call.meets(from, to)) {
        return Said.YES;
      }
      said = call.mayMeet(to) ? Said.MAYBE : said;
    }
    return said;
  }
}
