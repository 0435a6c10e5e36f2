package io.lintel.simulator.scenario;

import java.util.List;

/**
 * What recorders brought home, and which docks they were put on.
 *
 * @param files that recorders really made, docked or not
 */
public record DockTruth(List<FileTruth> files, List<DockingTruth> dockings) {
  /** Of a day without docks. */
  public static final DockTruth NOTHING = new DockTruth(List.of(), List.of());

  public DockTruth {
    files = List.copyOf(files);
    dockings = List.copyOf(dockings);
  }
}
