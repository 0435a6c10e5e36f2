package io.lintel.simulator.console;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lintel.simulator.mishap.MishapBoard;
import io.lintel.simulator.scenario.Day;
import io.lintel.simulator.scenario.DayPlanner;
import io.lintel.simulator.scenario.Scenario;
import io.lintel.simulator.scenario.ScenarioFile;
import io.lintel.simulator.score.Observed;
import io.lintel.simulator.score.Observed.GivenVerdict;
import io.lintel.simulator.score.Played;
import io.lintel.simulator.score.Score;
import io.lintel.simulator.score.Scorer;
import io.lintel.simulator.transport.ScenarioLines;
import io.lintel.simulator.transport.ScenarioLines.Plugged;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A stage without a gateway: a planned day, real lines, and a clock that is moved by hand. */
final class HandStage implements Stage, AutoCloseable {
  volatile @Nullable HandPerformance on = new HandPerformance(ScenarioFile.load("one-street"), 60);

  @Override
  public @Nullable Performance performance() {
    return on;
  }

  @Override
  public void start(Scenario scenario, @Nullable Double speed, boolean paused) {
    HandPerformance before = on;
    if (before == null) {
      throw new NotOnThisStage("nothing is on");
    }
    before.close();
    HandPerformance next =
        new HandPerformance(scenario, speed == null ? before.clock.speed : speed);
    next.clock.paused = paused;
    on = next;
  }

  @Override
  public void close() {
    HandPerformance last = on;
    if (last != null) {
      last.close();
    }
  }

  /** What the gateway says is written by hand, too. */
  static final class HandPerformance implements Performance, AutoCloseable {
    final HandClockwork clock;
    private final Day day;
    private final MishapBoard mishaps;
    private final ScenarioLines lines;
    volatile ObjectNode visits = Answers.object();
    volatile ObjectNode slots = Answers.object();
    volatile boolean over;

    HandPerformance(Scenario scenario, double speed) {
      day = DayPlanner.plan(scenario);
      clock = new HandClockwork(day.from(), speed);
      mishaps = new MishapBoard(scenario.goesWrong());
      lines = ScenarioLines.pluggedIn(scenario, day.truth(), mishaps, clock, (when, task) -> {});
    }

    @Override
    public Day day() {
      return day;
    }

    @Override
    public <T> T atOneMoment(Supplier<T> act) {
      return act.get();
    }

    @Override
    public Clockwork clock() {
      return clock;
    }

    @Override
    public MishapBoard mishaps() {
      return mishaps;
    }

    @Override
    public List<Plugged> lines() {
      return lines.lines();
    }

    @Override
    public long sent() {
      return 7;
    }

    @Override
    public boolean over() {
      return over;
    }

    @Override
    public JsonNode gateway(String path) {
      return path.startsWith("/api/v1/slots") ? slots : visits;
    }

    @Override
    public URI gatewayAddress() {
      return URI.create("http://127.0.0.1:8080");
    }

    @Override
    public @Nullable URI signInLink() {
      return null;
    }

    @Override
    public Score score() {
      if (!over) {
        throw new NotOnThisStage("no score is taken here");
      }
      return Scorer.score(
          Played.of(day, lines.truth(), List.of(), mishaps.standing()),
          new Observed(List.of(), List.of(), List.of(), allIsWell(), List.of(), 0));
    }

    private List<GivenVerdict> allIsWell() {
      return day.truth().visits().stream()
          .map(visit -> new GivenVerdict(visit.visit(), "REC-1", null, "PASS", null))
          .toList();
    }

    @Override
    public void close() {
      lines.close();
    }
  }

  /** Stands wherever it is put. */
  static final class HandClockwork implements Clockwork {
    volatile Instant now;
    volatile double speed;
    volatile boolean paused;

    HandClockwork(Instant now, double speed) {
      this.now = now;
      this.speed = speed;
    }

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public double speed() {
      return speed;
    }

    @Override
    public boolean paused() {
      return paused;
    }

    @Override
    public boolean isOurs() {
      return true;
    }

    @Override
    public void pause() {
      paused = true;
    }

    @Override
    public void resume() {
      paused = false;
    }

    @Override
    public void speed(double other) {
      speed = other;
    }
  }
}
