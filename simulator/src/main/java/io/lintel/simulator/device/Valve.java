package io.lintel.simulator.device;

import java.time.Instant;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** A meter's valve over a day: how it stood in the morning, and each time it was turned. */
public final class Valve {
  private final NavigableMap<Instant, Boolean> turns = new TreeMap<>();
  private final boolean openAtFirst;

  public Valve(boolean openAtFirst) {
    this.openAtFirst = openAtFirst;
  }

  public void turn(Instant at, boolean open) {
    turns.put(at, open);
  }

  public boolean openAt(Instant when) {
    Map.Entry<Instant, Boolean> last = turns.floorEntry(when);
    return last == null ? openAtFirst : last.getValue();
  }
}
