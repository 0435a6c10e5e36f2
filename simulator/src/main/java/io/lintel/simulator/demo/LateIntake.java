package io.lintel.simulator.demo;

import io.lintel.simulator.transport.Intake;

/** The gateway wants the clock before it has a journal, and the clock wants the journal's count. */
final class LateIntake implements Intake {
  private volatile Intake intake = () -> 0;

  void is(Intake intake) {
    this.intake = intake;
  }

  @Override
  public long takenIn() {
    return intake.takenIn();
  }
}
