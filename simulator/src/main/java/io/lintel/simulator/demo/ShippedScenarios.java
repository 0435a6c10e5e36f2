package io.lintel.simulator.demo;

import io.lintel.simulator.scenario.ScenarioFile;
import java.util.Iterator;

/** The names a scenario can be asked for by, for the commands' help. */
final class ShippedScenarios implements Iterable<String> {
  @Override
  public Iterator<String> iterator() {
    return ScenarioFile.SHIPPED.iterator();
  }
}
