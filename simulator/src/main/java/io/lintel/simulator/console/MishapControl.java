package io.lintel.simulator.console;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lintel.simulator.console.Control.Answer;
import io.lintel.simulator.mishap.Mishap;
import io.lintel.simulator.mishap.MishapForm;
import io.lintel.simulator.scenario.Day;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Mishaps that stand: looked at, added, ended. */
final class MishapControl {
  private MishapControl() {}

  static void mount(Control control) {
    control.get("/mishaps", asked -> list(asked.knowing().performance()));
    control.post("/mishaps", MishapControl::add);
    control.delete("/mishaps/:id", MishapControl::end);
  }

  static ObjectNode list(Performance performance) {
    ObjectNode list = Answers.object();
    ArrayNode items = list.putArray("items");
    for (Mishap mishap : performance.mishaps().standing().all()) {
      items.add(json(mishap, performance));
    }
    return list;
  }

  private static Answer add(Asked asked) {
    Performance performance = asked.performance();
    Map<String, String> given = new LinkedHashMap<>();
    asked.body().properties().forEach(e -> given.put(e.getKey(), written(e)));
    return performance.atOneMoment(() -> added(performance, given));
  }

  private static Answer added(Performance performance, Map<String, String> given) {
    synchronized (performance) {
      Mishap mishap = checked(performance, given);
      try {
        performance.mishaps().add(mishap);
      } catch (IllegalStateException full) {
        throw Refused.notNow(full.getMessage() + ".");
      }
      return new Answer(201, json(mishap, performance));
    }
  }

  /** What stands in the form counts from now on, whatever the day has been until now. */
  private static Mishap checked(Performance performance, Map<String, String> given) {
    String id = freeId(performance, given.getOrDefault("do", "mishap"));
    MishapForm.Checked checked = new MishapForm(given).checked(id, dayBegins(performance.day()));
    Mishap mishap = checked.mishap();
    if (mishap == null) {
      throw new FlawedForm(checked.flaws());
    }
    KnownNames.check(mishap, performance);
    Duration now = sinceBegin(performance);
    Duration from = mishap.from();
    if (from != null && from.compareTo(now) < 0) {
      throw Refused.badRequest(
          "from is %s, and it is %s already: what was cannot be changed. Leave from out to begin now."
              .formatted(given.get("from"), time(performance.day(), now)));
    }
    if (mishap.isOver(now)) {
      throw Refused.badRequest(
          "until is %s, and it is %s already."
              .formatted(given.get("until"), time(performance.day(), now)));
    }
    return from == null ? mishap.from(now) : mishap;
  }

  private static Answer end(Asked asked) {
    Performance performance = asked.performance();
    return performance.atOneMoment(() -> ended(performance, asked.path("id")));
  }

  private static Answer ended(Performance performance, String id) {
    Mishap standing =
        performance.mishaps().standing().all().stream()
            .filter(mishap -> mishap.id().equals(id))
            .findFirst()
            .orElseThrow(() -> Refused.notFound("There is no mishap " + id + "."));
    if (!performance.mishaps().end(id, sinceBegin(performance))) {
      throw Refused.notNow("The mishap " + id + " has ended already.");
    }
    return Answer.ok(
        performance.mishaps().standing().all().stream()
            .filter(mishap -> mishap.id().equals(id))
            .findFirst()
            .map(ended -> json(ended, performance))
            .orElseGet(() -> json(standing, performance).put("state", "forgotten")));
  }

  private static ObjectNode json(Mishap mishap, Performance performance) {
    Day day = performance.day();
    Duration now = sinceBegin(performance);
    ObjectNode node =
        Answers.object()
            .put("id", mishap.id())
            .put("do", mishap.kind().name())
            .put("group", mishap.kind().group().wireName())
            .put("share", mishap.share());
    put(node, "on", mishap.on());
    put(node, "from", time(day, mishap.from()));
    put(node, "until", time(day, mishap.until()));
    ObjectNode settings = node.putObject("settings");
    mishap.settings().forEach(settings::put);
    String state = mishap.isOver(now) ? "over" : mishap.covers(now) ? "standing" : "to_come";
    return node.put("state", state);
  }

  private static String written(Map.Entry<String, JsonNode> entry) {
    if (!entry.getValue().isValueNode()) {
      throw Refused.badRequest(
          "%s: expected a text, a number, true or false.".formatted(entry.getKey()));
    }
    return entry.getValue().asText();
  }

  private static String freeId(Performance performance, String kind) {
    Set<String> taken =
        performance.mishaps().standing().all().stream().map(Mishap::id).collect(Collectors.toSet());
    int number = 1;
    while (taken.contains(kind + "-console-" + number)) {
      number++;
    }
    return kind + "-console-" + number;
  }

  private static Duration sinceBegin(Performance performance) {
    Instant now = performance.clock().instant();
    return Duration.between(performance.day().from(), now);
  }

  private static LocalTime dayBegins(Day day) {
    return day.from().atZone(day.scenario().zone()).toLocalTime();
  }

  private static @Nullable String time(Day day, @Nullable Duration sinceBegin) {
    return sinceBegin == null
        ? null
        : day.from()
            .plus(sinceBegin)
            .atZone(day.scenario().zone())
            .toLocalTime()
            .truncatedTo(ChronoUnit.MILLIS)
            .toString();
  }

  private static void put(ObjectNode node, String key, @Nullable String value) {
    if (value != null) {
      node.put(key, Objects.requireNonNull(value));
    }
  }
}
