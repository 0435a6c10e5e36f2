package io.lintel.gateway.policy;

import io.lintel.gateway.wording.Sentence;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * One threshold that a policy may set: its key in the file, what holds where the file says nothing,
 * and what it means. Declared as a constant by whoever asks for it; two are never equal.
 *
 * @param <T> what it is to who asks
 */
public final class Limit<T> {
  private static final double LONGEST_SECONDS = 7 * 24 * 3600;
  private static final double SECONDS_OF_AN_HOUR = 3600;
  private static final double HEAVIEST = 100;

  private final String key;
  private final T otherwise;
  private final String written;
  private final Kind<T> kind;
  private final Sentence meaning;

  private Limit(String key, String written, Kind<T> kind, String en, String zh) {
    this.key = key;
    this.written = written;
    this.kind = kind;
    this.otherwise = kind.read(written);
    this.meaning = new Sentence(en, zh);
  }

  /** How it stands in a file. */
  private interface Kind<T> {
    /** Throws {@link IllegalArgumentException} that says what was expected, and what was found. */
    T read(String text);
  }

  /**
   * @param key in the policy's file; the part before a dot is its section
   * @param otherwise what holds where the file says nothing, as it would be written there
   */
  public static Limit<Duration> seconds(String key, String otherwise, String en, String zh) {
    return new Limit<>(
        key,
        otherwise,
        text -> Duration.ofMillis(Math.round(number(text, 0, LONGEST_SECONDS) * 1_000)),
        en,
        zh);
  }

  public static Limit<Duration> hours(String key, String otherwise, String en, String zh) {
    return new Limit<>(
        key,
        otherwise,
        text ->
            Duration.ofMillis(
                Math.round(number(text, 0, LONGEST_SECONDS / SECONDS_OF_AN_HOUR) * 3_600_000)),
        en,
        zh);
  }

  public static Limit<Boolean> flag(String key, boolean otherwise, String en, String zh) {
    return new Limit<>(key, String.valueOf(otherwise), Limit::trueOrFalse, en, zh);
  }

  /** One of an enumeration's names, in lower case. */
  public static <E extends Enum<E>> Limit<E> choice(String key, E otherwise, String en, String zh) {
    Class<E> type = otherwise.getDeclaringClass();
    return new Limit<>(key, word(otherwise), text -> constant(type, text), en, zh);
  }

  public static Limit<Double> number(
      String key, String otherwise, double least, double most, String en, String zh) {
    return new Limit<>(key, otherwise, text -> number(text, least, most), en, zh);
  }

  public static Limit<Integer> count(
      String key, int otherwise, int least, int most, String en, String zh) {
    return new Limit<>(
        key, String.valueOf(otherwise), text -> (int) number(text, least, most), en, zh);
  }

  /** A number that is compared with decimal ones. */
  public static Limit<BigDecimal> decimal(
      String key, String otherwise, int least, int most, String en, String zh) {
    return new Limit<>(
        key,
        otherwise,
        text -> {
          number(text, least, most);
          return new BigDecimal(text).stripTrailingZeros();
        },
        en,
        zh);
  }

  /** Log-odds. */
  public static Limit<Double> weight(String key, String otherwise, String en, String zh) {
    return number(key, otherwise, -HEAVIEST, HEAVIEST, en, zh);
  }

  public String key() {
    return key;
  }

  /** What holds where nothing else is said. */
  public T otherwise() {
    return otherwise;
  }

  /** {@link #otherwise}, as it would be written in a file. */
  public String written() {
    return written;
  }

  public Sentence meaning() {
    return meaning;
  }

  /**
   * @throws IllegalArgumentException that says what was expected, and what was found
   */
  public T read(String text) {
    return kind.read(text);
  }

  private static boolean trueOrFalse(String text) {
    if (text.equals("true") || text.equals("false")) {
      return text.equals("true");
    }
    throw expected("true or false", text);
  }

  private static <E extends Enum<E>> E constant(Class<E> type, String text) {
    List<String> names = new ArrayList<>();
    for (E constant : type.getEnumConstants()) {
      if (word(constant).equals(text)) {
        return constant;
      }
      names.add(word(constant));
    }
    throw expected("one of " + String.join(", ", names), text);
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  private static double number(String text, double least, double most) {
    try {
      double number = new BigDecimal(text).doubleValue();
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException noNumber) {
      // Falls through to the same message as a number out of range.
    }
    throw expected("a number from " + plain(least) + " to " + plain(most), text);
  }

  private static String plain(double number) {
    return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
  }

  private static IllegalArgumentException expected(String what, String found) {
    return new IllegalArgumentException("expected " + what + ", found '" + found + "'");
  }

  @Override
  public String toString() {
    return key;
  }
}
