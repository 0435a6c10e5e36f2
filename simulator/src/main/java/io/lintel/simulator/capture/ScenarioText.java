package io.lintel.simulator.capture;

import io.lintel.simulator.capture.ReplayPlan.PlannedLine;
import io.lintel.simulator.capture.ReplayPlan.PlannedMeter;
import io.lintel.simulator.replay.Frames;
import java.time.LocalDateTime;
import java.util.List;

/** A capture as a scenario's file: its frames in hexadecimal, a question with its answer a line. */
public final class ScenarioText {
  /** A day on which nothing happens but the captured lines. */
  private static final String NOBODY =
      """

      # Nothing happens on this day but the captured lines; give it people and meters as you like.
      town:
        district: captured
        depot: { lat: 0, lon: 0 }
        staircases: 1
        streets: [ { name: captured, lat: 0, lon: 0 } ]
      meters: { push: 0, every: 1h }
      technicians: 0
      visits: 0
      recorders: { heartbeat: 60s }
      """;

  private ScenarioText() {}

  /**
   * @param source what was captured, for the reader of the file
   */
  public static String of(ReplayPlan plan, String source) {
    StringBuilder text = new StringBuilder();
    text.append("# Captured from %s: %s.\n".formatted(oneLine(source), plan.inWords()));
    plan.notes().forEach(note -> text.append("# Left out: ").append(oneLine(note)).append(".\n"));
    text.append("name: ").append(quoted(plan.name())).append("\nseed: 1\n");
    text.append("date: %s\nzone: %s\n".formatted(plan.from().toLocalDate(), plan.zone()));
    text.append("from: \"%s\"\n".formatted(plan.from().toLocalTime()));
    text.append("to: \"%s\"\n".formatted(plan.to().toLocalTime()));
    text.append(NOBODY).append("\nreplay:\n");
    plan.lines().forEach(line -> append(text, line));
    return text.toString();
  }

  private static void append(StringBuilder text, PlannedLine line) {
    text.append("  - id: ").append(quoted(line.id())).append('\n');
    text.append("    frames: ").append(line.frames().wireName()).append('\n');
    if (line.frames() == Frames.SERIAL) {
      text.append("    baud: %d\n    parity: %s\n".formatted(line.baud(), line.parity()));
    }
    appendMeters(text, line.meters());
    text.append("    exchanges:\n");
    for (CapturedTurn turn : line.turns()) {
      LocalDateTime at = LocalDateTime.ofInstant(turn.at(), line.zone());
      text.append(
          "      - { at: \"%s\", ask: \"%s\", say: \"%s\" }\n"
              .formatted(at, turn.ask(), turn.said()));
    }
  }

  private static void appendMeters(StringBuilder text, List<PlannedMeter> meters) {
    text.append(meters.isEmpty() ? "    meters: []\n" : "    meters:\n");
    for (PlannedMeter meter : meters) {
      String profile = meter.profile() == null ? "" : "profile: " + quoted(meter.profile()) + ", ";
      text.append(
          "      - { id: %s, address: %d, %severy: %ds }\n"
              .formatted(quoted(meter.id()), meter.address(), profile, meter.every().toSeconds()));
    }
  }

  private static String quoted(String name) {
    return name.matches("[A-Za-z][A-Za-z0-9_-]*")
        ? name
        : "\""
            + name.replace("\\", "\\\\").replace("\"", "\\\"").replaceAll("\\p{Cntrl}", " ")
            + "\"";
  }

  private static String oneLine(String text) {
    return text.replaceAll("\\p{Cntrl}", " ");
  }
}
