package io.lintel.gateway.projection;

import io.lintel.gateway.audit.CaseFile;
import io.lintel.gateway.audit.CaseResult;
import io.lintel.gateway.audit.Cause;
import io.lintel.gateway.audit.Judges;
import io.lintel.gateway.audit.Outcome;
import io.lintel.gateway.audit.UnheldFile;
import io.lintel.gateway.audit.UnheldResult;
import io.lintel.gateway.audit.UnvisitedMeter;
import io.lintel.gateway.audit.Verdict;
import io.lintel.gateway.audit.VisitStory;
import io.lintel.gateway.clock.TimeBounds;
import io.lintel.gateway.linking.Astray;
import io.lintel.gateway.linking.Link;
import io.lintel.gateway.linking.Stay;
import io.lintel.gateway.linking.Swap;
import io.lintel.gateway.linking.SwapProposals;
import io.lintel.gateway.linking.Weights;
import io.lintel.gateway.metering.ReadingFact;
import io.lintel.gateway.recorder.LooseRecording;
import io.lintel.gateway.recorder.RecorderEvent;
import io.lintel.gateway.recorder.RecorderEventType;
import io.lintel.gateway.visit.Step;
import io.lintel.gateway.visit.StepType;
import io.lintel.gateway.visit.TechnicianId;
import io.lintel.gateway.visit.Visit;
import io.lintel.gateway.wording.Sentence;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Judges as if all clocks were right: enough to see what the projections make of an audit, and
 * sensitive to everything in the file.
 */
public final class PlainJudge implements CaseJudge {
  private final int version;

  /** Of the present version. */
  public PlainJudge() {
    this(Judges.VERSION);
  }

  PlainJudge(int version) {
    this.version = version;
  }

  @Override
  public int version() {
    return version;
  }

  @Override
  public CaseResult judge(CaseFile file) {
    List<Link> links = new ArrayList<>();
    List<Verdict> verdicts = new ArrayList<>();
    List<VisitStory> stories = new ArrayList<>();
    for (Visit visit : file.visits()) {
      List<Step> steps =
          file.steps().stream().filter(step -> step.visit().equals(visit.id())).toList();
      for (Step step : steps) {
        links.add(link(step.seq(), visit, step.stated()));
      }
      verdicts.add(recorderOn(file, visit, steps));
      verdicts.add(read(file, visit));
      stories.add(story(file, visit, steps));
    }
    for (RecorderEvent event : file.events()) {
      links.add(
          new Link(
              event.seq(),
              event.type() == RecorderEventType.RECORDING_STARTED
                  ? Link.End.ORPHAN
                  : Link.End.NO_VISIT_EXPECTED,
              null,
              0.9,
              TimeBounds.exactly(event.stated()),
              List.of(new Link.Reason("none", -2)),
              null));
    }
    file.files().forEach(docked -> links.add(orphan(docked.seq(), docked.began())));
    file.docks().forEach(session -> links.add(orphan(session.seq(), session.at())));
    return new CaseResult(links, verdicts, List.of(), null, stories);
  }

  @Override
  public UnheldResult judgeUnheld(UnheldFile file) {
    List<LooseRecording> recordings = new ArrayList<>();
    List<Link> links = new ArrayList<>();
    for (RecorderEvent event : file.events()) {
      boolean held =
          file.custody().stream()
              .anyMatch(
                  span ->
                      !span.from().isAfter(event.stated())
                          && (span.to() == null || span.to().isAfter(event.stated())));
      if (!held && event.type() == RecorderEventType.RECORDING_STARTED) {
        TimeBounds begin = TimeBounds.exactly(event.stated());
        recordings.add(new LooseRecording(event.recorder(), event.seq(), begin, null, List.of()));
        links.add(new Link(event.seq(), Link.End.ORPHAN, null, 1, begin, List.of(), null));
      }
    }
    return new UnheldResult(links, recordings, List.of());
  }

  @Override
  public List<Link> judgeUnvisited(UnvisitedMeter file) {
    List<Link> links = new ArrayList<>();
    ReadingFact before = null;
    for (ReadingFact reading :
        file.readings().stream().sorted(Comparator.comparing(ReadingFact::received)).toList()) {
      boolean opened =
          reading.alarms().contains("cover_opened")
              && before != null
              && !before.alarms().contains("cover_opened");
      if (opened && file.meterDay().holds(reading.received())) {
        links.add(orphan(reading.seq(), reading.received()));
      }
      before = reading;
    }
    return links;
  }

  private static Link orphan(long seq, Instant at) {
    return new Link(seq, Link.End.ORPHAN, null, 0.9, TimeBounds.exactly(at), List.of(), null);
  }

  @Override
  public List<Swap> proposeSwaps(
      List<Astray> astray, Map<TechnicianId, List<Stay>> stays, Instant dayFrom, Instant dayTo) {
    return SwapProposals.of(astray, stays, dayFrom, dayTo, Weights.DEFAULT);
  }

  private static Link link(long seq, Visit visit, Instant at) {
    return new Link(
        seq,
        Link.End.LINKED,
        visit.id(),
        0.998,
        TimeBounds.exactly(at),
        List.of(new Link.Reason("custody", 4), new Link.Reason("wholly_in_span", 3)),
        null);
  }

  private static Verdict recorderOn(CaseFile file, Visit visit, List<Step> steps) {
    Optional<Instant> knock =
        steps.stream()
            .filter(step -> step.type() == StepType.KNOCKED)
            .map(Step::stated)
            .min(Comparator.naturalOrder());
    Optional<Instant> on =
        file.events().stream()
            .filter(event -> event.type() == RecorderEventType.RECORDING_STARTED)
            .map(RecorderEvent::stated)
            .min(Comparator.naturalOrder());
    Outcome outcome = Outcome.NOT_APPLICABLE;
    Duration late = null;
    if (knock.isPresent()) {
      late = on.map(begin -> Duration.between(knock.get(), begin)).orElse(null);
      outcome =
          late == null
              ? Outcome.UNDECIDED
              : late.compareTo(Duration.ZERO) > 0 ? Outcome.FAIL : Outcome.PASS;
    }
    List<Long> evidence = new ArrayList<>(steps.stream().map(Step::seq).toList());
    evidence.addAll(file.events().stream().map(RecorderEvent::seq).toList());
    return new Verdict(
        "REC-1",
        visit.id(),
        file.technician(),
        outcome,
        outcome == Outcome.PASS,
        false,
        outcome == Outcome.FAIL ? Cause.UNKNOWN : null,
        late,
        late == null ? null : Duration.ofMillis(1500),
        new Sentence(
            "Recorder and knock: " + outcome + ", loose: " + file.loose().size(),
            "记录仪与敲门:" + outcome),
        evidence.stream().sorted().toList(),
        "plain@1#0");
  }

  private static Verdict read(CaseFile file, Visit visit) {
    List<Long> readings =
        file.readings().stream()
            .filter(reading -> visit.meters().contains(reading.meter()))
            .map(ReadingFact::seq)
            .toList();
    return new Verdict(
        "MTR-1",
        visit.id(),
        null,
        readings.isEmpty() ? Outcome.UNDECIDED : Outcome.PASS,
        !readings.isEmpty(),
        false,
        null,
        null,
        null,
        new Sentence(
            "readings: " + readings.size() + ", others: " + others(file), "读数:" + readings.size()),
        readings,
        "plain@1#0");
  }

  private static List<String> others(CaseFile file) {
    return file.meterDay().calls().stream()
        .map(call -> call.visit().text() + " " + call.from() + " " + call.to())
        .toList();
  }

  private static VisitStory story(CaseFile file, Visit visit, List<Step> steps) {
    return new VisitStory(
        visit.id(),
        file.technician(),
        null,
        null,
        null,
        steps.stream()
            .map(
                step ->
                    new VisitStory.StepMark(
                        step.seq(), step.type(), TimeBounds.exactly(step.stated()), "prior"))
            .toList(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of());
  }
}
