package io.lintel.simulator.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.lintel.simulator.console.Clockwork;
import io.lintel.simulator.console.NotOnThisStage;
import io.lintel.simulator.console.Performance;
import io.lintel.simulator.console.Stage;
import io.lintel.simulator.mishap.MishapBoard;
import io.lintel.simulator.scenario.Day;
import io.lintel.simulator.scenario.Scenario;
import io.lintel.simulator.score.Score;
import io.lintel.simulator.transport.GatewayHttp;
import io.lintel.simulator.transport.ScenarioLines.Plugged;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A day played by the wall's clock against a gateway that is not the simulator's own: it can be
 * watched and misbehave, but neither be stopped nor begin again.
 *
 * @param planned the day as it is planned now
 * @param sentSoFar messages so far
 */
record WallStage(
    Supplier<Day> planned,
    InstantSource wall,
    MishapBoard mishaps,
    List<Plugged> lines,
    URI gatewayAddress,
    GatewayHttp http,
    LongSupplier sentSoFar)
    implements Stage, Performance {
  private static final String WALL =
      "The day is played by the wall's clock, for the gateway is not the simulator's own; only"
          + " 'lintel demo' can do that.";

  @Override
  public Performance performance() {
    return this;
  }

  @Override
  public void start(Scenario scenario, @Nullable Double speed, boolean paused) {
    throw new NotOnThisStage(WALL + " To play another, end 'lintel simulate' and start it again.");
  }

  @Override
  public Day day() {
    return planned.get();
  }

  @Override
  public <T> T atOneMoment(Supplier<T> act) {
    return act.get();
  }

  @Override
  public Clockwork clock() {
    return new WallClockwork(wall);
  }

  @Override
  public long sent() {
    return sentSoFar.getAsLong();
  }

  @Override
  public boolean over() {
    return wall.instant().isAfter(day().to());
  }

  @Override
  public JsonNode gateway(String path) {
    return http.get(path);
  }

  @Override
  public @Nullable URI signInLink() {
    return null;
  }

  @Override
  public Score score() {
    throw new NotOnThisStage(
        "The gateway is not the simulator's own: it may know of more than this day. Its verdicts"
            + " stand beside the truth under /control/v1/visits; --truth writes the truth.");
  }

  private record WallClockwork(InstantSource wall) implements Clockwork {
    @Override
    public Instant instant() {
      return wall.instant();
    }

    @Override
    public double speed() {
      return 1;
    }

    @Override
    public boolean paused() {
      return false;
    }

    @Override
    public boolean isOurs() {
      return false;
    }

    @Override
    public void pause() {
      throw new NotOnThisStage(WALL);
    }

    @Override
    public void resume() {
      throw new NotOnThisStage(WALL);
    }

    @Override
    public void speed(double speed) {
      throw new NotOnThisStage(WALL);
    }
  }
}
