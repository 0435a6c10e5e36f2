package io.lintel.simulator.demo;

import io.lintel.simulator.clock.Pacing;
import io.lintel.simulator.clock.SimulatedClock;
import io.lintel.simulator.console.Clockwork;
import java.time.Instant;

/** The demo's clock as the console drives it. */
final class SimulatedClockwork implements Clockwork {
  private final SimulatedClock clock;

  SimulatedClockwork(SimulatedClock clock) {
    this.clock = clock;
  }

  @Override
  public Instant instant() {
    return clock.instant();
  }

  @Override
  public double speed() {
    return clock.pacing().speed();
  }

  @Override
  public boolean paused() {
    return clock.paused();
  }

  @Override
  public boolean isOurs() {
    return true;
  }

  @Override
  public void pause() {
    clock.pause();
  }

  @Override
  public void resume() {
    clock.resume();
  }

  @Override
  public void speed(double speed) {
    clock.pace(Pacing.ofSpeed(speed));
  }
}
