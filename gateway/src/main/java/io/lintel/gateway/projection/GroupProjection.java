package io.lintel.gateway.projection;

import io.lintel.gateway.audit.CaseFile;
import io.lintel.gateway.audit.CaseResult;
import io.lintel.gateway.audit.Proof;
import io.lintel.gateway.casework.Subject;
import io.lintel.gateway.casework.Subject.MeterDay;
import io.lintel.gateway.casework.Subject.RecorderDay;
import io.lintel.gateway.casework.Subject.Swaps;
import io.lintel.gateway.casework.Subject.TechnicianDay;
import io.lintel.gateway.journal.Entry;
import io.lintel.gateway.journal.EntryDigest;
import io.lintel.gateway.store.ProjectionWriter;
import io.lintel.gateway.store.StoreFailed;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings everything up to date with one commit group: first all its entries, then each case they
 * bear on, once. Knows nothing of threads and of where entries come from.
 */
final class GroupProjection {
  private static final Logger LOG = LoggerFactory.getLogger(GroupProjection.class);
  private static final CaseResult NOTHING =
      new CaseResult(List.of(), List.of(), List.of(), null, List.of());

  /** Swaps compared in one go when nothing more comes; what is left then changes no more. */
  private static final int MOST_ROUNDS = 3;

  private final ProjectionWriter tables;
  private final Basis basis;
  private final OpenCases open;
  private final UnheldCases unheld;
  private final UnvisitedMeters unvisited;
  private final DaySwaps swaps;
  private final CaseFinder finder;
  private final EntryFacts facts;
  private final Turns turns;
  private final EntryProjection entries;
  private final PendingStories stories;
  private final ResultWriter results;
  private final Findings findings;
  private final Awaited awaited;
  private final FailedCases failed;
  private final JudgedAgain again;

  GroupProjection(ProjectionWriter tables, Basis basis) {
    this(tables, basis, new Unjudged());
  }

  /**
   * @param unjudged hears of what could not be judged
   */
  GroupProjection(ProjectionWriter tables, Basis basis, Unjudged unjudged) {
    this(tables, basis, unjudged, Turns.PACE);
  }

  /**
   * @param unjudged hears of what could not be judged
   * @param pace how often a case is judged that much is said of
   */
  GroupProjection(ProjectionWriter tables, Basis basis, Unjudged unjudged, Turns.Pace pace) {
    this.tables = tables;
    this.basis = basis;
    UtilityDays days = new UtilityDays(basis.zone());
    this.facts = new EntryFacts(basis.zone());
    this.turns = new Turns(tables, pace);
    this.open = new OpenCases(new CaseLoader(tables, days, basis, facts));
    this.failed = new FailedCases(tables, open, basis, unjudged);
    turns.now(failed.left());
    this.finder = new CaseFinder(tables, days);
    this.findings = new Findings(tables, days, facts);
    this.awaited = new Awaited(tables);
    this.again = new JudgedAgain(tables, days, basis.judge().version());
    this.unheld = new UnheldCases(tables, days, basis, facts, findings);
    this.unvisited = new UnvisitedMeters(tables, days, basis, facts, findings);
    this.swaps = new DaySwaps(tables, days, basis.judge());
    this.entries =
        new EntryProjection(tables, days, facts, finder, open, unheld, unvisited, findings);
    this.stories = new PendingStories(tables);
    this.results = new ResultWriter(tables, stories, findings, basis.judge().version());
  }

  /**
   * @param group all entries of one commit group, in order
   * @return how many cases were judged
   */
  int project(List<Entry> group) {
    for (Entry entry : group) {
      project(entry);
    }
    Entry last = group.get(group.size() - 1);
    Instant asOf = last.observation().received();
    turns.now(awaited.due(asOf));
    SortedSet<Subject> due = turns.take(asOf);
    SortedSet<Subject> people = new TreeSet<>();
    SortedSet<LocalDate> swapDays = new TreeSet<>();
    Set<Subject> company = new TreeSet<>();
    for (Subject subject : due) {
      switch (subject.kind()) {
        case RECORDER, METER -> company.addAll(judge(subject, last));
        case SWAPS -> swapDays.add(subject.day());
        case TECHNICIAN -> people.add(subject);
      }
    }
    people.addAll(turnOf(company, group, last));
    judge(people, last);
    proposeSwaps(swapDays, group, last);
    findings.settle(last.seq(), asOf);
    return due.size();
  }

  /**
   * Whose turn it is of all who worked while a recorder recorded in nobody's hands. It presses them
   * as their own words do: somebody who makes up recorders would have the whole day judged anew for
   * each.
   */
  private Set<Subject> turnOf(Set<Subject> company, List<Entry> group, Entry last) {
    if (company.isEmpty() || group.stream().anyMatch(facts::isSettled)) {
      return company;
    }
    Instant asOf = last.observation().received();
    turns.press(company, asOf, last.seq());
    return turns.take(asOf);
  }

  private void judge(SortedSet<Subject> cases, Entry last) {
    turns.now(cases);
    turns.take(last.observation().received());
    cases.forEach(subject -> judge(subject, last));
  }

  /**
   * Proposals wait as heartbeats do, and are made from what the cases found. A case that is judged
   * again for them may have heard of more since: what it found then is compared in its turn, which
   * is in the tables too, for whoever opens them next has to come to the same.
   */
  private void proposeSwaps(SortedSet<LocalDate> due, List<Entry> group, Entry last) {
    SortedSet<LocalDate> touched = swaps.takeTouched();
    if (group.stream().anyMatch(facts::isSettled)) {
      due.addAll(touched);
      for (int round = 0; round < MOST_ROUNDS && !due.isEmpty(); round++) {
        compare(due, last);
        due = swaps.takeTouched();
      }
    } else {
      touched.removeAll(due);
      compare(due, last);
      touched.addAll(swaps.takeTouched());
      for (LocalDate day : touched) {
        turns.later(Set.of(new Swaps(day)), last.observation().received(), last.seq());
      }
    }
  }

  private void compare(SortedSet<LocalDate> days, Entry last) {
    SortedSet<Subject> again = new TreeSet<>();
    days.forEach(day -> again.addAll(judge(new Swaps(day), last)));
    if (!again.isEmpty()) {
      finder.forget();
      open.drop(again);
      judge(again, last);
    }
  }

  /** Ends the transaction with the group that ends with {@code last}. */
  void commit(Entry last) {
    stories.write();
    tables.commit(last.seq(), EntryDigest.of(last));
  }

  /** The same where the journal is no file that could be taken for another one. */
  void commit(long seq) {
    stories.write();
    tables.commit(seq, "");
  }

  /** The last entry up to {@code seq} before which everything is judged. */
  long settled(long seq) {
    return turns.settled(seq);
  }

  /** When a case has to be judged again though nothing comes; {@link Instant#MAX} for never. */
  Instant awaits() {
    return awaited.earliest();
  }

  /** Where judging again stands, see {@link JudgedAgain}; empty when nothing is left. */
  Optional<String> judgesAgain() {
    return again.stands();
  }

  /** How many findings are open. */
  long openFindings() {
    return findings.open();
  }

  /**
   * Judges one case and writes what differs from what stood.
   *
   * @return what has to be judged besides, because of it
   */
  private Set<Subject> judge(Subject subject, Entry last) {
    try {
      Judged judged = judged(subject, last);
      awaited.note(subject, judged.awaits());
      failed.judged(subject);
      return judged.touched();
    } catch (StoreFailed e) {
      throw e;
    } catch (RuntimeException e) {
      // What stood stands; the next entry of the case is the next chance.
      LOG.error(
          "case not judged: {}={} day={} seq={}",
          subject.kind().wireName(),
          subject.id(),
          subject.day(),
          last.seq(),
          e);
      failed.failed(subject, e, last.seq());
      return Set.of();
    }
  }

  private Judged judged(Subject subject, Entry last) {
    Instant asOf = last.observation().received();
    if (subject instanceof RecorderDay recorder) {
      return unheld.judge(recorder, asOf);
    }
    if (subject instanceof MeterDay meter) {
      return unvisited.judge(meter, asOf);
    }
    if (subject instanceof Swaps day) {
      return new Judged(swaps.propose(day.day()), null);
    }
    return judged((TechnicianDay) subject, last);
  }

  private Judged judged(TechnicianDay key, Entry last) {
    OpenCase one = open.open(key);
    Instant asOf = last.observation().received();
    CaseResult before = one.written();
    CaseResult result =
        one.isEmpty() ? NOTHING : Proof.weigh(basis.judge().judge(file(one, asOf)), one.unproven());
    results.write(one, result, last.seq());
    swaps.judged(key, before == null ? null : before.whereabouts(), result.whereabouts());
    return new Judged(Set.of(), findings.judged(one, result, asOf));
  }

  private CaseFile file(OpenCase one, Instant asOf) {
    return one.file(unheld.looseAround(one.key().day()), asOf);
  }

  private void project(Entry entry) {
    try {
      Touch touch = entries.project(entry);
      if (facts.isSettled(entry)) {
        turns.everyoneNow();
      } else if (facts.isJudgedAgain(entry)) {
        turns.now(again.next());
      } else if (touch.routine()) {
        turns.later(touch.cases(), entry.observation().received(), entry.seq());
      } else {
        turns.press(touch.cases(), entry.observation().received(), entry.seq());
      }
    } catch (StoreFailed e) {
      throw e;
    } catch (RuntimeException | StackOverflowError e) {
      LOG.error("entry not projected: seq={} kind={}", entry.seq(), entry.observation().kind(), e);
      tables.facts().unprojected(entry.seq(), String.valueOf(e.getMessage()));
    }
  }
}
