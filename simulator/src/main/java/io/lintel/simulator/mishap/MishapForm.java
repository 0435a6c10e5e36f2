package io.lintel.simulator.mishap;

import java.time.Duration;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A mishap as somebody wrote it, in a scenario or in the console: keys and texts, checked against
 * the catalogue all at once.
 *
 * @param given {@code do}, and optionally {@code on}, {@code share}, {@code from}, {@code until},
 *     and the kind's own parameters
 */
public record MishapForm(Map<String, String> given) {
  /** The keys that every kind has. */
  public static final List<String> COMMON = List.of("do", "on", "share", "from", "until");

  public MishapForm {
    given = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(given));
  }

  /** What is wrong with the value of {@code key}, or with its being there. */
  public record Flaw(String key, String says) {}

  /** Either a mishap or at least one flaw. */
  public record Checked(@Nullable Mishap mishap, List<Flaw> flaws) {
    public Checked {
      flaws = List.copyOf(flaws);
    }
  }

  /**
   * @param id for the mishap
   * @param dayBegins what {@code from} and {@code until} are counted from
   */
  public Checked checked(String id, LocalTime dayBegins) {
    List<Flaw> flaws = new ArrayList<>();
    MishapKind kind = kind(flaws);
    double share = share(flaws);
    Duration from = since("from", dayBegins, flaws);
    Duration until = since("until", dayBegins, flaws);
    if (from != null && until != null && until.compareTo(from) <= 0) {
      flaws.add(
          new Flaw(
              "until",
              "until is '%s', expected a time after from, '%s'"
                  .formatted(given.get("until"), given.get("from"))));
    }
    if (kind == null) {
      return new Checked(null, flaws);
    }
    Map<String, String> settings = settings(kind, flaws);
    if (!flaws.isEmpty()) {
      return new Checked(null, flaws);
    }
    return new Checked(new Mishap(kind, id, given.get("on"), share, from, until, settings), flaws);
  }

  private @Nullable MishapKind kind(List<Flaw> flaws) {
    String name = given.get("do");
    if (name == null) {
      flaws.add(new Flaw("do", "lacks do, the name of what goes wrong"));
      return null;
    }
    MishapKind kind = Catalogue.named(name).orElse(null);
    if (kind == null) {
      flaws.add(
          new Flaw(
              "do",
              "'%s' is not in the catalogue (docs/mishaps.md); it knows %s"
                  .formatted(name, String.join(", ", Catalogue.names()))));
    }
    return kind;
  }

  private double share(List<Flaw> flaws) {
    String text = given.get("share");
    if (text == null) {
      return 1;
    }
    try {
      ParameterType.SHARE.check(text);
      return Double.parseDouble(text);
    } catch (IllegalArgumentException e) {
      flaws.add(new Flaw("share", "share is '%s', expected a share from 0 to 1".formatted(text)));
      return 1;
    }
  }

  private @Nullable Duration since(String key, LocalTime dayBegins, List<Flaw> flaws) {
    String text = given.get(key);
    if (text == null) {
      return null;
    }
    try {
      return Duration.between(dayBegins, LocalTime.parse(text));
    } catch (DateTimeParseException e) {
      flaws.add(
          new Flaw(key, "%s is '%s', expected a time of the day (09:30)".formatted(key, text)));
      return null;
    }
  }

  private Map<String, String> settings(MishapKind kind, List<Flaw> flaws) {
    Map<String, String> settings = new TreeMap<>();
    kind.parameters().forEach(parameter -> settings.put(parameter.name(), parameter.preset()));
    for (Map.Entry<String, String> entry : given.entrySet()) {
      if (COMMON.contains(entry.getKey())) {
        continue;
      }
      Parameter parameter = kind.parameter(entry.getKey()).orElse(null);
      if (parameter == null) {
        TreeSet<String> known = new TreeSet<>(settings.keySet());
        known.addAll(COMMON);
        flaws.add(
            new Flaw(
                entry.getKey(),
                "%s is not a key of %s; it knows %s"
                    .formatted(entry.getKey(), kind.name(), String.join(", ", known))));
        continue;
      }
      try {
        parameter.check(entry.getValue());
        settings.put(parameter.name(), entry.getValue());
      } catch (IllegalArgumentException e) {
        flaws.add(
            new Flaw(
                entry.getKey(),
                "%s is '%s', expected %s"
                    .formatted(entry.getKey(), entry.getValue(), parameter.expected())));
      }
    }
    return settings;
  }
}
