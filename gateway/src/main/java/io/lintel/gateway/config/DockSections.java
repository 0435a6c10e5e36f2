package io.lintel.gateway.config;

import io.lintel.gateway.config.DockConfig.PostingStation;
import io.lintel.gateway.config.DockConfig.WatchedFolder;
import io.lintel.gateway.docking.Dialect;
import io.lintel.gateway.docking.Names;
import io.lintel.gateway.docking.Station;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the file says of docking stations; without a word, unlisted ones may post all the same. */
final class DockSections {
  private static final Duration EVERY = Duration.ofSeconds(10);
  private static final Duration QUIET = Duration.ofSeconds(5);
  private static final Duration GIVE_UP = Duration.ofMinutes(30);
  private static final Duration SHORTEST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofDays(1);

  private final ZoneId zone;
  private final Map<String, Dialect> read = new HashMap<>();

  /**
   * @param zone the utility's
   */
  DockSections(ZoneId zone) {
    this.zone = zone;
  }

  DockConfig read(Section section) {
    Dialect usual = dialect(section, DialectFile.USUAL);
    Station anyone = new Station(null, usual, zone(section, usual));
    DockConfig config =
        new DockConfig(
            zone,
            anyone,
            stations(section.sections("stations"), usual),
            folders(section.sections("folders"), usual),
            section.value("every", EVERY, Meanings.durationBetween(SHORTEST, LONGEST)),
            section.value("quiet", QUIET, Meanings.durationBetween(SHORTEST, LONGEST)),
            section.value("give-up", GIVE_UP, Meanings.durationBetween(SHORTEST, LONGEST)),
            new Names(
                names(section.sections("devices"), "serial", "recorder"),
                names(section.sections("users"), "user", "technician")));
    section.done();
    return config;
  }

  private Map<String, PostingStation> stations(List<Section> sections, Dialect usual) {
    UniqueIds ids = new UniqueIds("the station");
    Map<String, PostingStation> stations = new LinkedHashMap<>();
    for (Section section : sections) {
      String id = ids.of(section);
      stations.put(
          id, new PostingStation(station(id, section, usual), SecretSource.read(section, "token")));
      section.done();
    }
    return stations;
  }

  private List<WatchedFolder> folders(List<Section> sections, Dialect usual) {
    List<WatchedFolder> folders = new ArrayList<>();
    Map<Path, Integer> lines = new HashMap<>();
    for (Section section : sections) {
      String text = section.required("path");
      Path path = section.around().resolve(text);
      String id = section.value("station", nameOf(path), Meanings::id);
      folders.add(new WatchedFolder(path, station(id, section, usual)));
      section.done();
      if (!text.isEmpty() && !Files.isDirectory(path)) {
        section.bearable(
            "path",
            "expected a folder, found "
                + (Files.exists(path) ? "a file" : "nothing")
                + " at "
                + path
                + "; create it, or mount it");
      }
      Integer before = text.isEmpty() ? null : lines.putIfAbsent(path, section.line());
      if (before != null) {
        section.mistake("path", "this folder stands already on line " + before);
      }
    }
    return folders;
  }

  /** The folder's own name, as far as it can be an id. */
  private static String nameOf(Path path) {
    Path last = path.getFileName();
    String name = String.valueOf(last).replaceAll("[^\\p{L}\\p{N}._:@~-]", "-");
    return name.length() > 64 ? name.substring(0, 64) : name;
  }

  private Station station(String id, Section section, Dialect usual) {
    Dialect dialect = section.has("dialect") ? dialect(section, usual.name()) : usual;
    return new Station(id, dialect, zone(section, dialect));
  }

  private ZoneId zone(Section section, Dialect dialect) {
    return section.value("zone", dialect.zone(zone), Meanings::zone);
  }

  /** A shipped one or a file; a mistake in it is one of the configuration. */
  private Dialect dialect(Section section, String otherwise) {
    String name = section.value("dialect", otherwise, text -> text);
    Dialect known = read.get(name);
    if (known == null) {
      known = DialectFile.named(name, section, "dialect");
      read.put(name, known);
    }
    return known;
  }

  private static Map<String, String> names(List<Section> sections, String from, String to) {
    Map<String, String> names = new LinkedHashMap<>();
    for (Section section : sections) {
      String theirs = section.required(from);
      section.required(to);
      String ours = section.value(to, "", Meanings::id);
      section.done();
      if (!theirs.isEmpty() && names.putIfAbsent(theirs, ours) != null) {
        section.mistake(from, theirs + " stands there already");
      }
    }
    return names;
  }
}
