package io.lintel.simulator.mishap;

import java.util.List;

/** What happens to files between recorder and docking station. */
public final class DockingMishaps {
  static final List<MishapKind> ALL = List.of();

  private DockingMishaps() {}
}
