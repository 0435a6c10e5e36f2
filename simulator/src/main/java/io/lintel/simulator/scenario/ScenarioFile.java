package io.lintel.simulator.scenario;

import io.lintel.simulator.people.Habit;
import io.lintel.simulator.scenario.Scenario.ClockFault;
import io.lintel.simulator.scenario.Scenario.FaultPlan;
import io.lintel.simulator.scenario.Scenario.LinePlan;
import io.lintel.simulator.scenario.Scenario.MeterPlan;
import io.lintel.simulator.scenario.Scenario.RecorderPlan;
import io.lintel.simulator.scenario.Scenario.TownPlan;
import io.lintel.simulator.town.Place;
import io.lintel.simulator.town.Street;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;

/** Scenarios as YAML: the shipped ones by name, others by path. */
public final class ScenarioFile {
  /** The shipped scenarios, in the order in which they are offered. */
  public static final List<String> SHIPPED = List.of("city-day", "one-street");

  private static final Pattern DURATION = Pattern.compile("(\\d+)(ms|s|m|h)");
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final List<String> mistakes = new ArrayList<>();

  private ScenarioFile() {}

  /**
   * @throws BadScenario if there is no such scenario, or its file has mistakes
   */
  public static Scenario load(String nameOrFile) {
    try {
      Path file = Path.of(nameOrFile);
      if (Files.isRegularFile(file)) {
        return parse(nameOrFile, Files.readString(file));
      }
      try (InputStream shipped = ScenarioFile.class.getResourceAsStream(nameOrFile + ".yaml")) {
        if (shipped == null) {
          throw new BadScenario(
              nameOrFile,
              List.of(
                  "neither a shipped scenario (" + String.join(", ", SHIPPED) + ") nor a file"));
        }
        return parse(nameOrFile, new String(shipped.readAllBytes(), StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      throw new BadScenario(nameOrFile, List.of("cannot be read: " + e.getMessage()));
    }
  }

  /**
   * @throws BadScenario with every mistake and its line
   */
  public static Scenario parse(String file, String yaml) {
    Node root;
    try {
      root = new Compose(LoadSettings.builder().build()).composeString(yaml).orElse(null);
    } catch (YamlEngineException e) {
      throw new BadScenario(file, List.of(String.valueOf(e.getMessage())));
    }
    ScenarioFile reader = new ScenarioFile();
    Scenario scenario = reader.scenario(YamlSection.of("the scenario", root, 1, reader.mistakes));
    if (!reader.mistakes.isEmpty()) {
      throw new BadScenario(file, reader.mistakes);
    }
    return scenario;
  }

  private Scenario scenario(YamlSection top) {
    LocalTime from = top.value("from", LocalTime.MIN, "a time (08:00)", LocalTime::parse);
    Scenario scenario =
        new Scenario(
            top.text("name"),
            top.value("seed", 0L, "a whole number", Long::parseLong),
            top.value("date", LocalDate.EPOCH, "a date (2026-11-20)", LocalDate::parse),
            top.value("zone", ZoneId.of("UTC"), "a time zone (Asia/Shanghai)", ZoneId::of),
            from,
            top.value("to", LocalTime.MAX, "a time (18:00)", LocalTime::parse),
            town(top.section("town")),
            top.sections("lines").stream().map(this::line).toList(),
            meters(top.section("meters")),
            count(top, "technicians"),
            count(top, "visits"),
            recorders(top.section("recorders")),
            shares(top.section("habits"), Habit.class),
            faults(top.section("faults")),
            MishapSection.read(top, from));
    top.done();
    if (scenario.technicians() == 0 && scenario.visits() > 0) {
      mistakes.add("visits need technicians, and there are none");
    }
    return scenario;
  }

  private TownPlan town(YamlSection town) {
    TownPlan plan =
        new TownPlan(
            town.text("district"),
            place(town.section("depot")),
            Math.max(1, count(town, "staircases")),
            town.sections("streets").stream().map(this::street).toList());
    if (plan.streets().isEmpty()) {
      mistakes.add("the town has no streets");
    }
    town.done();
    return plan;
  }

  private Street street(YamlSection street) {
    String name = street.text("name");
    return new Street(name, place(street));
  }

  private Place place(YamlSection place) {
    Place read =
        new Place(
            place.value("lat", 0.0, "degrees north", Double::parseDouble),
            place.value("lon", 0.0, "degrees east", Double::parseDouble));
    place.done();
    return read;
  }

  private LinePlan line(YamlSection line) {
    LinePlan plan =
        new LinePlan(
            line.text("id"),
            count(line, "meters"),
            line.text("profile"),
            count(line, "baud"),
            line.text("parity"),
            duration(line, "every"));
    line.done();
    return plan;
  }

  private MeterPlan meters(YamlSection meters) {
    MeterPlan plan = new MeterPlan(count(meters, "push"), duration(meters, "every"));
    meters.done();
    return plan;
  }

  private RecorderPlan recorders(YamlSection recorders) {
    RecorderPlan plan =
        new RecorderPlan(
            duration(recorders, "heartbeat"),
            shares(recorders.section("clocks"), ClockFault.class));
    recorders.done();
    return plan;
  }

  private FaultPlan faults(YamlSection faults) {
    FaultPlan plan =
        new FaultPlan(
            share(faults, "repeated"),
            share(faults, "delayed"),
            share(faults, "cellars"),
            share(faults, "phones_offline"));
    faults.done();
    return plan;
  }

  private static <E extends Enum<E>> Map<E, Double> shares(YamlSection section, Class<E> type) {
    Map<E, Double> shares = new LinkedHashMap<>();
    for (E constant : type.getEnumConstants()) {
      String key = constant.name().toLowerCase(Locale.ROOT);
      if (section.has(key)) {
        shares.put(constant, share(section, key));
      } else {
        section.mayHave(key);
      }
    }
    section.done();
    return shares;
  }

  private static double share(YamlSection section, String key) {
    return section.value(
        key,
        0.0,
        "a share from 0 to 1",
        text -> {
          double share = Double.parseDouble(text);
          if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException(text);
          }
          return share;
        });
  }

  private static int count(YamlSection section, String key) {
    return section.value(key, 0, "a whole number, 0 or more", Integer::parseUnsignedInt);
  }

  private static Duration duration(YamlSection section, String key) {
    return section.value(
        key,
        MINUTE,
        "a duration (500ms, 60s, 15m, 1h)",
        text -> {
          Matcher matcher = DURATION.matcher(text);
          if (!matcher.matches() || Long.parseLong(matcher.group(1)) == 0) {
            throw new IllegalArgumentException(text);
          }
          long amount = Long.parseLong(matcher.group(1));
          return switch (matcher.group(2)) {
            case "ms" -> Duration.ofMillis(amount);
            case "s" -> Duration.ofSeconds(amount);
            case "m" -> Duration.ofMinutes(amount);
            default -> Duration.ofHours(amount);
          };
        });
  }
}
