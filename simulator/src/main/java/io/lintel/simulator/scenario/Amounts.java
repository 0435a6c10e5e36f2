package io.lintel.simulator.scenario;

import io.lintel.simulator.mishap.Parameter;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Counts, shares, durations and sizes as scenarios write them. */
final class Amounts {
  private static final Pattern SIZE = Pattern.compile("(\\d+)(MB|GB)");
  private static final Duration MINUTE = Duration.ofMinutes(1);

  /** The gateway's schedules count in whole seconds. */
  private static final Duration SHORTEST_INTERVAL = Duration.ofSeconds(1);

  private static final int MEGABYTES_OF_A_GIGABYTE = 1_000;

  private Amounts() {}

  static int count(YamlSection section, String key, int least, int most) {
    return section.value(
        key,
        least,
        "a whole number from %d to %d".formatted(least, most),
        text -> whole(text, least, most));
  }

  /**
   * @throws IllegalArgumentException if {@code text} is none from {@code least} to {@code most}
   */
  static int whole(String text, int least, int most) {
    int read = Integer.parseInt(text);
    if (read < least || read > most) {
      throw new IllegalArgumentException(text);
    }
    return read;
  }

  /** From zero to {@code most}; may be left out. */
  static int countOr(YamlSection section, String key, int otherwise, int most) {
    return section.has(key) ? count(section, key, 0, most) : absent(section, key, otherwise);
  }

  static double share(YamlSection section, String key) {
    return section.value(key, 0.0, "a share from 0 to 1", Amounts::readShare);
  }

  static double share(YamlSection section, String key, double otherwise) {
    return section.has(key) ? share(section, key) : absent(section, key, otherwise);
  }

  /** How long something that happens again and again leaves in between: a second at least. */
  static Duration interval(YamlSection section, String key) {
    return section.value(
        key,
        MINUTE,
        "a duration of at least a second (60s, 15m, 1h)",
        text -> durationFrom(SHORTEST_INTERVAL, text));
  }

  /** Zero or more. */
  static Duration duration(YamlSection section, String key, Duration otherwise) {
    if (!section.has(key)) {
      return absent(section, key, otherwise);
    }
    return section.value(
        key,
        otherwise,
        "a duration, not negative (0s, 60s, 15m, 9h)",
        text -> durationFrom(Duration.ZERO, text));
  }

  static int megabytes(YamlSection section, String key, int otherwise) {
    return section.has(key)
        ? section.value(key, otherwise, "a size (512MB, 64GB)", Amounts::readMegabytes)
        : absent(section, key, otherwise);
  }

  static boolean yesOrNo(YamlSection section, String key, boolean otherwise) {
    return value(
        section,
        key,
        otherwise,
        "true or false",
        text -> {
          if (!text.equals("true") && !text.equals("false")) {
            throw new IllegalArgumentException(text);
          }
          return text.equals("true");
        });
  }

  static <T> T value(
      YamlSection section, String key, T otherwise, String expected, Function<String, T> parse) {
    return section.has(key)
        ? section.value(key, otherwise, expected, parse)
        : absent(section, key, otherwise);
  }

  /** The shares of an enumeration's constants; all of them may be left out. */
  static <E extends Enum<E>> Map<E, Double> shares(YamlSection section, Class<E> type) {
    Map<E, Double> shares = new LinkedHashMap<>();
    for (E constant : type.getEnumConstants()) {
      String key = constant.name().toLowerCase(Locale.ROOT);
      if (section.has(key)) {
        shares.put(constant, share(section, key));
      } else {
        section.mayHave(key);
      }
    }
    section.done();
    return shares;
  }

  private static <T> T absent(YamlSection section, String key, T otherwise) {
    section.mayHave(key);
    return otherwise;
  }

  private static Duration durationFrom(Duration least, String text) {
    Duration read = Parameter.durationOf(text);
    if (read.compareTo(least) < 0) {
      throw new IllegalArgumentException(text);
    }
    return read;
  }

  private static double readShare(String text) {
    double share = Double.parseDouble(text);
    if (!(share >= 0 && share <= 1)) {
      throw new IllegalArgumentException(text);
    }
    return share;
  }

  private static int readMegabytes(String text) {
    Matcher matcher = SIZE.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(text);
    }
    int amount = Integer.parseInt(matcher.group(1));
    return matcher.group(2).equals("GB") ? amount * MEGABYTES_OF_A_GIGABYTE : amount;
  }
}
