package io.lintel.simulator.mishap;

import java.util.List;

/** Readings that people type, valves that people turn. */
public final class MeteringMishaps {
  static final List<MishapKind> ALL = List.of();

  private MeteringMishaps() {}
}
