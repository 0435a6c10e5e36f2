package io.lintel.simulator.demo.bench;

import io.lintel.gateway.audit.Outcome;
import io.lintel.gateway.audit.Verdict;
import io.lintel.gateway.intake.GatewayLife;
import io.lintel.gateway.journal.Entry;
import io.lintel.gateway.journal.Kind;
import io.lintel.gateway.journal.Observation;
import io.lintel.gateway.linking.Link;
import io.lintel.gateway.policy.Policy;
import io.lintel.gateway.projection.Basis;
import io.lintel.gateway.projection.PolicyJudge;
import io.lintel.gateway.projection.Replay;
import io.lintel.gateway.recorder.RecorderTraits;
import io.lintel.gateway.recorder.RecorderTraits.ClockKind;
import io.lintel.gateway.store.ProjectionDatabase;
import io.lintel.gateway.store.ProjectionReader;
import io.lintel.gateway.store.VerdictTable.Given;
import io.lintel.gateway.visit.TechnicianId;
import io.lintel.simulator.chance.Dice;
import io.lintel.simulator.mishap.MishapList;
import io.lintel.simulator.scenario.Day;
import io.lintel.simulator.scenario.Truth.VisitTruth;
import io.lintel.simulator.score.DayFigures;
import io.lintel.simulator.score.Observed;
import io.lintel.simulator.score.Observed.GivenVerdict;
import io.lintel.simulator.score.Observed.LinkClaim;
import io.lintel.simulator.score.Played;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A planned day through intake, journal and judges to its score, in this process: no broker, no
 * clock, no page. What comes is received a moment after it was sent, on the day or, where somebody
 * docks late, days after it.
 */
final class InProcess {
  /** After the last word, so long everything is waited for that may still come. */
  private static final Duration PATIENCE = Duration.ofDays(4);

  private static final int AT_ONCE = 100_000;

  private InProcess() {}

  /**
   * @param observed links and verdicts that stand in the end
   * @param undecided why verdicts could not be decided, once for each
   */
  record Result(Observed observed, DayFigures figures, List<UndecidedCause> undecided) {}

  static Result play(Day day, Policy policy, Path scratch) throws InterruptedException {
    List<Observation> observations =
        new ArrayList<>(
            DayObservations.withDocks(day, Dice.ofSeed(day.scenario().seed()).fork("on the way")));
    Instant end = observations.get(observations.size() - 1).received();
    observations.add(
        GatewayLife.observation("projector", "due", "nothing more comes", end.plus(PATIENCE)));
    RecorderTraits unknown = new RecorderTraits(ClockKind.UNKNOWN, Duration.ZERO);
    Basis basis =
        new Basis(
            day.scenario().zone(), policy.label(), new PolicyJudge(policy), Map.of(), unknown);
    ProjectionDatabase tables =
        ProjectionDatabase.open(scratch.resolve("projections.db"), basis.fingerprint());
    try (BareGateway gateway = BareGateway.journalOnly(scratch.resolve("journal"))) {
      Flood.into(gateway.journal(), observations);
      try (Replay replay = new Replay(tables, basis)) {
        long done = 0;
        while (done < gateway.journal().last()) {
          List<Entry> entries = Replay.wholeGroups(gateway.journal()::read, done, AT_ONCE);
          replay.take(entries);
          done = entries.get(entries.size() - 1).seq();
        }
        replay.settle();
      }
    }
    return result(day, tables);
  }

  private static Result result(Day day, ProjectionDatabase tables) {
    List<LinkClaim> links = new ArrayList<>();
    List<GivenVerdict> verdicts = new ArrayList<>();
    List<UndecidedCause> undecided = new ArrayList<>();
    Set<String> visits =
        day.truth().visits().stream()
            .map(VisitTruth::visit)
            .collect(Collectors.toCollection(TreeSet::new));
    try (ProjectionReader reader = tables.reader()) {
      for (String visit : visits) {
        reader.links().ofVisit(visit).forEach(link -> claim(reader, visit, link, links));
        for (Given given : reader.verdicts().ofVisit(visit)) {
          if (given.replacedBy() == null) {
            verdicts.add(said(given.verdict()));
            because(given.verdict(), undecided);
          }
        }
      }
    }
    Observed observed = new Observed(List.of(), List.of(), links, verdicts, List.of(), 0);
    Played played =
        new Played(
            day.truth(),
            day.scenario().zone(),
            day.sendings(),
            List.of(),
            MishapList.NONE,
            List.of());
    return new Result(observed, DayFigures.of(played, observed), undecided);
  }

  private static void claim(
      ProjectionReader reader, String visit, Link link, List<LinkClaim> links) {
    if (link.end() == Link.End.LINKED) {
      Entry entry = reader.entries().one(link.seq()).orElseThrow();
      Kind kind = entry.observation().kind();
      Long sequence = entry.observation().sequence();
      if (kind == Kind.RECORDER_EVENT || kind == Kind.READING) {
        links.add(
            new LinkClaim(entry.observation().device(), sequence == null ? -1 : sequence, visit));
      }
    }
  }

  private static GivenVerdict said(Verdict verdict) {
    TechnicianId technician = verdict.technician();
    return new GivenVerdict(
        verdict.visit().text(),
        verdict.rule(),
        technician == null ? null : technician.text(),
        verdict.outcome().wireName(),
        verdict.cause() == null ? null : verdict.cause().wireName());
  }

  private static void because(Verdict verdict, List<UndecidedCause> undecided) {
    if (verdict.outcome() == Outcome.UNDECIDED) {
      undecided.add(UndecidedCause.of(verdict));
    }
  }
}
