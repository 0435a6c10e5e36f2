package io.lintel.simulator.console;

import io.lintel.simulator.mishap.Group;
import io.lintel.simulator.mishap.Mishap;
import io.lintel.simulator.mishap.MishapForm.Flaw;
import io.lintel.simulator.scenario.Day;
import io.lintel.simulator.scenario.Truth;
import io.lintel.simulator.transport.ScenarioLines.Plugged;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What a mishap can be meant for on this day: a misspelt name would do nothing, silently. */
final class KnownNames {
  private KnownNames() {}

  /**
   * @throws FlawedForm if it is meant for nothing there is
   */
  static void check(Mishap mishap, Performance performance) {
    String on = mishap.on();
    if (on == null) {
      return;
    }
    Group group = mishap.kind().group();
    boolean known =
        switch (group) {
          // Docks, brokers and carriers have names of their own making.
          case DOCKING, NETWORK -> true;
          case LINE -> onLines(performance.lines()).contains(on);
          default -> onRounds(performance.day()).contains(on);
        };
    if (!known) {
      throw new FlawedForm(List.of(new Flaw("on", "on is '%s': %s".formatted(on, asks(group)))));
    }
  }

  private static String asks(Group group) {
    return group == Group.LINE
        ? "expected a line or a meter on one (GET /control/v1/lines lists them)"
        : "expected a technician (T-03), recorder (R-03), visit (V-0007), meter or building"
            + " (B-3-1) of this day";
  }

  private static Set<String> onLines(List<Plugged> lines) {
    Set<String> names = new HashSet<>();
    for (Plugged line : lines) {
      names.add(line.plan().id());
      line.meters().forEach(meter -> names.add(meter.meter()));
    }
    return names;
  }

  private static Set<String> onRounds(Day day) {
    Set<String> names = new HashSet<>();
    Truth truth = day.truth();
    truth.recorders().forEach(recorder -> names.add(recorder.recorder()));
    truth.readings().forEach(reading -> names.add(reading.meter()));
    truth.lineMeters().forEach(meter -> names.add(meter.meter()));
    day.rounds()
        .forEach(
            round -> {
              names.add(round.technician());
              round
                  .walks()
                  .forEach(
                      walk -> {
                        names.add(walk.errand().visit());
                        names.add(walk.errand().meter());
                        names.add(walk.errand().door().staircase().id());
                      });
            });
    return names;
  }
}
