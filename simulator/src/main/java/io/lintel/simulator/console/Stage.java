package io.lintel.simulator.console;

import io.lintel.simulator.scenario.Scenario;
import org.jspecify.annotations.Nullable;

/** Where days are played, one after another. Safe from any thread. */
public interface Stage {
  /** What is on; empty while one is taken down and the next put up. */
  @Nullable Performance performance();

  /**
   * Ends what is on and puts on another day, from its beginning, with a gateway that knows nothing
   * of the one before. Returns when it is on.
   *
   * @param speed simulated seconds for each of the wall's; null for the speed there was
   * @param paused whether the clock stands until it is resumed
   * @throws NotOnThisStage if this stage plays one day only, or is just changing to another
   */
  void start(Scenario scenario, @Nullable Double speed, boolean paused);
}
