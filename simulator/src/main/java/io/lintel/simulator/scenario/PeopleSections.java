package io.lintel.simulator.scenario;

import io.lintel.simulator.mishap.Parameter;
import io.lintel.simulator.people.Encounters;
import io.lintel.simulator.people.Errand;
import io.lintel.simulator.people.Pace;
import io.lintel.simulator.people.Temper;
import java.time.Duration;
import java.util.Map;

/**
 * Reads {@code kinds}, {@code customers}, {@code pace} and {@code habits}; each may be left out.
 */
final class PeopleSections {
  private PeopleSections() {}

  static PeoplePlan read(YamlSection top) {
    return new PeoplePlan(
        shares(top, "kinds", Errand.Kind.class, Map.of(Errand.Kind.METER_READING, 1.0)),
        customers(top),
        pace(top),
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
            Amounts.share(customers, "in_pairs", usual.inPairs()),
            Amounts.share(customers, "interleaved", usual.interleaved()));
    customers.done();
    return read;
  }

  private static Pace pace(YamlSection top) {
    if (!top.has("pace")) {
      top.mayHave("pace");
      return Pace.USUAL;
    }
    YamlSection pace = top.section("pace");
    Pace read =
        new Pace(
            between(pace, "doors", Pace.USUAL.doors()), between(pace, "stops", Pace.USUAL.stops()));
    pace.done();
    return read;
  }

  private static Pace.Between between(YamlSection pace, String key, Pace.Between usual) {
    return Amounts.value(
        pace,
        key,
        usual,
        "two durations, the shorter first (45s..120s)",
        text -> {
          String[] both = text.split("\\.\\.", -1);
          Duration least = Parameter.durationOf(both[0]);
          Duration most = Parameter.durationOf(both[1]);
          if (both.length != 2 || least.isNegative() || least.compareTo(most) > 0) {
            throw new IllegalArgumentException(text);
          }
          return new Pace.Between(least, most);
        });
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
