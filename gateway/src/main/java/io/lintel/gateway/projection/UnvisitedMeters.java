package io.lintel.gateway.projection;

import io.lintel.gateway.audit.CaseAudit;
import io.lintel.gateway.audit.UnvisitedMeter;
import io.lintel.gateway.casework.Subject;
import io.lintel.gateway.journal.Entry;
import io.lintel.gateway.journal.Kind;
import io.lintel.gateway.linking.Link;
import io.lintel.gateway.metering.MeterCommand;
import io.lintel.gateway.metering.MeterDay;
import io.lintel.gateway.metering.ReadingFact;
import io.lintel.gateway.projection.UtilityDays.Window;
import io.lintel.gateway.store.ProjectionWriter;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What was done to meters on days when nobody had a visit there: a valve turned, a cover opened, a
 * reset. Where neither a command nor a visit of the days beside explains it, it is an orphan.
 */
final class UnvisitedMeters {
  private final ProjectionWriter tables;
  private final UtilityDays days;
  private final Basis basis;
  private final EntryFacts facts;
  private final Findings findings;
  private final MeterVisits visits;
  private final OrphanLinks orphans;
  private final QuietMeters quiet = new QuietMeters();

  UnvisitedMeters(
      ProjectionWriter tables, UtilityDays days, Basis basis, EntryFacts facts, Findings findings) {
    this.tables = tables;
    this.days = days;
    this.basis = basis;
    this.facts = facts;
    this.findings = findings;
    this.visits = new MeterVisits(tables, facts);
    this.orphans = new OrphanLinks(tables, findings);
  }

  /**
   * A meter spoke. Most readings say what those beside them say, and change nothing.
   *
   * @param at as the table of facts has it
   */
  Set<Subject> read(ReadingFact reading, Instant at) {
    quiet.heard(reading);
    for (Entry beside : tables.facts().beside(Kind.READING, reading.meter(), at, reading.seq())) {
      if (!CaseAudit.tellNothingDone(reading, facts.of().reading(beside))) {
        return around(reading.meter(), days.touchedBy(at, reading.received()));
      }
    }
    return Set.of();
  }

  /** Something was asked of a meter. */
  Set<Subject> asked(MeterCommand command) {
    return around(
        command.meter(),
        days.touchedBy(command.asked(), command.asked().plus(MeterCommand.WITHIN)));
  }

  /** A work order stands as it did not before, or somebody did something in its name. */
  Set<Subject> visited(String visit) {
    Set<Subject> touched = new TreeSet<>();
    for (Subject.MeterDay due : tables.visits().meterDaysOf(visit)) {
      for (int beside = -1; beside <= 1; beside++) {
        touched.add(new Subject.MeterDay(due.meter(), due.day().plusDays(beside)));
      }
    }
    return touched;
  }

  /** What was live may have been a queue's: that can only explain more. */
  Set<Subject> interrupted(Instant when) {
    SortedSet<LocalDate> touched = days.touchedBy(when);
    return new TreeSet<>(
        tables.links().between(Subject.Kind.METER, touched.first(), touched.last()));
  }

  private static Set<Subject> around(String meter, Set<LocalDate> touched) {
    Set<Subject> keys = new TreeSet<>();
    touched.forEach(day -> keys.add(new Subject.MeterDay(meter, day)));
    return keys;
  }

  /** Judges one meter's day; one that has a visit is judged with it, and has no orphans here. */
  Judged judge(Subject.MeterDay key, Instant asOf) {
    boolean nothing = quiet.is(key.meter(), key.day()) || visits.isJudged(key.meter(), key.day());
    List<Link> links = nothing ? List.of() : links(key);
    orphans.replace(key, links);
    return new Judged(Set.of(), findings.judged(key, links, List.of(), asOf));
  }

  private List<Link> links(Subject.MeterDay key) {
    List<ReadingFact> readings = new ArrayList<>();
    for (Entry entry : of(Kind.READING, key, days.around(key.day()))) {
      readings.add(facts.of().reading(entry));
    }
    return quiet.note(key.meter(), key.day(), readings)
        ? List.of()
        : basis.judge().judgeUnvisited(file(key, readings));
  }

  private UnvisitedMeter file(Subject.MeterDay key, List<ReadingFact> readings) {
    Window window = days.around(key.day());
    Window day = days.day(key.day());
    List<MeterCommand> commands = new ArrayList<>();
    for (Entry entry : of(Kind.COMMAND, key, OpenCase.commands(window))) {
      commands.add(facts.of().command(entry));
    }
    List<Instant> interruptions = new ArrayList<>();
    for (Entry entry : of(Kind.GATEWAY, window)) {
      if (facts.isInterruption(entry)) {
        interruptions.add(entry.observation().received());
      }
    }
    return new UnvisitedMeter(
        key.meter(),
        new MeterDay(
            day.from(), day.to(), visits.calls(Set.of(key.meter()), key.day(), visit -> false)),
        readings,
        commands,
        interruptions);
  }

  private List<Entry> of(Kind kind, Subject.MeterDay key, Window window) {
    return tables.facts().ofDevice(kind, key.meter(), window.from(), window.to());
  }

  private List<Entry> of(Kind kind, Window window) {
    return tables.facts().ofKind(kind, window.from(), window.to());
  }
}
