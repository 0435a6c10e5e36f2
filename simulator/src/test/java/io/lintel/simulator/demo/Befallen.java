package io.lintel.simulator.demo;

import io.lintel.simulator.scenario.Day;
import io.lintel.simulator.scenario.Truth.VisitTruth;
import io.lintel.simulator.score.Observed;
import io.lintel.simulator.score.Observed.GivenVerdict;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Which visits of a played day a mishap befell, and what the gateway says of them. */
public record Befallen(Day day, Observed observed) {
  /**
   * The visits that it befell; of what befalls words and files, all of whoever has the recorder.
   */
  public List<VisitTruth> by(String mishap) {
    List<VisitTruth> visits = day.truth().visits();
    List<VisitTruth> struck =
        visits.stream().filter(visit -> visit.mishaps().contains(mishap)).toList();
    if (!struck.isEmpty()) {
      return struck;
    }
    Set<String> whose =
        day.scenario().goesWrong().all().stream()
            .filter(planned -> planned.kind().name().equals(mishap))
            .map(planned -> String.valueOf(planned.on()).replace('R', 'T'))
            .collect(Collectors.toSet());
    return visits.stream().filter(visit -> whose.contains(visit.technician())).toList();
  }

  /** {@code FAIL person}, {@code PASS}; NONE where the rule says nothing. */
  public String verdict(VisitTruth visit, String rule) {
    for (GivenVerdict given : observed.verdicts()) {
      String technician = given.technician();
      if (given.visit().equals(visit.visit())
          && given.rule().equals(rule)
          && (technician == null || technician.equals(visit.technician()))) {
        return given.cause() == null ? given.outcome() : given.outcome() + " " + given.cause();
      }
    }
    return "NONE";
  }
}
