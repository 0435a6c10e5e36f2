package io.lintel.simulator.console;

import java.time.InstantSource;

/** The clock of a performance. Safe from any thread. */
public interface Clockwork extends InstantSource {
  /** Simulated seconds for each of the wall's, as asked for. */
  double speed();

  boolean paused();

  /** Whether it can be paused and its speed be changed. */
  boolean isOurs();

  /**
   * @throws NotOnThisStage if this clock cannot be paused
   */
  void pause();

  /**
   * @throws NotOnThisStage if this clock cannot be paused
   */
  void resume();

  /**
   * @param speed above 0
   * @throws NotOnThisStage if this clock has one speed only
   */
  void speed(double speed);
}
