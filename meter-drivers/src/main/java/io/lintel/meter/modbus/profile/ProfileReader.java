package io.lintel.meter.modbus.profile;

import io.lintel.meter.document.YamlText;
import io.lintel.meter.modbus.DeviceLimits;
import io.lintel.meter.modbus.Leniency;
import io.lintel.meter.modbus.RegisterTable;
import io.lintel.meter.modbus.WordOrder;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;

/** Turns the text of a profile file into a profile, or into the list of its mistakes. */
final class ProfileReader {
  private final String file;
  private final Mistakes mistakes = new Mistakes();

  private ProfileReader(String file) {
    this.file = file;
  }

  /**
   * @param file how messages call it
   * @throws InvalidProfile with every mistake, also if a golden telegram does not hold
   */
  static Profile read(String file, String text) {
    return new ProfileReader(file).read(text);
  }

  private Profile read(String text) {
    Optional<Node> root = compose(text);
    Profile profile = root.map(node -> profile(new YamlMapping(node, mistakes))).orElse(null);
    if (profile == null && mistakes.none()) {
      mistakes.add(0, "the file is empty");
    }
    if (profile == null || !mistakes.none()) {
      throw new InvalidProfile(file, mistakes.byLine());
    }
    return profile;
  }

  private Optional<Node> compose(String text) {
    try {
      return YamlText.compose(file, text);
    } catch (MarkedYamlEngineException broken) {
      int line = broken.getProblemMark().map(Mark::getLine).orElse(-1) + 1;
      mistakes.add(line, "not YAML: " + broken.getProblem());
    } catch (YamlEngineException broken) {
      mistakes.add(0, "not YAML: " + broken.getMessage());
    }
    return Optional.empty();
  }

  private Profile profile(YamlMapping yaml) {
    yaml.allow("profile", "title", "device", "modbus", "values", "status", "clock", "golden");
    YamlMapping modbus = yaml.mapping("modbus").orElse(null);
    if (modbus != null) {
      modbus.allow(
          "table",
          "order",
          "max-registers",
          "max-gap",
          "answer-within",
          "pause",
          "lenient",
          "blocks");
    }
    DeviceLimits limits = limits(modbus);
    RegisterMap map = map(yaml, modbus);
    refuseWideFields(yaml, map, limits);
    List<YamlMapping> golden = yaml.mappings("golden");
    if (golden.isEmpty()) {
      yaml.mistake("golden", "golden: expected at least one telegram that proves the profile");
    }
    Profile profile =
        new Profile(
            yaml.required("profile", ProfileReader::profileName, "unnamed"),
            yaml.required("title", text -> text, "untitled"),
            limits,
            map,
            golden.stream().map(GoldenReader::read).toList());
    if (mistakes.none()) {
      prove(profile, golden);
    }
    return profile;
  }

  private static RegisterMap map(YamlMapping yaml, @Nullable YamlMapping modbus) {
    FieldReader fields =
        new FieldReader(
            value(modbus, "table", text -> Scalars.constant(RegisterTable.class, text))
                .orElse(RegisterTable.HOLDING),
            value(modbus, "order", Scalars::wordOrder).orElse(WordOrder.ABCD));
    YamlMapping device = yaml.mapping("device").orElse(null);
    if (device != null) {
      device.allow("manufacturer", "medium", "serial");
    }
    List<YamlMapping> blocks = modbus == null ? List.of() : modbus.mappings("blocks");
    List<YamlMapping> values = yaml.mappings("values");
    if (values.isEmpty()) {
      yaml.mistake("values", "values: expected at least one value to read");
    }
    return new RegisterMap(
        value(device, "manufacturer", text -> text).orElse(null),
        value(device, "medium", text -> text).orElse(null),
        device == null ? null : device.mapping("serial").map(fields::serial).orElse(null),
        values.stream().map(fields::value).toList(),
        yaml.mappings("status").stream().map(fields::status).toList(),
        yaml.mapping("clock").map(fields::clock).orElse(null),
        blocks.stream().map(fields::block).toList());
  }

  private void prove(Profile profile, List<YamlMapping> golden) {
    for (int i = 0; i < golden.size(); i++) {
      int line = golden.get(i).line();
      profile.golden().get(i).difference(profile).ifPresent(why -> mistakes.add(line, why));
    }
  }

  private DeviceLimits limits(@Nullable YamlMapping modbus) {
    DeviceLimits standard = DeviceLimits.DEFAULT;
    int maxRegisters =
        value(modbus, "max-registers", text -> limits(Scalars.integer(text), 0).maxRegisters())
            .orElse(standard.maxRegisters());
    int maxGap =
        value(modbus, "max-gap", text -> limits(standard.maxRegisters(), Scalars.integer(text)))
            .map(DeviceLimits::maxGap)
            .orElse(standard.maxGap());
    Duration answerWithin =
        value(modbus, "answer-within", ProfileReader::answerTime).orElse(standard.answerWithin());
    Duration pause = value(modbus, "pause", ProfileReader::pause).orElse(standard.pause());
    List<Leniency> lenient =
        modbus == null
            ? List.of()
            : modbus.values("lenient", text -> Scalars.constant(Leniency.class, text));
    return new DeviceLimits(maxRegisters, maxGap, answerWithin, pause, Set.copyOf(lenient));
  }

  private static Duration pause(String text) {
    Duration pause = Scalars.duration(text);
    if (pause.compareTo(DeviceLimits.LONGEST_PAUSE) > 0) {
      throw Scalars.expected("a pause of at most 10s", text);
    }
    return pause;
  }

  private static DeviceLimits limits(int maxRegisters, int maxGap) {
    return new DeviceLimits(maxRegisters, maxGap, DeviceLimits.DEFAULT.answerWithin());
  }

  private static Duration answerTime(String text) {
    Duration time = Scalars.duration(text);
    if (time.isZero()) {
      throw Scalars.expected("a time above zero", text);
    }
    return time;
  }

  private static void refuseWideFields(YamlMapping yaml, RegisterMap map, DeviceLimits limits) {
    map.spans().stream()
        .filter(span -> span.count() > limits.maxRegisters())
        .forEach(
            span ->
                yaml.mistake(
                    "values",
                    "a field of %d registers from %d does not fit into max-registers %d"
                        .formatted(span.count(), span.first(), limits.maxRegisters())));
  }

  private static String profileName(String text) {
    if (!text.matches("[a-z0-9]+(-[a-z0-9]+)*")) {
      throw Scalars.expected("a name of lower-case letters, digits and hyphens", text);
    }
    return text;
  }

  private static <T> Optional<T> value(
      @Nullable YamlMapping yaml, String key, Function<String, T> reading) {
    return yaml == null ? Optional.empty() : yaml.value(key, reading);
  }
}
