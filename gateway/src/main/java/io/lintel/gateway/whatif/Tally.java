package io.lintel.gateway.whatif;

import io.lintel.gateway.audit.Cause;
import io.lintel.gateway.audit.Outcome;
import io.lintel.gateway.audit.Rule;
import io.lintel.gateway.audit.Verdict;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** How many verdicts went from which outcome to which. */
final class Tally {
  static final String NOT_JUDGED = "not judged";

  /** The outcomes, and none. */
  private static final int WIDTH = Outcome.values().length + 1;

  private final Map<String, RuleTally> rules = new TreeMap<>();
  private final Map<Cause, long[]> fails = new EnumMap<>(Cause.class);
  private long visits;
  private long differing;
  private long inWords;

  /**
   * One change of one rule.
   *
   * @param from an outcome, or {@link #NOT_JUDGED}
   */
  record Step(String from, String to, long count) {
    boolean isChange() {
      return !from.equals(to);
    }
  }

  private static final class RuleTally {
    private final TreeMap<Integer, Long> counts = new TreeMap<>();
  }

  void visit(List<Difference> points) {
    visits++;
    boolean differs = false;
    for (Difference point : points) {
      differs |= point.matters();
      inWords += point.inWords() ? 1 : 0;
      rules
          .computeIfAbsent(point.any().rule(), rule -> new RuleTally())
          .counts
          .merge(place(point.before()) * WIDTH + place(point.after()), 1L, Long::sum);
      fail(point.before(), 0);
      fail(point.after(), 1);
    }
    differing += differs ? 1 : 0;
  }

  private void fail(@Nullable Verdict verdict, int side) {
    Cause cause = Difference.cause(verdict);
    if (cause != null) {
      fails.computeIfAbsent(cause, none -> new long[2])[side]++;
    }
  }

  private static int place(@Nullable Verdict verdict) {
    return verdict == null ? WIDTH - 1 : verdict.outcome().ordinal();
  }

  private static String word(int place) {
    return place == WIDTH - 1 ? NOT_JUDGED : Outcome.values()[place].wireName();
  }

  long visits() {
    return visits;
  }

  /** Visits with another outcome or cause of at least one rule. */
  long differing() {
    return differing;
  }

  /** Verdicts with the same outcome and cause, of which certainty, numbers or words are others. */
  long inWords() {
    return inWords;
  }

  /** The rules that were judged under either policy, in the order of the rule book. */
  List<String> rules() {
    return Rule.ALL.stream().map(Rule::id).filter(rules::containsKey).toList();
  }

  /** Of one rule, those that stayed among them. */
  List<Step> steps(String rule) {
    RuleTally tally = rules.get(rule);
    return tally == null
        ? List.of()
        : tally.counts.entrySet().stream()
            .map(
                count ->
                    new Step(
                        word(count.getKey() / WIDTH),
                        word(count.getKey() % WIDTH),
                        count.getValue()))
            .toList();
  }

  /** FAILs with that cause before. */
  long failsBefore(Cause cause) {
    return fails.getOrDefault(cause, new long[2])[0];
  }

  long failsAfter(Cause cause) {
    return fails.getOrDefault(cause, new long[2])[1];
  }
}
