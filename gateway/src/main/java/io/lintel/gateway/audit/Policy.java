package io.lintel.gateway.audit;

import io.lintel.gateway.clock.ClockLimits;
import io.lintel.gateway.linking.Weights;
import io.lintel.gateway.visit.TapHabits;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;

/**
 * A company's chosen rules and limits, as one versioned file says; read by {@link PolicyFile}.
 *
 * @param digest the first twelve hexadecimal digits of the file's SHA-256
 * @param rules the ids of those that are judged
 * @param against what a recording must not be later than
 * @param prebufferCounts whether what a recorder keeps from before the button counts as recorded
 * @param slack how much later is not late yet
 * @param gap the longest gap in a recording that is none
 * @param limits those of the rules beside REC-1 and REC-2
 */
public record Policy(
    String name,
    int version,
    String digest,
    Set<String> rules,
    Against against,
    boolean prebufferCounts,
    Duration slack,
    Duration gap,
    TapHabits tap,
    ClockLimits clock,
    Weights weights,
    RuleLimits limits) {
  public Policy {
    rules = Set.copyOf(rules);
  }

  /** Where the clause's "before entering" is drawn. */
  public enum Against {
    KNOCK,
    ENTRY
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
    return new Policy(
        name,
        version,
        digest,
        kept,
        against,
        prebufferCounts,
        slack,
        gap,
        tap,
        clock,
        weights,
        limits);
  }

  boolean judges(Rule rule) {
    return rules.contains(rule.id());
  }
}
