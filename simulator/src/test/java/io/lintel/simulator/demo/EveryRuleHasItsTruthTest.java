package io.lintel.simulator.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.lintel.gateway.audit.Card;
import io.lintel.gateway.audit.Rules;
import io.lintel.simulator.scenario.DayPlanner;
import io.lintel.simulator.scenario.ScenarioFile;
import io.lintel.simulator.scenario.Truth.RuleTruth;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** A rule that the truth knows nothing of would be judged and never scored. */
class EveryRuleHasItsTruthTest {
  @Test
  void everyRuleIsBrokenOrKeptInTheTruthOfACrookedDay() throws Exception {
    TreeSet<String> scored =
        DayPlanner.plan(ScenarioFile.load("crooked-day", 7L)).truth().visits().stream()
            .flatMap(visit -> visit.rules().stream())
            .map(RuleTruth::rule)
            .collect(Collectors.toCollection(TreeSet::new));

    assertEquals(
        Rules.cards().stream().map(Card::id).collect(Collectors.toCollection(TreeSet::new)),
        scored);
  }
}
