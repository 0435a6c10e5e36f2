package io.lintel.gateway.whatif;

import io.lintel.gateway.audit.Cause;
import io.lintel.gateway.audit.Outcome;
import io.lintel.gateway.audit.Verdict;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What two policies say of one point: a rule, a visit and, for rules about recorders, a technician.
 *
 * @param before under the policy that stands, or null where it does not judge the rule
 * @param after under the other policy, or null likewise; not null if {@code before} is
 */
record Difference(@Nullable Verdict before, @Nullable Verdict after) {
  /** Whether another outcome follows, or another cause. */
  boolean matters() {
    return outcome(before) != outcome(after) || cause(before) != cause(after);
  }

  /** Whether only numbers, certainty or words are others. */
  boolean inWords() {
    Verdict one = before;
    Verdict other = after;
    return !matters()
        && one != null
        && other != null
        && !(one.because().equals(other.because())
            && one.certain() == other.certain()
            && Objects.equals(one.lateBy(), other.lateBy())
            && Objects.equals(one.uncertainty(), other.uncertainty()));
  }

  Verdict any() {
    return Objects.requireNonNull(before == null ? after : before);
  }

  static @Nullable Outcome outcome(@Nullable Verdict verdict) {
    return verdict == null ? null : verdict.outcome();
  }

  static @Nullable Cause cause(@Nullable Verdict verdict) {
    return verdict == null ? null : verdict.cause();
  }

  /** {@code PASS}, {@code FAIL (person)}, or {@code not judged}. */
  static String word(@Nullable Verdict verdict) {
    if (verdict == null) {
      return "not judged";
    }
    Cause cause = verdict.cause();
    String outcome = verdict.outcome().wireName();
    return cause == null ? outcome : outcome + " (" + cause.wireName() + ")";
  }
}
