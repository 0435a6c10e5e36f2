package io.lintel.gateway.projection;

import io.lintel.gateway.casework.Subject;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The cases that could not be judged by a defect of ours: what stood stands, and nobody would know.
 * Kept until they are judged, over restarts by {@link FailedCases}.
 */
final class Unjudged {
  /** Named at most; beyond only counted. */
  static final int MOST = 10_000;

  private final Map<Subject, String> cases = new TreeMap<>();
  private long beyond;

  void failed(Subject key, String why) {
    if (cases.size() < MOST || cases.containsKey(key)) {
      cases.put(key, why);
    } else {
      beyond++;
    }
  }

  /** Whether it may have been one of them. */
  boolean judged(Subject key) {
    return cases.remove(key) != null || beyond > 0;
  }

  Set<Subject> named() {
    return Set.copyOf(cases.keySet());
  }

  long count() {
    return cases.size() + beyond;
  }

  /** For people: how many, one of them, and why; empty if there is none. */
  Optional<String> says() {
    return cases.entrySet().stream()
        .findFirst()
        .map(
            one ->
                "%d cases are not judged by a defect of Lintel's, and show what was judged before: %s (%s)"
                    .formatted(count(), named(one.getKey()), one.getValue()));
  }

  private static String named(Subject subject) {
    return (subject.kind().wireName() + " " + subject.id()).strip() + " on " + subject.day();
  }
}
