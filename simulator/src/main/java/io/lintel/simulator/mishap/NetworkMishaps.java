package io.lintel.simulator.mishap;

import java.util.List;

/** What networks do to messages. */
public final class NetworkMishaps {
  static final List<MishapKind> ALL = List.of();

  private NetworkMishaps() {}
}
