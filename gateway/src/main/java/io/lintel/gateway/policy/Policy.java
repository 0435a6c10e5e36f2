package io.lintel.gateway.policy;

import java.util.HashSet;
import java.util.Set;

/**
 * A company's chosen rules and limits, as one versioned file says.
 *
 * @param digest the first twelve hexadecimal digits of the file's SHA-256
 * @param rules the ids of those that are judged
 */
public record Policy(String name, int version, String digest, Set<String> rules, Limits limits) {
  public Policy {
    rules = Set.copyOf(rules);
  }

  /** As verdicts name it: {@code gas-strict@2#3f9a…}. */
  public String label() {
    return name + "@" + version + "#" + digest;
  }

  /**
   * With these rules alone, for who measures; the label stays that of the file.
   *
   * @param ids those of {@link #rules} that stay
   */
  public Policy only(Set<String> ids) {
    Set<String> kept = new HashSet<>(rules);
    kept.retainAll(ids);
    return new Policy(name, version, digest, kept, limits);
  }

  public boolean judges(String rule) {
    return rules.contains(rule);
  }
}
