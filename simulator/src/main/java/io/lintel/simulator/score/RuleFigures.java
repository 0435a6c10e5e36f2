package io.lintel.simulator.score;

import java.time.Duration;
import java.util.Collection;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One rule's verdicts against the truth, as counts that can be added.
 *
 * @param compliant what nobody broke
 * @param accused FAILs with cause person or unknown among them: false accusations
 * @param breaches broken by more than 60 s, or altogether
 * @param missed PASSes among them
 * @param unsaid those of them of which it was said that there is nothing to judge, or nothing at
 *     all
 * @param judged all that were given an answer, even if it was that nobody can tell
 * @param undecided the latter of them
 */
public record RuleFigures(
    long compliant,
    long accused,
    long breaches,
    long missed,
    long unsaid,
    long judged,
    long undecided) {
  public static final RuleFigures NOTHING = new RuleFigures(0, 0, 0, 0, 0, 0, 0);

  private static final Duration LARGE = Duration.ofSeconds(60);

  static SortedMap<String, RuleFigures> byRule(Collection<Judged> all) {
    SortedMap<String, RuleFigures> byRule = new TreeMap<>();
    all.forEach(one -> byRule.merge(one.rule().rule(), of(one), RuleFigures::plus));
    return byRule;
  }

  static RuleFigures of(Judged one) {
    boolean breach = one.isBreachOver(LARGE);
    return new RuleFigures(
        count(!one.rule().violated()),
        count(one.accusesWrongly()),
        count(breach),
        count(breach && one.outcome().equals("PASS")),
        count(breach && !one.wasJudged()),
        count(one.wasJudged()),
        count(one.cell() == Judged.Cell.UNDECIDED));
  }

  private static long count(boolean holds) {
    return holds ? 1 : 0;
  }

  public RuleFigures plus(RuleFigures more) {
    return new RuleFigures(
        compliant + more.compliant,
        accused + more.accused,
        breaches + more.breaches,
        missed + more.missed,
        unsaid + more.unsaid,
        judged + more.judged,
        undecided + more.undecided);
  }
}
