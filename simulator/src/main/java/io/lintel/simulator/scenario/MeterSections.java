package io.lintel.simulator.scenario;

import io.lintel.simulator.device.ConsumptionProfile;
import io.lintel.simulator.fault.Wire;
import io.lintel.simulator.scenario.Scenario.LinePlan;
import io.lintel.simulator.scenario.Scenario.MeterPlan;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Reads {@code lines} and {@code meters}. */
final class MeterSections {
  private static final Map<ConsumptionProfile, Double> HOUSEHOLDS =
      Map.of(ConsumptionProfile.HOUSEHOLD, 1.0);

  private MeterSections() {}

  static LinePlan line(YamlSection line) {
    LinePlan plan =
        new LinePlan(
            line.text("id"),
            Amounts.value(line, "kind", Wire.SERIAL, "serial, rtu-tcp or tcp", Wire::named),
            Amounts.count(line, "meters"),
            line.text("profile"),
            Amounts.count(line, "baud"),
            line.text("parity"),
            Amounts.duration(line, "every"),
            Amounts.value(
                line,
                "burns",
                ConsumptionProfile.HOUSEHOLD,
                "one of " + profiles(),
                text -> ConsumptionProfile.valueOf(text.toUpperCase(Locale.ROOT))));
    line.done();
    return plan;
  }

  static MeterPlan push(YamlSection meters) {
    int push = Amounts.count(meters, "push");
    int coap = Amounts.count(meters, "coap", 0);
    if (coap > push) {
      meters.mistake("coap", "coap is %d, but push says %d in all".formatted(coap, push));
    }
    MeterPlan plan = new MeterPlan(push, coap, Amounts.duration(meters, "every"), burning(meters));
    meters.done();
    return plan;
  }

  private static Map<ConsumptionProfile, Double> burning(YamlSection meters) {
    if (!meters.has("profiles")) {
      meters.mayHave("profiles");
      return HOUSEHOLDS;
    }
    Map<ConsumptionProfile, Double> shares =
        Amounts.shares(meters.section("profiles"), ConsumptionProfile.class);
    if (shares.values().stream().mapToDouble(Double::doubleValue).sum() > 0) {
      return shares;
    }
    meters.mistake("profiles", "profiles need a share above 0 of one of " + profiles());
    return HOUSEHOLDS;
  }

  private static String profiles() {
    return Arrays.stream(ConsumptionProfile.values())
        .map(ConsumptionProfile::wireName)
        .collect(Collectors.joining(", "));
  }
}
