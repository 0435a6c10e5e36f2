package io.lintel.gateway.projection;

import io.lintel.gateway.audit.CaseResult;
import io.lintel.gateway.audit.Notice;
import io.lintel.gateway.casework.Subject;
import io.lintel.gateway.finding.Decision;
import io.lintel.gateway.finding.Finding;
import io.lintel.gateway.finding.FindingId;
import io.lintel.gateway.finding.FindingState;
import io.lintel.gateway.linking.Link;
import io.lintel.gateway.store.FindingTable.Standing;
import io.lintel.gateway.store.ProjectionWriter;
import io.lintel.gateway.visit.VisitId;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the findings true to what stands: gathers through a commit group what was said anew of
 * verdicts, links and decisions, and brings the findings it is about up to date at the group's end.
 */
final class Findings {
  private final ProjectionWriter tables;
  private final UtilityDays days;
  private final Orphans orphans;
  private final SortedSet<FindingId> touched = new TreeSet<>();
  private final SortedSet<Long> toExplain = new TreeSet<>();
  private long open;

  Findings(ProjectionWriter tables, UtilityDays days, EntryFacts says) {
    this.tables = tables;
    this.days = days;
    this.orphans = new Orphans(tables, days, says);
    this.open = tables.findings().countOpen();
  }

  /** An observation came that a visit should explain, or what is said of its end changed. */
  void toExplain(long seq) {
    toExplain.add(seq);
  }

  /** Somebody spoke to a finding, whether or not it still is one. */
  void spokenTo(FindingId id) {
    touched.add(id);
  }

  /**
   * A case was judged.
   *
   * @param asOf the journal's time
   * @return when it has to be judged again though nothing new be known, or null
   */
  @Nullable Instant judged(OpenCase one, CaseResult result, Instant asOf) {
    result.links().forEach(this::orphan);
    CaseClaims says = CaseClaims.of(one, result, days, asOf);
    Map<FindingId, Finding> known = one.claimed();
    // Not known while it is written: that may break off.
    one.claimed(null);
    claim(one.key(), known == null ? claimed(one.key()) : known, says.claims());
    one.claimed(says.claims());
    return says.awaits();
  }

  /** A recorder's day in nobody's hands was judged. */
  @Nullable Instant judged(Subject unheld, List<Link> links, List<Notice> notices, Instant asOf) {
    links.forEach(this::orphan);
    CaseClaims says = CaseClaims.of(unheld, links, notices, days, asOf);
    claim(unheld, claimed(unheld), says.claims());
    return says.awaits();
  }

  /** What was only too early to be called an orphan is looked at again. */
  private void orphan(Link link) {
    if (link.end() == Link.End.ORPHAN) {
      toExplain.add(link.seq());
    }
  }

  private Map<FindingId, Finding> claimed(Subject key) {
    Map<FindingId, Finding> claims = new HashMap<>();
    tables.findings().claimsOf(key).forEach(claim -> claims.put(claim.id(), claim));
    return claims;
  }

  private void claim(Subject key, Map<FindingId, Finding> known, Map<FindingId, Finding> claims) {
    Map<FindingId, Finding> before = new HashMap<>(known);
    claims.forEach(
        (id, now) -> {
          if (!now.equals(before.remove(id))) {
            tables.findings().claim(key, now);
            touched.add(id);
          }
        });
    for (FindingId gone : before.keySet()) {
      tables.findings().withdraw(key, gone);
      touched.add(gone);
    }
  }

  /**
   * The group's cases are judged.
   *
   * @param seq the group's last entry
   */
  void settle(long seq, Instant asOf) {
    List.copyOf(toExplain).forEach(one -> toExplain.addAll(orphans.besides(one)));
    for (long observation : toExplain) {
      settle(FindingId.ofOrphan(observation), orphans.placed(observation, asOf), seq);
    }
    for (FindingId id : touched) {
      Optional<Finding> claim = tables.findings().worstClaim(id);
      settle(id, claim.isPresent() ? claim : orphans.standing(id, asOf), seq);
    }
    toExplain.clear();
    touched.clear();
  }

  private void settle(FindingId id, Optional<Finding> now, long seq) {
    Optional<Standing> stood = tables.findings().one(id);
    Optional<Standing> stands =
        now.isPresent()
            ? Optional.of(standing(now.get(), stood, seq))
            : stood.flatMap(last -> gone(last, seq));
    if (stands.equals(stood)) {
      return;
    }
    open += countsAsOpen(stands) - countsAsOpen(stood);
    stands.ifPresentOrElse(tables.findings()::put, () -> tables.findings().remove(id));
    if (isDismissed(stands) != isDismissed(stood)) {
      stands.or(() -> stood).map(one -> one.finding().visit()).ifPresent(this::summarize);
    }
  }

  /** What was dismissed says nothing of the visit any more. */
  private void summarize(VisitId visit) {
    tables.verdicts().summarize(visit.text());
  }

  private static boolean isDismissed(Optional<Standing> standing) {
    return standing.filter(one -> one.state() == FindingState.DISMISSED).isPresent();
  }

  private Standing standing(Finding now, Optional<Standing> stood, long seq) {
    boolean same =
        stood
            .filter(last -> last.state() != FindingState.GONE)
            .filter(last -> last.finding().basis().equals(now.basis()))
            .isPresent();
    if (stood.isPresent() && !same) {
      tables.reviews().evidenceChanged(now.id());
    }
    FindingState state =
        tables
            .reviews()
            .standing(now.id(), now.basis())
            .map(decision -> decision.word().state())
            .orElse(FindingState.OPEN);
    return new Standing(now, state, same ? stood.get().sinceSeq() : seq);
  }

  /** What nobody spoke to leaves nothing behind. */
  private Optional<Standing> gone(Standing last, long seq) {
    FindingId id = last.finding().id();
    if (last.state() == FindingState.GONE) {
      return Optional.of(last);
    }
    if (!tables.reviews().isSpokenTo(id)) {
      return Optional.empty();
    }
    tables.reviews().evidenceChanged(id);
    return Optional.of(new Standing(last.finding(), FindingState.GONE, seq));
  }

  /** Whether what {@code decision} was made on no longer stands. */
  boolean isOnEarlierEvidence(Decision decision) {
    return tables
        .findings()
        .one(decision.finding())
        .filter(
            stands ->
                stands.state() == FindingState.GONE
                    || !stands.finding().basis().equals(decision.basis()))
        .isPresent();
  }

  /** How many are open, as far as all that is written. */
  long open() {
    return open;
  }

  private static int countsAsOpen(Optional<Standing> standing) {
    return standing.filter(one -> one.state() == FindingState.OPEN).isPresent() ? 1 : 0;
  }
}
