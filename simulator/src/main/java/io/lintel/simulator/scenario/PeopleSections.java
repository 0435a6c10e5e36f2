package io.lintel.simulator.scenario;

import io.lintel.simulator.people.Encounters;
import io.lintel.simulator.people.Errand;
import io.lintel.simulator.people.Temper;
import java.util.Map;

/** Reads {@code kinds}, {@code customers} and {@code habits}; each may be left out. */
final class PeopleSections {
  private PeopleSections() {}

  static PeoplePlan read(YamlSection top) {
    return new PeoplePlan(
        shares(top, "kinds", Errand.Kind.class, Map.of(Errand.Kind.METER_READING, 1.0)),
        customers(top),
        shares(top, "habits", Temper.class, Map.of(Temper.ORDINARY, 1.0)));
  }

  private static Encounters customers(YamlSection top) {
    Encounters usual = Encounters.USUAL;
    if (!top.has("customers")) {
      top.mayHave("customers");
      return usual;
    }
    YamlSection customers = top.section("customers");
    Encounters read =
        new Encounters(
            Amounts.share(customers, "not_met", usual.notMet()),
            Amounts.share(customers, "hazard", usual.hazard()),
            Amounts.share(customers, "signature_refused", usual.refusesSignature()),
            Amounts.share(customers, "rescheduled", usual.putOff()),
            Amounts.share(customers, "called_back", usual.calledBack()),
            Amounts.share(customers, "in_pairs", usual.inPairs()));
    customers.done();
    return read;
  }

  private static <E extends Enum<E>> Map<E, Double> shares(
      YamlSection top, String key, Class<E> type, Map<E, Double> otherwise) {
    if (!top.has(key)) {
      top.mayHave(key);
      return otherwise;
    }
    YamlSection section = top.section(key);
    Map<E, Double> shares = Amounts.shares(section, type);
    shares.values().removeIf(share -> share == 0);
    if (shares.isEmpty()) {
      top.mistake(key, key + " are all 0, expected at least one share above 0");
      return otherwise;
    }
    return shares;
  }
}
