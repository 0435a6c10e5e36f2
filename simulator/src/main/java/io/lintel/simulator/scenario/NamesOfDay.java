package io.lintel.simulator.scenario;

import io.lintel.simulator.dock.Dock;
import io.lintel.simulator.mishap.Group;
import io.lintel.simulator.mishap.Mishap;
import io.lintel.simulator.network.Carriage;
import io.lintel.simulator.scenario.Scenario.LinePlan;
import io.lintel.simulator.scenario.Scenario.MeterPlan;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a mishap of a scenario can be meant for: a misspelt name would do nothing, silently. Visits
 * and buildings are numbered when the day is drawn; of those, and of files, only the form is known
 * here.
 */
record NamesOfDay(
    boolean known, int technicians, int pushMeters, List<LinePlan> lines, List<Dock> docks) {
  /** Where the scenario has mistakes in who there is: every name is taken. */
  static final NamesOfDay UNKNOWN = new NamesOfDay(false, 0, 0, List.of(), List.of());

  private static final Pattern PERSON = Pattern.compile("[TR]-(\\d{2,6})");
  private static final Pattern METER = Pattern.compile("G-(\\d{4,6})");
  private static final Pattern DRAWN_WITH_THE_DAY = Pattern.compile("V-\\d{4,6}|B-\\d+-\\d+");

  private static final Pattern FILE = Pattern.compile(".+\\.\\w+");

  NamesOfDay {
    lines = List.copyOf(lines);
    docks = List.copyOf(docks);
  }

  static NamesOfDay of(int technicians, MeterPlan meters, List<LinePlan> lines, List<Dock> docks) {
    return new NamesOfDay(true, technicians, meters.push(), lines, docks);
  }

  /** Why {@code mishap} is meant for nothing there is; empty if it is meant for something. */
  Optional<String> mistake(Mishap mishap) {
    String on = mishap.on();
    Group group = mishap.kind().group();
    if (!known || on == null || isOnLine(on) || (group != Group.LINE && isAnybody(group, on))) {
      return Optional.empty();
    }
    return Optional.of("on is '%s', expected %s".formatted(on, expected(group)));
  }

  private boolean isAnybody(Group group, String on) {
    boolean carried =
        group == Group.NETWORK
            && (on.equals(Sending.OFFICE)
                || Arrays.stream(Carriage.values()).anyMatch(way -> way.wireName().equals(on)));
    boolean file = group == Group.DOCKING && FILE.matcher(on).matches();
    return carried
        || file
        || numbered(PERSON, on, technicians)
        || numbered(METER, on, pushMeters)
        || DRAWN_WITH_THE_DAY.matcher(on).matches()
        || docks.stream().anyMatch(dock -> dock.id().equals(on));
  }

  private static boolean numbered(Pattern form, String on, int last) {
    Matcher matcher = form.matcher(on);
    if (!matcher.matches()) {
      return false;
    }
    int number = Integer.parseInt(matcher.group(1));
    return number >= 1 && number <= last;
  }

  private boolean isOnLine(String on) {
    return lines.stream()
        .anyMatch(
            line ->
                on.equals(line.id()) || MeterDiary.metersOn(line).stream().anyMatch(on::equals));
  }

  private String expected(Group group) {
    if (group == Group.LINE) {
      return lines.isEmpty()
          ? "a line, and there is none"
          : "a line (%s) or a meter on one (%s)"
              .formatted(
                  String.join(", ", lines.stream().map(LinePlan::id).toList()),
                  MeterDiary.meterOn(lines.get(0), 1));
    }
    String all =
        "a technician (T-01 to T-%02d), recorder (R-01 to R-%02d), meter (G-0001 to G-%04d), visit (V-0007), building (B-3-1) or dock"
            .formatted(technicians, technicians, pushMeters);
    return switch (group) {
      case NETWORK -> all + ", or mqtt, coap, http, office";
      case DOCKING -> all + ", or a file's name";
      default -> all;
    };
  }
}
