package io.lintel.simulator.mishap;

import java.util.List;

/** What is wrong with recorders and their clocks. */
public final class RecorderMishaps {
  static final List<MishapKind> ALL = List.of();

  private RecorderMishaps() {}
}
