package io.lintel.simulator.score;

import io.lintel.simulator.scenario.Truth;
import io.lintel.simulator.scenario.Truth.VisitTruth;
import io.lintel.simulator.score.BadgeAndWindow.Said;
import io.lintel.simulator.score.Observed.GivenVerdict;
import io.lintel.simulator.score.Observed.LinkClaim;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * All that is said of one day against what was true, as counts that can be added over days. Unlike
 * in a {@link Score}, no rule is left out for saying nothing.
 *
 * @param visits made by technicians: a crew of two makes two
 * @param rules by name
 * @param inTime links of visits that were tapped while they were made
 * @param late links of visits whose steps were tapped afterwards, all together
 * @param plain what the plain matcher said of the rules that it can judge
 * @param mistakes each false accusation and each PASS of a breach, in words
 */
public record DayFigures(
    long visits,
    SortedMap<String, RuleFigures> rules,
    LinkFigures inTime,
    LinkFigures late,
    SortedMap<String, RuleFigures> plain,
    LinkFigures plainInTime,
    LinkFigures plainLate,
    List<String> mistakes) {
  /** Mishaps by which no tap of a visit is in time. */
  private static final Set<String> TAPPED_LATE = Set.of("steps_tapped_late", "taps_in_bulk");

  public static final DayFigures NOTHING =
      new DayFigures(
          0,
          new TreeMap<>(),
          LinkFigures.NOTHING,
          LinkFigures.NOTHING,
          new TreeMap<>(),
          LinkFigures.NOTHING,
          LinkFigures.NOTHING,
          List.of());

  public DayFigures {
    rules = Collections.unmodifiableSortedMap(new TreeMap<>(rules));
    plain = Collections.unmodifiableSortedMap(new TreeMap<>(plain));
    mistakes = List.copyOf(mistakes);
  }

  /** Of what one day's gateway says. */
  public static DayFigures of(Played played, Observed observed) {
    Truth truth = played.truth();
    Said plain =
        BadgeAndWindow.of(
            SentDay.of(played.sendings().stream().filter(each -> !each.repeat()).toList()));
    Set<String> late =
        truth.visits().stream()
            .filter(visit -> visit.mishaps().stream().anyMatch(TAPPED_LATE::contains))
            .map(VisitTruth::visit)
            .collect(Collectors.toSet());
    Predicate<String> isLate = late::contains;
    List<Judged> judged = Judged.all(truth, observed.verdicts());
    return new DayFigures(
        truth.visits().size(),
        RuleFigures.byRule(judged),
        links(truth, observed.links(), isLate.negate()),
        links(truth, observed.links(), isLate),
        RuleFigures.byRule(plainly(truth, plain.verdicts())),
        links(truth, plain.links(), isLate.negate()),
        links(truth, plain.links(), isLate),
        mistakes(judged));
  }

  private static List<Judged> plainly(Truth truth, List<GivenVerdict> verdicts) {
    return Judged.all(truth, verdicts).stream()
        .filter(each -> BadgeAndWindow.RULES.contains(each.rule().rule()))
        .toList();
  }

  private static LinkFigures links(Truth truth, List<LinkClaim> claims, Predicate<String> visits) {
    return LinkTally.of(truth, visits)
        .figures(claims.stream().filter(claim -> visits.test(claim.visit())).toList());
  }

  private static List<String> mistakes(List<Judged> judged) {
    List<String> mistakes = new ArrayList<>();
    for (Judged one : judged) {
      RuleFigures figures = RuleFigures.of(one);
      if (figures.accused() > 0) {
        mistakes.add("accused " + one.inWords());
      } else if (figures.missed() > 0) {
        mistakes.add("missed " + one.inWords());
      }
    }
    return mistakes;
  }

  public DayFigures plus(DayFigures more) {
    List<String> both = new ArrayList<>(mistakes);
    both.addAll(more.mistakes);
    return new DayFigures(
        visits + more.visits,
        plus(rules, more.rules),
        inTime.plus(more.inTime),
        late.plus(more.late),
        plus(plain, more.plain),
        plainInTime.plus(more.plainInTime),
        plainLate.plus(more.plainLate),
        both);
  }

  private static SortedMap<String, RuleFigures> plus(
      SortedMap<String, RuleFigures> some, SortedMap<String, RuleFigures> more) {
    SortedMap<String, RuleFigures> sum = new TreeMap<>(some);
    more.forEach((rule, figures) -> sum.merge(rule, figures, RuleFigures::plus));
    return sum;
  }

  /** All rules together. */
  public RuleFigures all() {
    return rules.values().stream().reduce(RuleFigures.NOTHING, RuleFigures::plus);
  }

  /** All rules of the plain matcher together. */
  public RuleFigures allPlain() {
    return plain.values().stream().reduce(RuleFigures.NOTHING, RuleFigures::plus);
  }
}
