package io.lintel.simulator.scenario;

import io.lintel.simulator.mishap.Mishap;
import io.lintel.simulator.mishap.MishapForm;
import io.lintel.simulator.mishap.MishapList;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads {@code goes_wrong}: what goes wrong on the day, by the catalogue's names. */
final class MishapSection {
  private MishapSection() {}

  /** The n-th of its kind is called {@code kind-n}: adding another kind changes nobody's luck. */
  static MishapList read(YamlSection top, LocalTime dayBegins, NamesOfDay names) {
    List<Mishap> mishaps = new ArrayList<>();
    Map<String, Integer> ofItsKind = new HashMap<>();
    for (YamlSection entry : top.sections("goes_wrong")) {
      MishapForm form = new MishapForm(entry.scalars());
      String name = form.given().getOrDefault("do", "?");
      String id = name + "-" + ofItsKind.merge(name, 1, Integer::sum);
      MishapForm.Checked checked = form.checked(id, dayBegins);
      checked.flaws().forEach(flaw -> entry.mistake(flaw.key(), flaw.says()));
      if (checked.mishap() != null) {
        names.mistake(checked.mishap()).ifPresent(says -> entry.mistake("on", says));
        mishaps.add(checked.mishap());
      }
    }
    return new MishapList(mishaps);
  }
}
