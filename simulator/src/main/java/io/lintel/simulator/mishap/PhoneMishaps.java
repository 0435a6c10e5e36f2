package io.lintel.simulator.mishap;

import java.util.List;

/** What is tapped on phones, and when. */
public final class PhoneMishaps {
  static final List<MishapKind> ALL = List.of();

  private PhoneMishaps() {}
}
