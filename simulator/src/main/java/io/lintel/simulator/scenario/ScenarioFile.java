package io.lintel.simulator.scenario;

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
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;

/** Scenarios as YAML: the shipped ones by name, others by path. */
public final class ScenarioFile {
  /** The shipped scenarios, in the order in which they are offered. */
  public static final List<String> SHIPPED =
      List.of(
          "bad-clocks",
          "bad-lines",
          "city-day",
          "crooked-day",
          "late-docks",
          "one-street",
          "storm",
          "thousand-visits");

  /** Characters; twenty thousand captured exchanges with long frames fit. */
  private static final int LONGEST_FILE = 32 << 20;

  private static final Duration LONGEST_AFTERWARDS = Duration.ofDays(7);

  private static final Pattern LINE = Pattern.compile("line (\\d{1,8}): ");

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
      root =
          new Compose(LoadSettings.builder().setCodePointLimit(LONGEST_FILE).build())
              .composeString(yaml)
              .orElse(null);
    } catch (YamlEngineException e) {
      throw new BadScenario(file, List.of(String.valueOf(e.getMessage())));
    }
    ScenarioFile reader = new ScenarioFile();
    Scenario scenario = reader.scenario(YamlSection.of("the scenario", root, 1, reader.mistakes));
    if (!reader.mistakes.isEmpty()) {
      throw new BadScenario(file, inOrder(reader.mistakes));
    }
    return scenario;
  }

  /** Lets the readers ask {@code section} for all that a scenario's file may hold. */
  static void describe(YamlSection section) {
    new ScenarioFile().scenario(section);
  }

  /** In the order of the file's lines; every mistake begins with its own. */
  private static List<String> inOrder(List<String> mistakes) {
    return mistakes.stream().sorted(Comparator.comparingInt(ScenarioFile::lineOf)).toList();
  }

  private static int lineOf(String mistake) {
    Matcher line = LINE.matcher(mistake);
    return line.lookingAt() ? Integer.parseInt(line.group(1)) : 0;
  }

  private Scenario scenario(YamlSection top) {
    LocalTime from = top.value("from", LocalTime.MIN, "a time (08:00)", LocalTime::parse);
    LocalDate date = top.value("date", LocalDate.EPOCH, "a date (2026-11-20)", LocalDate::parse);
    Scenario scenario =
        new Scenario(
            top.text("name"),
            top.value("seed", 0L, "a whole number", Long::parseLong),
            date,
            top.value("zone", ZoneId.of("UTC"), "a time zone (Asia/Shanghai)", ZoneId::of),
            from,
            top.value("to", LocalTime.MAX, "a time (18:00)", LocalTime::parse),
            afterwards(top),
            town(top.section("town")),
            MeterSections.lines(top),
            ReplaySection.read(top, date.atTime(from)),
            MeterSections.push(top.section("meters")),
            Amounts.count(top, "technicians"),
            Amounts.count(top, "visits"),
            PeopleSections.read(top),
            RecorderSection.read(top.section("recorders")),
            DockSection.read(top.sections("docks")),
            MishapSection.read(top, from).and(WeatherSection.read(top, from).all()));
    top.done();
    if (scenario.technicians() == 0 && scenario.visits() > 0) {
      top.mistake("technicians", "visits need technicians, and there are none");
    }
    return scenario;
  }

  private static Duration afterwards(YamlSection top) {
    Duration read = Amounts.duration(top, "afterwards", Duration.ZERO);
    if (read.compareTo(LONGEST_AFTERWARDS) > 0) {
      top.mistake("afterwards", "afterwards is longer than a week");
      return Duration.ZERO;
    }
    return read;
  }

  private TownPlan town(YamlSection town) {
    TownPlan plan =
        new TownPlan(
            town.text("district"),
            place(town.section("depot")),
            Math.max(1, Amounts.count(town, "staircases")),
            town.sections("streets").stream().map(this::street).toList());
    if (plan.streets().isEmpty()) {
      town.mistake("streets", "the town has no streets");
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
}
