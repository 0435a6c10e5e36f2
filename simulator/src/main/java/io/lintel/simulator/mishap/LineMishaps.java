package io.lintel.simulator.mishap;

import java.util.List;

/** What lines do to bytes. */
public final class LineMishaps {
  static final List<MishapKind> ALL = List.of();

  private LineMishaps() {}
}
