package io.lintel.gateway.config;

import io.lintel.gateway.docking.Dialect;
import io.lintel.gateway.docking.NamePattern;
import io.lintel.gateway.docking.StationTime;
import io.lintel.gateway.wording.PlainReason;
import io.lintel.meter.document.TextFile;
import io.lintel.meter.document.YamlText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads dialects of docking stations: the shipped ones by name, others from a file. */
public final class DialectFile {
  /** The names of the shipped dialects. */
  public static final Set<String> SHIPPED = Set.of("gat-947", "plain-english");

  static final String USUAL = "gat-947";

  private static final int LARGEST_BYTES = 256 * 1024;
  private static final List<String> FILE =
      List.of(
          "record",
          "name",
          "began",
          "length",
          "size",
          "kind",
          "device",
          "user",
          "unit",
          "station",
          "docked",
          "sha256",
          "device_time",
          "station_time");
  private static final List<String> SESSION =
      List.of("device", "station", "at", "device_time", "set", "epoch", "user", "whole", "files");
  private static final List<String> INDEXED = List.of("name", "size", "sha256");
  private static final List<String> CHECKOUT = List.of("device", "user", "station", "from", "to");

  private DialectFile() {}

  /**
   * A shipped dialect.
   *
   * @throws IllegalArgumentException if none is called so
   */
  public static Dialect shipped(String name) {
    Surroundings around = new Surroundings(Path.of("/"), Map.of());
    Dialect dialect = SHIPPED.contains(name) ? parse(name, text(name), around) : null;
    if (dialect == null || !around.mistakes().isEmpty()) {
      throw new IllegalArgumentException("no sound dialect " + name + ": " + around.mistakes());
    }
    return dialect;
  }

  /**
   * A dialect from a file that is known to be sound.
   *
   * @throws IllegalArgumentException if it is not
   */
  public static Dialect read(Path file) {
    Surroundings around = new Surroundings(Path.of("/"), Map.of());
    try {
      Dialect dialect = parse(file.toString(), TextFile.read(file, LARGEST_BYTES), around);
      if (dialect != null && around.mistakes().isEmpty()) {
        return dialect;
      }
    } catch (IOException | YamlEngineException unreadable) {
      throw new IllegalArgumentException("no sound dialect " + file, unreadable);
    }
    throw new IllegalArgumentException("no sound dialect " + file + ": " + around.mistakes());
  }

  /** A shipped name or a file beside the configuration; mistakes are told where it is named. */
  static Dialect named(String name, Section section, String key) {
    if (SHIPPED.contains(name)) {
      return shipped(name);
    }
    Path file = section.around().resolve(name);
    try {
      Surroundings inside = new Surroundings(section.around().resolve("."), Map.of());
      Dialect dialect = parse(name, TextFile.read(file, LARGEST_BYTES), inside);
      for (Mistake mistake : inside.mistakes()) {
        section.mistake(
            key, name + ":" + mistake.line() + ": " + mistake.path() + " " + mistake.message());
      }
      return dialect == null ? shipped(USUAL) : dialect;
    } catch (IOException | YamlEngineException unreadable) {
      section.mistake(
          key,
          "expected a shipped dialect ("
              + String.join(", ", new TreeSet<>(SHIPPED))
              + ") or a file; cannot read "
              + file
              + ": "
              + PlainReason.of(unreadable));
      return shipped(USUAL);
    }
  }

  private static String text(String name) {
    try (InputStream in = Dialect.class.getResourceAsStream(name + ".yaml")) {
      if (in == null) {
        throw new IllegalStateException("the jar lacks the dialect " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException broken) {
      throw new IllegalStateException("cannot read the shipped dialect " + name, broken);
    }
  }

  private static @Nullable Dialect parse(String label, String text, Surroundings around) {
    Optional<Node> document = YamlText.compose(label, text);
    if (document.isEmpty() || !(document.get() instanceof MappingNode mapping)) {
      around.mistake(1, "", "expected keys with values");
      return null;
    }
    Section root = new Section(mapping, "", around);
    ZoneId zone = root.value("zone", Meanings::zone);
    Dialect dialect =
        new Dialect(
            root.required("name"),
            zone,
            keys(root, "file", FILE),
            keys(root, "session", SESSION),
            keys(root, "indexed", INDEXED),
            keys(root, "checkout", CHECKOUT),
            root.values("times", StationTime::new),
            root.value("length-unit", 1_000L, DialectFile::unit),
            lower(root.values("recordings", code -> code)),
            lower(root.values("others", code -> code)),
            lower(root.values("yes", word -> word)),
            root.value("sets-clock", true, DialectFile::yesOrNo),
            folder(root.section("folder")));
    root.done();
    return dialect;
  }

  private static Dialect.Folder folder(Section section) {
    Dialect.Folder folder =
        new Dialect.Folder(
            section.values("names", NamePattern::of),
            List.copyOf(lower(section.values("unfinished", ending -> ending))),
            section.value("session", NamePattern::of),
            section.value("comment", NamePattern::of));
    section.done();
    return folder;
  }

  private static Map<String, String> keys(Section root, String name, List<String> ours) {
    Section section = root.section(name);
    Map<String, String> keys = new LinkedHashMap<>();
    for (String key : ours) {
      String theirs = section.text(key);
      if (theirs != null) {
        keys.put(key, theirs);
      }
    }
    section.done();
    return keys;
  }

  private static Set<String> lower(List<String> texts) {
    return texts.stream().map(text -> text.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
  }

  private static long unit(String text) {
    return switch (text) {
      case "ms" -> 1L;
      case "s" -> 1_000L;
      case "min" -> 60_000L;
      default -> throw new IllegalArgumentException("expected ms, s or min");
    };
  }

  private static boolean yesOrNo(String text) {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new IllegalArgumentException("expected true or false");
    };
  }
}
