package io.lintel.simulator.score;

import io.lintel.simulator.scenario.Belonging;
import io.lintel.simulator.scenario.Truth;
import io.lintel.simulator.score.Observed.LinkClaim;
import io.lintel.simulator.score.Score.Links;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Links against the truth: recorders' reports and meters' readings, pair by pair. */
final class LinkTally {
  private static final int EXAMPLES = 20;

  private final Set<LinkClaim> belongs = new HashSet<>();
  private final Set<LinkClaim> disputable = new HashSet<>();
  private final Predicate<String> visits;

  private LinkTally(Predicate<String> visits) {
    this.visits = visits;
  }

  static Links of(Truth truth, List<LinkClaim> claims) {
    return of(truth, visit -> true).judge(claims);
  }

  /**
   * @param visits whose links are asked about
   */
  static LinkTally of(Truth truth, Predicate<String> visits) {
    LinkTally tally = new LinkTally(visits);
    truth.events().forEach(e -> tally.add(e.recorder(), e.seq(), e.belonging()));
    truth.readings().forEach(r -> tally.add(r.meter(), r.seq(), r.belonging()));
    return tally;
  }

  /**
   * @param claims about those visits only
   */
  LinkFigures figures(List<LinkClaim> claims) {
    Set<LinkClaim> scored = scored(claims);
    long right = scored.stream().filter(belongs::contains).count();
    return new LinkFigures(right, scored.size(), belongs.size());
  }

  private void add(String device, long seq, Belonging belonging) {
    belonging.visits().stream()
        .filter(visits)
        .forEach(visit -> belongs.add(new LinkClaim(device, seq, visit)));
    belonging.disputable().stream()
        .filter(visits)
        .forEach(visit -> disputable.add(new LinkClaim(device, seq, visit)));
  }

  /** Of what a device does not number nobody can say which report is meant. */
  private Set<LinkClaim> scored(List<LinkClaim> claims) {
    Set<LinkClaim> scored = new HashSet<>(claims);
    scored.removeIf(claim -> claim.deviceSeq() < 0);
    scored.removeAll(disputable);
    return scored;
  }

  private Links judge(List<LinkClaim> all) {
    Set<LinkClaim> claims = scored(all);
    long right = claims.stream().filter(belongs::contains).count();
    return new Links(
        share(right, claims.size()),
        share(right, belongs.size()),
        some(claims, belongs),
        some(belongs, claims));
  }

  /** The first of those in {@code all} that are not {@code among} the others, in words. */
  private static List<String> some(Set<LinkClaim> all, Set<LinkClaim> among) {
    return all.stream()
        .filter(claim -> !among.contains(claim))
        .map(claim -> "%s #%d in %s".formatted(claim.device(), claim.deviceSeq(), claim.visit()))
        .sorted()
        .limit(EXAMPLES)
        .toList();
  }

  private static double share(long part, long whole) {
    return whole == 0 ? 1 : (double) part / whole;
  }
}
