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
  private static final int MEGABYTES_OF_A_GIGABYTE = 1_000;

  private Amounts() {}

  static int count(YamlSection section, String key) {
    return section.value(key, 0, "a whole number, 0 or more", Integer::parseUnsignedInt);
  }

  static int count(YamlSection section, String key, int otherwise) {
    return section.has(key) ? count(section, key) : absent(section, key, otherwise);
  }

  static double share(YamlSection section, String key) {
    return section.value(key, 0.0, "a share from 0 to 1", Amounts::readShare);
  }

  static double share(YamlSection section, String key, double otherwise) {
    return section.has(key) ? share(section, key) : absent(section, key, otherwise);
  }

  /** Above zero. */
  static Duration duration(YamlSection section, String key) {
    Duration read =
        section.value(key, MINUTE, "a duration (500ms, 60s, 15m, 1h)", Parameter::durationOf);
    if (read.isZero() || read.isNegative()) {
      section.mistake(key, key + " must be longer than nothing");
      return MINUTE;
    }
    return read;
  }

  /** Zero or more. */
  static Duration duration(YamlSection section, String key, Duration otherwise) {
    if (!section.has(key)) {
      return absent(section, key, otherwise);
    }
    Duration read =
        section.value(key, otherwise, "a duration (0s, 60s, 15m, 9h)", Parameter::durationOf);
    if (read.isNegative()) {
      section.mistake(key, key + " must not be negative");
      return otherwise;
    }
    return read;
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
