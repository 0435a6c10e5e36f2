package io.lintel.simulator.mishap;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Every kind of mishap there is. docs/mishaps.md is written from it. */
public final class Catalogue {
  private static final Map<String, MishapKind> KINDS = new LinkedHashMap<>();

  static {
    Stream.of(
            HandlingMishaps.ALL,
            CustodyMishaps.ALL,
            RecorderMishaps.ALL,
            SpeakingMishaps.ALL,
            FixMishaps.ALL,
            PhoneMishaps.ALL,
            HabitMishaps.ALL,
            MeteringMishaps.ALL,
            DockingMishaps.ALL,
            LineMishaps.ALL,
            NetworkMishaps.ALL)
        .flatMap(List::stream)
        .forEach(
            kind -> {
              if (KINDS.put(kind.name(), kind) != null) {
                throw new IllegalStateException("two mishaps are called " + kind.name());
              }
            });
  }

  private Catalogue() {}

  /** By group, in the order in which they are documented. */
  public static List<MishapKind> all() {
    return List.copyOf(KINDS.values());
  }

  public static Optional<MishapKind> named(String name) {
    return Optional.ofNullable(KINDS.get(name));
  }

  public static List<String> names() {
    return List.copyOf(KINDS.keySet());
  }
}
