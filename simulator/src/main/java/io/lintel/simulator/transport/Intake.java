package io.lintel.simulator.transport;

/** How much the other side has taken in of what was published; its only window for us. */
public interface Intake {
  /** Messages taken in for good since the beginning, each counted once however often it came. */
  long takenIn();
}
