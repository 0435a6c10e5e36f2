package io.lintel.simulator.scenario;

import io.lintel.simulator.people.Encounters;
import io.lintel.simulator.people.Errand;
import io.lintel.simulator.people.Pace;
import io.lintel.simulator.people.Temper;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What technicians do all day, whom they meet, and what they are like.
 *
 * @param kinds of visits, by share
 * @param tempers of technicians, by share
 */
public record PeoplePlan(
    Map<Errand.Kind, Double> kinds, Encounters encounters, Pace pace, Map<Temper, Double> tempers) {
  public PeoplePlan {
    kinds = Collections.unmodifiableMap(new LinkedHashMap<>(kinds));
    tempers = Collections.unmodifiableMap(new LinkedHashMap<>(tempers));
  }
}
