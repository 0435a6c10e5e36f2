package io.lintel.simulator.score;

import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Verdicts held against the truth.
 *
 * @param verdicts by rule
 * @param falseAccusations FAILs against compliant people, a device's FAILs not counted
 * @param falseAccusationRate those over all that was compliant
 * @param undecidedRate UNDECIDED over all that was judged
 * @param breachesOver60s violations of more than 60 s, or altogether
 * @param missedOver60s those of them that ended neither FAIL nor UNDECIDED
 * @param passedOver30s the same of more than 30 s, by name
 */
public record Audit(
    SortedMap<String, Confusion> verdicts,
    long falseAccusations,
    double falseAccusationRate,
    double undecidedRate,
    long breachesOver60s,
    long missedOver60s,
    List<String> passedOver30s) {
  private static final Duration SMALL = Duration.ofSeconds(30);
  private static final Duration LARGE = Duration.ofSeconds(60);

  public Audit {
    verdicts = Collections.unmodifiableSortedMap(new TreeMap<>(verdicts));
    passedOver30s = List.copyOf(passedOver30s);
  }

  static Audit of(Collection<Judged> all) {
    SortedMap<String, Confusion> byRule = new TreeMap<>();
    all.stream()
        .collect(Collectors.groupingBy(judged -> judged.rule().rule()))
        .forEach((rule, judged) -> byRule.put(rule, Confusion.of(judged)));
    long accused = all.stream().filter(Judged::accusesWrongly).count();
    long compliant = all.stream().filter(judged -> !judged.rule().violated()).count();
    long undecided = all.stream().filter(each -> each.cell() == Judged.Cell.UNDECIDED).count();
    List<Judged> large = all.stream().filter(judged -> judged.isBreachOver(LARGE)).toList();
    return new Audit(
        byRule,
        accused,
        share(accused, compliant),
        share(undecided, all.stream().filter(Judged::wasJudged).count()),
        large.size(),
        large.stream().filter(Audit::slippedThrough).count(),
        all.stream()
            .filter(judged -> judged.isBreachOver(SMALL))
            .filter(Audit::slippedThrough)
            .map(Judged::inWords)
            .toList());
  }

  /** Missed ÷ violations, each of more than 60 s; 0 where there were none. */
  public double missedOver60sRate() {
    return share(missedOver60s, breachesOver60s);
  }

  private static boolean slippedThrough(Judged judged) {
    return judged.cell() == Judged.Cell.MISSED;
  }

  private static double share(long part, long whole) {
    return whole == 0 ? 0 : (double) part / whole;
  }
}
