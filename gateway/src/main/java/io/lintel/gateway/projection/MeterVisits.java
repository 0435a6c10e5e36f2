package io.lintel.gateway.projection;

import io.lintel.gateway.journal.Entry;
import io.lintel.gateway.metering.MeterCall;
import io.lintel.gateway.store.ProjectionWriter;
import io.lintel.gateway.store.VisitTable.Standing;
import io.lintel.gateway.visit.Step;
import io.lintel.gateway.visit.Visit;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** The visits at a meter, as what explains what it says. */
final class MeterVisits {
  private static final Comparator<MeterCall> BY_VISIT =
      Comparator.comparing((MeterCall call) -> call.visit()).thenComparing(MeterCall::meter);

  private final ProjectionWriter tables;
  private final EntryFacts facts;

  MeterVisits(ProjectionWriter tables, EntryFacts facts) {
    this.tables = tables;
    this.facts = facts;
  }

  /**
   * The visits due on {@code day} and the two beside it, but those of the case that asks. One that
   * was called off counts only if somebody was there all the same.
   */
  List<MeterCall> calls(Set<String> meters, LocalDate day, Predicate<String> own) {
    List<MeterCall> calls = new ArrayList<>();
    for (String meter : meters) {
      for (Standing standing : tables.visits().ofMeter(meter, day.minusDays(1), day.plusDays(1))) {
        if (!own.test(standing.id())) {
          calls.addAll(call(meter, standing));
        }
      }
    }
    calls.sort(BY_VISIT);
    return calls;
  }

  /** Whether somebody's case of {@code day} speaks for the meter. */
  boolean isJudged(String meter, LocalDate day) {
    for (Standing standing : tables.visits().ofMeter(meter, day, day)) {
      boolean somebodys = !tables.visits().casesOfVisit(standing.id()).isEmpty();
      if (somebodys && (!visit(standing).calledOff() || !call(meter, standing).isEmpty())) {
        return true;
      }
    }
    return false;
  }

  private Visit visit(Standing standing) {
    return facts.of().visit(tables.facts().one(standing.seq()).orElseThrow());
  }

  private List<MeterCall> call(String meter, Standing standing) {
    Visit visit = visit(standing);
    List<Step> steps = new ArrayList<>();
    for (Entry entry : tables.facts().stepsOfVisit(standing.id())) {
      steps.add(facts.of().step(entry));
    }
    MeterCall call = MeterCall.of(visit, meter, steps);
    return visit.calledOff() && call.from() == null ? List.of() : List.of(call);
  }
}
