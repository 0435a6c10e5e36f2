package io.lintel.simulator.scenario;

import io.lintel.simulator.mishap.Mishap;
import io.lintel.simulator.mishap.MishapForm;
import io.lintel.simulator.mishap.MishapKind;
import io.lintel.simulator.mishap.MishapList;
import io.lintel.simulator.mishap.NetworkMishaps;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Reads {@code weather}: how the networks fare at which hours. Each level of each window is a
 * mishap of the catalogue, so that console, score and truth know only those.
 */
final class WeatherSection {
  /** A level of the weather, and the mishap it means. */
  private record Level(String key, MishapKind kind, String parameter, String expected) {
    static final String A_SHARE = "a share of the messages, from 0 to 1";

    /** As written, if it is of the right kind: the schema of scenarios is found out by asking. */
    String read(String text) {
      if (parameter.equals("share")) {
        double share = Double.parseDouble(text);
        if (!(share >= 0 && share <= 1)) {
          throw new IllegalArgumentException(text);
        }
      }
      return text;
    }
  }

  private static final List<Level> LEVELS =
      List.of(
          new Level("latency", NetworkMishaps.DELAYED, "by", "a duration or a range (1s..3s)"),
          new Level("loss", NetworkMishaps.MESSAGE_LOST, "share", Level.A_SHARE),
          new Level("duplicates", NetworkMishaps.DUPLICATED, "share", Level.A_SHARE),
          new Level("reordered", NetworkMishaps.REORDERED, "share", Level.A_SHARE),
          new Level("busy", NetworkMishaps.HTTP_503, "share", Level.A_SHARE));

  private WeatherSection() {}

  static MishapList read(YamlSection top, LocalTime dayBegins, NamesOfDay names) {
    List<Mishap> mishaps = new ArrayList<>();
    int number = 0;
    for (YamlSection window : top.sections("weather")) {
      number++;
      String name = text(window, "name", "what to call it", "weather-" + number);
      Map<String, String> hours = new LinkedHashMap<>();
      for (String key : List.of("on", "from", "until")) {
        String given = text(window, key, key.equals("on") ? "a name" : "a time (09:30)", "");
        if (!given.isEmpty()) {
          hours.put(key, given);
        }
      }
      int before = mishaps.size();
      for (Level level : LEVELS) {
        String given = Amounts.value(window, level.key(), "", level.expected(), level::read);
        if (!given.isEmpty()) {
          add(window, name + "-" + number, level, given, hours, dayBegins, mishaps);
        }
      }
      if (mishaps.size() > before) {
        names.mistake(mishaps.get(before)).ifPresent(says -> window.mistake("on", says));
      }
      window.done();
    }
    return new MishapList(mishaps);
  }

  private static void add(
      YamlSection window,
      String id,
      Level level,
      String given,
      Map<String, String> hours,
      LocalTime dayBegins,
      List<Mishap> mishaps) {
    Map<String, String> form = new LinkedHashMap<>(hours);
    form.put("do", level.kind().name());
    form.put(level.parameter(), given);
    MishapForm.Checked checked = new MishapForm(form).checked(id + "-" + level.key(), dayBegins);
    checked
        .flaws()
        .forEach(
            flaw -> {
              boolean own = flaw.key().equals(level.parameter());
              String key = own ? level.key() : flaw.key();
              window.mistake(
                  key,
                  own
                      ? "%s is '%s', expected %s".formatted(key, given, level.expected())
                      : flaw.says());
            });
    if (checked.mishap() != null) {
      mishaps.add(checked.mishap());
    }
  }

  private static String text(YamlSection window, String key, String expected, String otherwise) {
    return Amounts.value(window, key, otherwise, expected, UnaryOperator.identity());
  }
}
