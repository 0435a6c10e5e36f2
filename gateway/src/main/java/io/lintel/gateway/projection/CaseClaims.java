package io.lintel.gateway.projection;

import io.lintel.gateway.audit.CaseResult;
import io.lintel.gateway.audit.Notice;
import io.lintel.gateway.audit.Outcome;
import io.lintel.gateway.audit.Verdict;
import io.lintel.gateway.audit.VisitStory;
import io.lintel.gateway.casework.Subject;
import io.lintel.gateway.clock.TimeBounds;
import io.lintel.gateway.finding.Finding;
import io.lintel.gateway.finding.FindingId;
import io.lintel.gateway.linking.Link;
import io.lintel.gateway.visit.StepType;
import io.lintel.gateway.visit.Visit;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What one case says a person has to look at, and when it has to be asked again because something
 * was left out that only waits: a visit that still runs, a dock that still may come, a recording
 * whose visit has not been heard of yet.
 */
final class CaseClaims {
  /**
   * Steps and heartbeats of a visit are all heard of within this, where there is a network: what
   * more evidence would settle by itself is not laid before a person until then.
   */
  static final Duration PATIENCE = Duration.ofHours(1);

  private final Map<FindingId, Finding> claims = new TreeMap<>();
  private final UtilityDays days;
  private final Instant asOf;
  private @Nullable Instant awaits;

  private CaseClaims(UtilityDays days, Instant asOf) {
    this.days = days;
    this.asOf = asOf;
  }

  /**
   * @param asOf the journal's time
   */
  static CaseClaims of(OpenCase open, CaseResult result, UtilityDays days, Instant asOf) {
    CaseClaims made = new CaseClaims(days, asOf);
    boolean waiting = made.waitsUntil(result.awaits());
    Map<String, VisitStory> stories = new HashMap<>();
    result.stories().forEach(story -> stories.put(story.visit().text(), story));
    for (Verdict verdict : result.verdicts()) {
      String visit = verdict.visit().text();
      if ((verdict.technician() != null || open.speaksFor(visit))
          && !isToldWithAnother(verdict, result.verdicts())) {
        boolean itself = made.waitsUntil(result.waits().get(verdict.point()));
        made.verdict(open, verdict, stories.get(visit), waiting || itself);
      }
    }
    result.notices().forEach(made::notice);
    made.orphans(result.links());
    return made;
  }

  /**
   * @param links of the recorder's day
   */
  static CaseClaims of(
      Subject unheld, List<Link> links, List<Notice> notices, UtilityDays days, Instant asOf) {
    CaseClaims made = new CaseClaims(days, asOf);
    for (Notice notice : notices) {
      if (days.of(notice.at()).equals(unheld.day())) {
        made.notice(notice);
      }
    }
    made.orphans(links);
    return made;
  }

  Map<FindingId, Finding> claims() {
    return claims;
  }

  /** When the case has to be judged again though nothing new be known, or null. */
  @Nullable Instant awaits() {
    return awaits;
  }

  /**
   * Whether it is too early to call an observation an orphan: its visit may not be heard of yet.
   */
  static boolean mayBeExplainedYet(Link link, Instant asOf) {
    return asOf.isBefore(link.time().hi().plus(PATIENCE));
  }

  /** Whether a finding about another verdict is about what this one rests on, too. */
  private static boolean isToldWithAnother(Verdict verdict, List<Verdict> all) {
    String with = verdict.toldWith();
    return with != null
        && all.stream()
            .anyMatch(
                other ->
                    other.rule().equals(with)
                        && other.visit().equals(verdict.visit())
                        && Objects.equals(other.technician(), verdict.technician()));
  }

  private void verdict(
      OpenCase open, Verdict verdict, @Nullable VisitStory story, boolean waiting) {
    boolean undecided = verdict.outcome() == Outcome.UNDECIDED;
    if (!undecided && verdict.outcome() != Outcome.FAIL) {
      return;
    }
    Visit visit = open.visit(verdict.visit());
    if (undecided && (waiting || waitsUntil(runsUntil(visit, story)))) {
      return;
    }
    add(Finding.of(verdict, momentOf(open, visit, story), open.key().day()));
  }

  private void notice(Notice notice) {
    add(Finding.of(notice, days.of(notice.at())));
  }

  /** The first stands where two are about the same. */
  private void add(Finding finding) {
    claims.putIfAbsent(finding.id(), finding);
  }

  private void orphans(List<Link> links) {
    for (Link link : links) {
      if (link.end() == Link.End.ORPHAN) {
        waitsUntil(link.time().hi().plus(PATIENCE));
      }
    }
  }

  private boolean waitsUntil(@Nullable Instant until) {
    if (until == null || !until.isAfter(asOf)) {
      return false;
    }
    if (awaits == null || until.isBefore(awaits)) {
      awaits = until;
    }
    return true;
  }

  /**
   * Until when more may be heard of a visit: for a while after its end, and where nobody tapped
   * that, after the last that was tapped or its appointment, whichever is later.
   */
  private static @Nullable Instant runsUntil(@Nullable Visit visit, @Nullable VisitStory story) {
    Instant last = null;
    boolean ended = false;
    for (VisitStory.StepMark mark :
        story == null ? List.<VisitStory.StepMark>of() : story.steps()) {
      ended |= mark.step() == StepType.LEFT || mark.step() == StepType.NOT_MET;
      last = later(last, mark.time().estimate());
    }
    Visit.Appointment appointment = visit == null || ended ? null : visit.appointment();
    last = later(last, appointment == null ? null : appointment.to());
    return last == null ? null : last.plus(PATIENCE);
  }

  private static @Nullable Instant later(@Nullable Instant one, @Nullable Instant other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return one.isAfter(other) ? one : other;
  }

  private Instant momentOf(OpenCase open, @Nullable Visit visit, @Nullable VisitStory story) {
    if (story != null) {
      TimeBounds knock = story.knock();
      VisitStory.Span span = story.span();
      if (knock != null) {
        return knock.estimate();
      }
      if (span != null) {
        return span.from().estimate();
      }
    }
    Visit.Appointment appointment = visit == null ? null : visit.appointment();
    return appointment == null ? days.begin(open.key().day()) : appointment.from();
  }
}
