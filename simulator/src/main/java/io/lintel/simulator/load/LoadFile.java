package io.lintel.simulator.load;

import io.lintel.meter.document.YamlText;
import io.lintel.simulator.scenario.BadScenario;
import io.lintel.simulator.scenario.ScenarioFile;
import io.lintel.simulator.scenario.YamlSection;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * Loads as YAML: those that ship by name, others by path. A load's file has the key {@code load}.
 */
public final class LoadFile {
  private static final Pattern LOAD = Pattern.compile("(?m)^load\\s*:");
  private static final Pattern DURATION = Pattern.compile("(\\d+)(ms|s|m)");
  private static final Duration LONGEST = Duration.ofHours(24);
  private static final int USUAL_IN_FLIGHT = 64;

  private final YamlSection load;

  private LoadFile(YamlSection load) {
    this.load = load;
  }

  /**
   * The load of this name or in this file; empty if it is something else, a day for instance.
   *
   * @throws BadScenario if it is a load and has mistakes
   */
  public static Optional<LoadPlan> find(String nameOrFile) {
    try {
      Path file = Path.of(nameOrFile);
      if (Files.isRegularFile(file)) {
        return ifLoad(nameOrFile, ScenarioFile.text(file));
      }
      try (InputStream shipped = LoadFile.class.getResourceAsStream(nameOrFile + ".yaml")) {
        return shipped == null
            ? Optional.empty()
            : ifLoad(nameOrFile, new String(shipped.readAllBytes(), StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      throw new BadScenario(nameOrFile, List.of("cannot be read: " + e.getMessage()));
    }
  }

  private static Optional<LoadPlan> ifLoad(String file, String yaml) {
    return LOAD.matcher(yaml).find() ? Optional.of(parse(file, yaml)) : Optional.empty();
  }

  /**
   * @throws BadScenario with every mistake and its line
   */
  static LoadPlan parse(String file, String yaml) {
    Node root;
    try {
      root = YamlText.compose(file, yaml).orElse(null);
    } catch (YamlEngineException e) {
      throw new BadScenario(file, List.of(YamlSection.unreadable(e)));
    }
    List<String> mistakes = new ArrayList<>();
    YamlSection top = YamlSection.of("the file", root, 1, mistakes);
    String name = top.text("name");
    LoadPlan plan = new LoadFile(top.section("load")).plan(name);
    top.done();
    if (!mistakes.isEmpty()) {
      throw new BadScenario(file, mistakes);
    }
    return plan;
  }

  private LoadPlan plan(String name) {
    long seed =
        optional("seed")
            ? load.value("seed", 0L, "a whole number of 18 digits at most", Long::parseLong)
            : 0;
    int meters = whole("meters", 0, LoadPlan.MOST_DEVICES);
    int recorders = whole("recorders", 0, LoadPlan.MOST_DEVICES);
    int connections = whole("connections", 1, LoadPlan.MOST_CONNECTIONS);
    int devices = Math.min(LoadPlan.MOST_DEVICES, meters + recorders);
    if (connections > devices) {
      load.mistake(
          "connections",
          "connections is '%d', expected at most one for each of the %d devices"
              .formatted(connections, devices));
    }
    LoadPlan plan =
        new LoadPlan(
            name,
            seed,
            meters,
            recorders,
            connections,
            rate(devices),
            optional("warm_up") ? duration("warm_up") : Duration.ZERO,
            duration("duration"),
            optional("in_flight")
                ? whole("in_flight", 1, LoadPlan.MOST_IN_FLIGHT)
                : USUAL_IN_FLIGHT,
            payloads());
    load.done();
    return plan;
  }

  private double rate(int devices) {
    boolean each = optional("every");
    boolean all = optional("rate");
    if (each == all) {
      load.mistake(
          "rate",
          "expected either rate, messages a second of all devices, or every, how often each speaks");
      return 1;
    }
    if (all) {
      return whole("rate", 1, (int) LoadPlan.HIGHEST_RATE);
    }
    double rate = devices * 1_000.0 / duration("every").toMillis();
    if (rate > LoadPlan.HIGHEST_RATE) {
      load.mistake(
          "every",
          "%,.0f messages a second, expected at most %,.0f".formatted(rate, LoadPlan.HIGHEST_RATE));
    }
    return Math.max(rate, 1e-3);
  }

  private Map<PayloadKind, Double> payloads() {
    Map<PayloadKind, Double> shares = new EnumMap<>(PayloadKind.class);
    @Nullable YamlSection section = optional("payloads") ? load.section("payloads") : null;
    for (PayloadKind kind : PayloadKind.values()) {
      boolean said = section != null && section.has(kind.wireName());
      shares.put(kind, said && section != null ? share(section, kind) : 0);
    }
    if (section != null) {
      for (PayloadKind kind : PayloadKind.values()) {
        section.mayHave(kind.wireName());
      }
      section.done();
    }
    for (PayloadKind.Device device : PayloadKind.Device.values()) {
      List<PayloadKind> ofDevice =
          shares.keySet().stream().filter(kind -> kind.device() == device).toList();
      if (ofDevice.stream().mapToDouble(shares::get).sum() == 0) {
        shares.put(ofDevice.get(0), 1.0);
      }
    }
    return shares;
  }

  private static double share(YamlSection section, PayloadKind kind) {
    return section.value(
        kind.wireName(),
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

  private boolean optional(String key) {
    load.mayHave(key);
    return load.has(key);
  }

  private int whole(String key, int least, int most) {
    return load.value(
        key,
        least,
        "a whole number from %,d to %,d".formatted(least, most),
        text -> {
          int number = Integer.parseInt(text.replace("_", ""));
          if (number < least || number > most) {
            throw new IllegalArgumentException(text);
          }
          return number;
        });
  }

  private Duration duration(String key) {
    return load.value(
        key,
        Duration.ofSeconds(1),
        "a duration up to 24 h (500ms, 60s, 15m)",
        text -> {
          Matcher matcher = DURATION.matcher(text.toLowerCase(Locale.ROOT));
          if (!matcher.matches()) {
            throw new IllegalArgumentException(text);
          }
          long amount = Long.parseLong(matcher.group(1));
          Duration read =
              switch (matcher.group(2)) {
                case "ms" -> Duration.ofMillis(amount);
                case "s" -> Duration.ofSeconds(amount);
                default -> Duration.ofMinutes(amount);
              };
          if (read.isZero() || read.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(text);
          }
          return read;
        });
  }
}
