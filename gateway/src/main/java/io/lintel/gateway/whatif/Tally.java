package io.lintel.gateway.whatif;

import io.lintel.gateway.audit.Card;
import io.lintel.gateway.audit.Cause;
import io.lintel.gateway.audit.Outcome;
import io.lintel.gateway.audit.Rules;
import io.lintel.gateway.audit.Verdict;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** How many verdicts went from which outcome to which. */
final class Tally {
  static final String NOT_JUDGED = "not judged";

  private static final Comparator<@Nullable Outcome> NONE_LAST =
      Comparator.nullsLast(Comparator.naturalOrder());

  private final Map<String, SortedMap<Way, Long>> rules = new TreeMap<>();
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

  /** From one outcome to another; null where the rule is not judged. */
  private record Way(@Nullable Outcome from, @Nullable Outcome to) implements Comparable<Way> {
    @Override
    public int compareTo(Way other) {
      int first = NONE_LAST.compare(from, other.from);
      return first == 0 ? NONE_LAST.compare(to, other.to) : first;
    }

    Step step(long count) {
      return new Step(word(from), word(to), count);
    }

    private static String word(@Nullable Outcome outcome) {
      return outcome == null ? NOT_JUDGED : outcome.wireName();
    }
  }

  void visit(List<Difference> points) {
    visits++;
    boolean differs = false;
    for (Difference point : points) {
      differs |= point.matters();
      inWords += point.inWords() ? 1 : 0;
      rules
          .computeIfAbsent(point.any().rule(), rule -> new TreeMap<>())
          .merge(
              new Way(Difference.outcome(point.before()), Difference.outcome(point.after())),
              1L,
              Long::sum);
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
    return Rules.cards().stream().map(Card::id).filter(rules::containsKey).toList();
  }

  /** Of one rule, those that stayed among them. */
  List<Step> steps(String rule) {
    return rules.getOrDefault(rule, new TreeMap<>()).entrySet().stream()
        .map(way -> way.getKey().step(way.getValue()))
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
