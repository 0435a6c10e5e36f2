package io.lintel.gateway.audit;

import io.lintel.gateway.metering.MeterCall;
import io.lintel.gateway.metering.MeterCommand;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What may have brought an event of a meter about, beside the visits of the technician judged.
 *
 * @param commands of any meters
 * @param calls likewise
 * @param within how far an event may be from what explains it
 */
record MeterEventCauses(
    String meter, List<MeterCommand> commands, List<MeterCall> calls, Duration within) {
  /** Whether nothing explains {@code event}, and nothing that is still open may. */
  boolean none(MeterEvent event) {
    return command(event) == null && !visited(event, event.from()) && !mayBeVisited(event);
  }

  /** The first command of its kind that came before it, or null. */
  @Nullable MeterCommand command(MeterEvent event) {
    for (MeterCommand command : commands) {
      if (command.meter().equals(meter) && explains(command, event)) {
        return command;
      }
    }
    return null;
  }

  /**
   * @param from since when {@code event} may have been
   */
  boolean visited(MeterEvent event, Instant from) {
    return calls.stream()
        .filter(call -> call.meter().equals(meter))
        .anyMatch(call -> call.meets(from.minus(within), event.to().plus(within)));
  }

  boolean mayBeVisited(MeterEvent event) {
    return calls.stream()
        .filter(call -> call.meter().equals(meter))
        .anyMatch(call -> call.mayMeet(event.to().plus(within)));
  }

  private boolean explains(MeterCommand command, MeterEvent event) {
    boolean kind =
        switch (event.kind()) {
          case VALVE -> turnsValve(command);
          case RESET -> command.command().toLowerCase(Locale.ROOT).contains("reset");
          case COVER -> false;
        };
    return kind && inTime(command, event.from(), event.to().plus(within));
  }

  static boolean turnsValve(MeterCommand command) {
    return command.command().toLowerCase(Locale.ROOT).contains("valve");
  }

  /** Whether {@code command} may have been carried out between {@code from} and {@code to}. */
  static boolean inTime(MeterCommand command, Instant from, Instant to) {
    return !command.asked().isAfter(to) && !command.until().isBefore(from);
  }
}
