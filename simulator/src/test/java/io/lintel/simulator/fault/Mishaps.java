package io.lintel.simulator.fault;

import io.lintel.simulator.mishap.Mishap;
import io.lintel.simulator.mishap.MishapForm;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** Mishaps for tests, written as in a scenario whose day begins at midnight. */
public final class Mishaps {
  private Mishaps() {}

  /**
   * @param keysAndValues {@code do} is given already
   */
  public static Mishap mishap(String id, String kind, String... keysAndValues) {
    Map<String, String> form = new HashMap<>(Map.of("do", kind));
    for (int i = 0; i < keysAndValues.length; i += 2) {
      form.put(keysAndValues[i], keysAndValues[i + 1]);
    }
    MishapForm.Checked checked = new MishapForm(form).checked(id, LocalTime.MIDNIGHT);
    return Objects.requireNonNull(checked.mishap(), () -> checked.flaws().toString());
  }
}
