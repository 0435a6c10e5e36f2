package io.lintel.simulator.scenario;

import io.lintel.simulator.dock.Dock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads {@code docks}: the docking stations at the depot. */
final class DockSection {
  private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}_-]+");

  private DockSection() {}

  static List<Dock> read(List<YamlSection> sections) {
    List<Dock> docks = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (YamlSection section : sections) {
      Dock dock =
          new Dock(
              id(section),
              section.value(
                  "way",
                  Dock.Way.FOLDER,
                  "folder or records",
                  text -> Dock.Way.valueOf(text.toUpperCase(Locale.ROOT))),
              Amounts.yesOrNo(section, "reads_time", true),
              Amounts.yesOrNo(section, "copying", true));
      section.done();
      if (!ids.add(dock.id())) {
        section.mistake("id", "two docks are called " + dock.id());
      }
      docks.add(dock);
    }
    return docks;
  }

  /** It becomes the name of a folder. */
  private static String id(YamlSection section) {
    String id = section.text("id");
    if (section.has("id") && !NAME.matcher(id).matches()) {
      section.mistake("id", "id is '%s', expected letters, digits, _ and -".formatted(id));
    }
    return id;
  }
}
