package io.lintel.simulator.scenario;

import io.lintel.simulator.device.ConsumptionProfile;
import io.lintel.simulator.device.RegisterLayout;
import io.lintel.simulator.fault.Wire;
import io.lintel.simulator.scenario.Scenario.LinePlan;
import io.lintel.simulator.scenario.Scenario.MeterPlan;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads {@code lines} and {@code meters}. */
final class MeterSections {
  private static final Map<ConsumptionProfile, Double> HOUSEHOLDS =
      Map.of(ConsumptionProfile.HOUSEHOLD, 1.0);

  private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}_.-]*");
  private static final int SLOWEST = 50;
  private static final int FASTEST = 4_000_000;

  /** The addresses of one Modbus line. */
  private static final int MOST_METERS = 247;

  /** A city's; loads have more, but no day around them. */
  private static final int MOST_PUSHING = 100_000;

  private MeterSections() {}

  private static LinePlan line(YamlSection line) {
    LinePlan plan =
        new LinePlan(
            line.value("id", "", "a name of letters, digits, - and _", MeterSections::id),
            Amounts.value(line, "kind", Wire.SERIAL, "serial, rtu-tcp or tcp", Wire::named),
            line.value(
                "meters", 1, "a number of meters from 0 to " + MOST_METERS, MeterSections::meters),
            line.value("profile", "fuxin", "one of " + makes(), MeterSections::profile),
            line.value("baud", 9600, "a speed from 50 to 4000000", MeterSections::baud),
            line.value("parity", "none", "none, even or odd", MeterSections::parity),
            Amounts.interval(line, "every"),
            Amounts.value(
                line,
                "burns",
                ConsumptionProfile.HOUSEHOLD,
                "one of " + profiles(),
                text -> ConsumptionProfile.valueOf(text.toUpperCase(Locale.ROOT))));
    line.done();
    return plan;
  }

  /** The lines of a scenario, each with a name of its own. */
  static List<LinePlan> lines(YamlSection top) {
    List<LinePlan> lines = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (YamlSection entry : top.sections("lines")) {
      LinePlan line = line(entry);
      if (!line.id().isEmpty() && !ids.add(line.id())) {
        entry.mistake("id", "two lines are called " + line.id());
      }
      lines.add(line);
    }
    return lines;
  }

  /** It names a device in a folder of its own. */
  static String id(String text) {
    if (!NAME.matcher(text).matches()) {
      throw new IllegalArgumentException(text);
    }
    return text;
  }

  static int baud(String text) {
    return Amounts.whole(text, SLOWEST, FASTEST);
  }

  static String parity(String text) {
    if (!Set.of("none", "even", "odd").contains(text)) {
      throw new IllegalArgumentException(text);
    }
    return text;
  }

  private static int meters(String text) {
    return Amounts.whole(text, 0, MOST_METERS);
  }

  private static String profile(String text) {
    if (registerMaps().noneMatch(text::equals)) {
      throw new IllegalArgumentException(text);
    }
    return text;
  }

  private static String makes() {
    return registerMaps().collect(Collectors.joining(", "));
  }

  private static Stream<String> registerMaps() {
    return Arrays.stream(RegisterLayout.values())
        .map(layout -> layout.name().toLowerCase(Locale.ROOT).replace('_', '-'));
  }

  static MeterPlan push(YamlSection meters) {
    int push = Amounts.count(meters, "push", 0, MOST_PUSHING);
    int coap = Amounts.countOr(meters, "coap", 0, MOST_PUSHING);
    if (coap > push) {
      meters.mistake("coap", "coap is %d, but push says %d in all".formatted(coap, push));
    }
    int correctors = Amounts.countOr(meters, "correctors", 0, MOST_PUSHING);
    if (correctors > push) {
      meters.mistake(
          "correctors", "correctors is %d, but push says %d in all".formatted(correctors, push));
    }
    MeterPlan plan =
        new MeterPlan(push, coap, correctors, Amounts.interval(meters, "every"), burning(meters));
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
