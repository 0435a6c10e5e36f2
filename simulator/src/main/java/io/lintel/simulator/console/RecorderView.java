package io.lintel.simulator.console;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lintel.simulator.scenario.Truth.EventTruth;
import io.lintel.simulator.scenario.Truth.RecorderTruth;
import io.lintel.simulator.scenario.Truth.Recording;
import java.time.Instant;
import java.util.List;

/** The recorders as they really are at this moment, whatever they report. */
final class RecorderView {
  private RecorderView() {}

  static ObjectNode list(DayIndex index, Instant now) {
    ObjectNode list = Answers.object();
    ArrayNode items = list.putArray("items");
    for (RecorderTruth recorder : index.day().truth().recorders()) {
      ObjectNode node =
          items
              .addObject()
              .put("id", recorder.recorder())
              .put("technician", recorder.technician())
              .put("clock_ahead_s", recorder.clockAhead().toMillis() / 1e3);
      Recording running = runningAt(recorder, now);
      node.put("recording", running != null);
      if (running != null) {
        node.put("recording_since", running.begin().toString())
            .put("carried_by", running.technician());
      }
      List<EventTruth> reported = index.eventsUntil(recorder.recorder(), now);
      node.put("powered", isPowered(reported)).put("reports", reported.size());
      if (!reported.isEmpty()) {
        EventTruth last = reported.get(reported.size() - 1);
        node.putObject("last_report").put("type", last.type()).put("at", last.at().toString());
      }
      ArrayNode mishaps = node.putArray("mishaps");
      recorder.mishaps().forEach(mishaps::add);
    }
    return list;
  }

  private static @org.jspecify.annotations.Nullable Recording runningAt(
      RecorderTruth recorder, Instant now) {
    for (Recording recording : recorder.recordings()) {
      Instant end = recording.end();
      if (!recording.begin().isAfter(now) && (end == null || end.isAfter(now))) {
        return recording;
      }
    }
    return null;
  }

  private static boolean isPowered(List<EventTruth> reported) {
    for (int i = reported.size() - 1; i >= 0; i--) {
      String type = reported.get(i).type();
      if (type.equals("power_on") || type.equals("power_off")) {
        return type.equals("power_on");
      }
    }
    return false;
  }
}
