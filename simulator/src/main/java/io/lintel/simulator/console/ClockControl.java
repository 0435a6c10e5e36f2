package io.lintel.simulator.console;

import com.fasterxml.jackson.databind.JsonNode;
import io.lintel.simulator.console.Control.Answer;
import java.util.Set;
import java.util.function.BiConsumer;

/** Simulated time: looked at, paused, resumed, sped up. */
final class ClockControl {
  /** Faster than any machine plays; more is a slip of the finger. */
  private static final double FASTEST = 1_000_000;

  private static final double SLOWEST = 0.01;

  private final StateView view;

  ClockControl(StateView view) {
    this.view = view;
  }

  void mount(Control control) {
    control.get("/clock", asked -> view.clock(asked.knowing().performance().clock()));
    control.post("/clock/pause", asked -> done(asked, Set.of(), (clock, body) -> clock.pause()));
    control.post("/clock/resume", asked -> done(asked, Set.of(), (clock, body) -> clock.resume()));
    control.post(
        "/clock/speed",
        asked ->
            done(asked, Set.of("speed"), (clock, body) -> clock.speed(speed(body.path("speed")))));
  }

  private Answer done(Asked asked, Set<String> keys, BiConsumer<Clockwork, JsonNode> act) {
    Clockwork clock = asked.performance().clock();
    act.accept(clock, asked.body(keys));
    return Answer.ok(view.clock(clock));
  }

  /**
   * @throws Refused if {@code value} is no speed
   */
  static double speed(JsonNode value) {
    double speed = value.isNumber() ? value.doubleValue() : Double.NaN;
    if (!(speed >= SLOWEST && speed <= FASTEST)) {
      throw Refused.badRequest(
          "speed: expected simulated seconds for each of the wall's, %s to %,.0f; found %s."
              .formatted(SLOWEST, FASTEST, value.isMissingNode() ? "none" : value));
    }
    return speed;
  }
}
