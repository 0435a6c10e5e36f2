package io.lintel.simulator.console;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lintel.simulator.scenario.Day;
import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What is on, and how far it has come. */
final class StateView {
  private final ReachedSpeed reached;
  private final Count plays = new Count();
  private final Count plans = new Count();

  StateView(ReachedSpeed reached) {
    this.reached = reached;
  }

  ObjectNode of(@Nullable Performance performance) {
    ObjectNode state = Answers.object().put("on", performance != null);
    if (performance == null) {
      return state;
    }
    Day day = performance.day();
    Instant now = performance.clock().instant();
    state
        .put("scenario", day.scenario().name())
        .put("seed", day.scenario().seed())
        .put("zone", day.scenario().zone().getId())
        .put("from", day.from().toString())
        .put("to", day.to().toString())
        .put("play", plays.of(performance))
        .put("plan", plans.of(day))
        .put("over", performance.over());
    state.set("clock", clock(performance.clock()));
    DayVisits.Count visits = DayVisits.Count.of(day.truth().visits(), now);
    state
        .putObject("visits")
        .put("planned", visits.planned())
        .put("done", visits.done())
        .put("under_way", visits.underWay());
    URI pages = performance.gatewayAddress();
    return state
        .put("messages_sent", performance.sent())
        .put("mishaps", performance.mishaps().standing().all().size())
        .put("gateway", pages.toString());
  }

  ObjectNode clock(Clockwork clock) {
    ObjectNode node =
        Answers.object()
            .put("now", clock.instant().toString())
            .put("speed", clock.speed())
            .put("paused", clock.paused())
            .put("changeable", clock.isOurs());
    Double perSecond = reached.perSecond();
    if (perSecond != null) {
      node.put("reached", perSecond);
    }
    return node;
  }

  /** Counts up whenever it is another: then what was asked before is stale. */
  private static final class Count {
    private @Nullable Object last;
    private long number;

    @SuppressWarnings("ReferenceEquality") // a plan is made once; comparing takes as long as making
    synchronized long of(Object one) {
      if (last != one) {
        last = one;
        number++;
      }
      return number;
    }
  }
}
