package io.lintel.simulator.scenario;

import io.lintel.meter.document.TextFile;
import io.lintel.meter.document.YamlText;
import io.lintel.simulator.dock.Dock;
import io.lintel.simulator.scenario.Scenario.LinePlan;
import io.lintel.simulator.scenario.Scenario.MeterPlan;
import io.lintel.simulator.scenario.Scenario.RecorderPlan;
import io.lintel.simulator.scenario.Scenario.TownPlan;
import io.lintel.simulator.town.Place;
import io.lintel.simulator.town.Street;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
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
import org.jspecify.annotations.Nullable;
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

  /** Not a file: its seed draws the whole scenario. */
  public static final String SWARM = "swarm";

  /** Before the name of a kind of day: drawn whole too, but for what makes it of that kind. */
  public static final String SWARM_OF = SWARM + ":";

  /** Characters; twenty thousand captured exchanges with long frames fit. */
  private static final int LONGEST_FILE = 32 << 20;

  /** Four times the largest of gas utilities' districts; their truth fits into memory. */
  static final int MOST_TECHNICIANS = 5_000;

  private static final int MOST_VISITS = 100_000;
  private static final int MOST_STAIRCASES = 100_000;

  /** Of meters and recorders on one day, which is planned whole before it begins. */
  private static final int MOST_REPORTS = 1_000_000;

  private static final double POLE = 90;
  private static final double DATE_LINE = 180;

  private static final Duration LONGEST_AFTERWARDS = Duration.ofDays(7);

  private static final Pattern LINE = Pattern.compile("line (\\d{1,8}): ");

  private final List<String> mistakes = new ArrayList<>();

  private ScenarioFile() {}

  /**
   * The same with another seed than the file's; {@link #SWARM} is drawn by it.
   *
   * @param seed null for the file's own
   * @throws BadScenario if there is no such scenario, or its file has mistakes
   */
  public static Scenario load(String nameOrFile, @Nullable Long seed) {
    if (nameOrFile.equals(SWARM)) {
      return parse(SWARM, Swarm.yaml(seed == null ? 1 : seed));
    }
    if (nameOrFile.startsWith(SWARM_OF)) {
      SwarmKind kind =
          SwarmKind.named(nameOrFile.substring(SWARM_OF.length()))
              .orElseThrow(
                  () ->
                      new BadScenario(
                          nameOrFile,
                          List.of(
                              "expected a kind of day after "
                                  + SWARM_OF
                                  + ", one of "
                                  + String.join(", ", SwarmKind.names()))));
      return parse(nameOrFile, Swarm.yaml(seed == null ? 1 : seed, kind));
    }
    Scenario written = load(nameOrFile);
    return seed == null ? written : written.withSeed(seed);
  }

  /**
   * @throws BadScenario if there is no such scenario, or its file has mistakes
   */
  public static Scenario load(String nameOrFile) {
    try {
      Path file = Path.of(nameOrFile);
      if (Files.isRegularFile(file)) {
        return parse(nameOrFile, text(file));
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
      throw new BadScenario(nameOrFile, List.of("cannot be read: " + inWords(e)));
    }
  }

  /** A file's own message may be no more than its name. */
  private static String inWords(IOException e) {
    if (e instanceof AccessDeniedException) {
      return "permission denied";
    }
    String reason = e instanceof FileSystemException file ? file.getReason() : e.getMessage();
    return reason == null ? "the system gives no reason" : reason;
  }

  /**
   * All of a file in UTF-8, as YAML is.
   *
   * @throws BadScenario if it is not
   */
  public static String text(Path file) throws IOException {
    try {
      return TextFile.read(file, LONGEST_FILE);
    } catch (TextFile.Unreadable e) {
      throw new BadScenario(file.toString(), List.of(String.valueOf(e.getMessage())));
    }
  }

  /**
   * @throws BadScenario with every mistake and its line
   */
  public static Scenario parse(String file, String yaml) {
    Node root;
    try {
      root = YamlText.compose(file, yaml).orElse(null);
    } catch (YamlEngineException e) {
      throw new BadScenario(file, List.of(YamlSection.unreadable(e)));
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
    String name = top.name("name");
    long seed = top.value("seed", 0L, "a whole number of 18 digits at most", Long::parseLong);
    LocalDate date = top.value("date", LocalDate.EPOCH, "a date (2026-11-20)", LocalDate::parse);
    ZoneId zone = top.value("zone", ZoneId.of("UTC"), "a time zone (Asia/Shanghai)", ZoneId::of);
    LocalTime from = top.value("from", LocalTime.MIN, "a time (08:00)", LocalTime::parse);
    LocalTime to = top.value("to", LocalTime.MAX, "a time (18:00)", LocalTime::parse);
    Duration afterwards = afterwards(top);
    TownPlan town = town(top.section("town"));
    int before = mistakes.size();
    List<LinePlan> lines = MeterSections.lines(top);
    MeterPlan meters = MeterSections.push(top.section("meters"));
    int technicians = Amounts.count(top, "technicians", 0, MOST_TECHNICIANS);
    int visits = Amounts.count(top, "visits", 0, MOST_VISITS);
    RecorderPlan recorders = RecorderSection.read(top.section("recorders"));
    List<Dock> docks = DockSection.read(top.sections("docks"));
    boolean counted = mistakes.size() == before;
    NamesOfDay names =
        counted ? NamesOfDay.of(technicians, meters, lines, docks) : NamesOfDay.UNKNOWN;
    Scenario scenario =
        new Scenario(
            name,
            seed,
            date,
            zone,
            from,
            to,
            afterwards,
            town,
            lines,
            ReplaySection.read(top, date.atTime(from)),
            meters,
            technicians,
            visits,
            PeopleSections.read(top),
            recorders,
            docks,
            MishapSection.read(top, from, names).and(WeatherSection.read(top, from, names).all()));
    top.done();
    check(scenario, counted, top);
    return scenario;
  }

  /**
   * What each may be by itself, and not together.
   *
   * @param counted whether meters, recorders and people can be believed
   */
  private static void check(Scenario scenario, boolean counted, YamlSection top) {
    if (!scenario.to().isAfter(scenario.from())) {
      top.mistake(
          "to",
          "to is '%s', expected a time after from, '%s'".formatted(scenario.to(), scenario.from()));
    } else if (counted) {
      reports(scenario, top);
    }
    if (counted && scenario.technicians() == 0 && scenario.visits() > 0) {
      top.mistake(
          "technicians",
          "technicians is '0', expected 1 or more for %d visits".formatted(scenario.visits()));
    }
  }

  private static void reports(Scenario scenario, YamlSection top) {
    double seconds = scenario.length().plus(scenario.afterwards()).toSeconds();
    double reports = scenario.meters().push() * seconds / scenario.meters().every().toSeconds();
    double heartbeats =
        scenario.technicians() * seconds / scenario.recorders().heartbeat().toSeconds();
    if (reports + heartbeats > MOST_REPORTS) {
      top.mistake(
          "meters",
          "meters report %.0f times and recorders %.0f times on this day, expected %d at most together; fewer of them, or less often"
              .formatted(reports, heartbeats, MOST_REPORTS));
    }
  }

  private static Duration afterwards(YamlSection top) {
    Duration read = Amounts.duration(top, "afterwards", Duration.ZERO);
    if (read.compareTo(LONGEST_AFTERWARDS) > 0) {
      top.mistake(
          "afterwards",
          "afterwards is longer than a week: expected %dh at most, found %dh"
              .formatted(LONGEST_AFTERWARDS.toHours(), read.toHours()));
      return Duration.ZERO;
    }
    return read;
  }

  private TownPlan town(YamlSection town) {
    TownPlan plan =
        new TownPlan(
            town.name("district"),
            place(town.section("depot")),
            Amounts.count(town, "staircases", 1, MOST_STAIRCASES),
            doorsAtAStop(town),
            town.sections("streets").stream().map(this::street).toList());
    if (plan.streets().isEmpty()) {
      town.mistake("streets", "the town has no streets, expected at least one");
    }
    town.done();
    return plan;
  }

  private static int doorsAtAStop(YamlSection town) {
    return town.has("doors_at_a_stop")
        ? Amounts.count(town, "doors_at_a_stop", 1, ErrandSheet.MOST_DOORS)
        : Amounts.countOr(town, "doors_at_a_stop", ErrandSheet.USUAL_DOORS, ErrandSheet.MOST_DOORS);
  }

  private Street street(YamlSection street) {
    String name = street.name("name");
    return new Street(name, place(street));
  }

  private static double degrees(YamlSection place, String key, String expected, double most) {
    return place.value(
        key,
        0.0,
        expected,
        text -> {
          double read = Double.parseDouble(text);
          if (!(Math.abs(read) <= most)) {
            throw new IllegalArgumentException(text);
          }
          return read;
        });
  }

  private Place place(YamlSection place) {
    Place read =
        new Place(
            degrees(place, "lat", "degrees north from -90 to 90", POLE),
            degrees(place, "lon", "degrees east from -180 to 180", DATE_LINE));
    place.done();
    return read;
  }
}
