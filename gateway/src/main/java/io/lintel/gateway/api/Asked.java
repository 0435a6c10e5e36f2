package io.lintel.gateway.api;

import io.lintel.gateway.journal.Kind;
import io.vertx.ext.web.RoutingContext;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A request's query, read strictly: a parameter we do not know is a mistake, not a wish. */
final class Asked {
  static final int LIMIT_DEFAULT = 100;
  static final int LIMIT_MOST = 10_000;

  /** Beyond all time that is ever asked for; the store counts microseconds. */
  static final Instant EVER = Instant.parse("9999-01-01T00:00:00Z");

  /** After every day that has a visit. */
  static final LocalDate LAST_DAY = LocalDate.parse("9999-12-31");

  static final Instant NEVER_BEFORE = Instant.parse("0001-01-01T00:00:00Z");

  private static final Pattern COMMA = Pattern.compile(",");

  /** Parameters that say which page, and not what of. */
  private static final Set<String> PLACES = Set.of("after", "before", "at");

  private final String path;
  private final Map<String, String> parameters = new TreeMap<>();
  private final ZoneId zone;

  private Asked(String path, ZoneId zone) {
    this.path = path;
    this.zone = zone;
  }

  static Asked of(RoutingContext context, ZoneId zone, String... known) {
    Asked asked = new Asked(context.request().path(), zone);
    Set<String> names = Set.of(known);
    for (Map.Entry<String, String> parameter : context.queryParams()) {
      if (!names.contains(parameter.getKey())) {
        throw Refused.badRequest(
            (names.isEmpty()
                    ? "Expected no parameters"
                    : "Expected the parameters " + String.join(", ", new TreeSet<>(names)))
                + "; found "
                + parameter.getKey()
                + ".");
      }
      if (!parameter.getValue().isEmpty()
          && asked.parameters.put(parameter.getKey(), parameter.getValue()) != null) {
        throw Refused.badRequest(
            parameter.getKey()
                + ": expected once, found several times. Divide several values by commas where a"
                + " parameter takes them.");
      }
    }
    return asked;
  }

  /** {@code names}, and {@code more}. */
  static String[] and(String[] names, String... more) {
    String[] all = Arrays.copyOf(names, names.length + more.length);
    System.arraycopy(more, 0, all, names.length, more.length);
    return all;
  }

  @Nullable String text(String name) {
    return parameters.get(name);
  }

  int limit() {
    String text = parameters.get("limit");
    if (text == null) {
      return LIMIT_DEFAULT;
    }
    try {
      int limit = Integer.parseInt(text);
      if (limit >= 1 && limit <= LIMIT_MOST) {
        return limit;
      }
    } catch (NumberFormatException notANumber) {
      // Refused below, in the same words.
    }
    throw Refused.badRequest("limit: expected 1 to " + LIMIT_MOST + ", found " + text + ".");
  }

  /** Those of {@code kind}, divided by commas; all if it is left out. */
  Set<Kind> kinds() {
    String text = parameters.get("kind");
    if (text == null) {
      return EnumSet.allOf(Kind.class);
    }
    Set<Kind> kinds = EnumSet.noneOf(Kind.class);
    for (String name : COMMA.splitAsStream(text).toList()) {
      try {
        kinds.add(Kind.valueOf(name));
      } catch (IllegalArgumentException unknown) {
        throw Refused.badRequest(
            "kind: expected one or more of %s, found %s."
                .formatted(EnumSet.allOf(Kind.class), name));
      }
    }
    return kinds;
  }

  Instant from() {
    return instant("from", NEVER_BEFORE, 0);
  }

  /** Exclusive; a date means to its end. */
  Instant to() {
    return instant("to", EVER, 1);
  }

  /** A time, or a date, which means its begin; null if it is left out. */
  @Nullable Instant moment(String name) {
    return parameters.containsKey(name) ? instant(name, EVER, 0) : null;
  }

  /** A journal number; beyond all of them if it is left out. */
  long seq(String name) {
    String text = parameters.get(name);
    if (text == null) {
      return Long.MAX_VALUE;
    }
    if (text.matches("[0-9]{1,18}")) {
      return Long.parseLong(text);
    }
    throw Refused.badRequest(name + ": expected a journal number, found " + text + ".");
  }

  boolean flag(String name) {
    String text = parameters.getOrDefault(name, "false");
    if (text.equals("true") || text.equals("false")) {
      return text.equals("true");
    }
    throw Refused.badRequest(name + ": expected true or false, found " + text + ".");
  }

  @Nullable LocalDate day(String name) {
    String text = parameters.get(name);
    try {
      return text == null ? null : known(LocalDate.parse(text));
    } catch (DateTimeException e) {
      throw Refused.badRequest(name + ": expected a date such as 2026-11-22, found " + text + ".");
    }
  }

  /** Any of {@code known}, divided by commas; empty if it is left out. */
  Set<String> several(String name, Collection<String> known) {
    String text = parameters.get(name);
    Set<String> found = new TreeSet<>();
    if (text != null) {
      for (String one : COMMA.splitAsStream(text).toList()) {
        if (!known.contains(one)) {
          throw Refused.badRequest(
              name
                  + ": expected one or more of "
                  + String.join(", ", known)
                  + ", divided by commas; found "
                  + one
                  + ".");
        }
        found.add(one);
      }
    }
    return found;
  }

  /** Where in a list the page stands that is asked for, by {@code after} or {@code before}. */
  Turn turn(int parts) {
    if (!parameters.containsKey("before")) {
      String[] after = after(parts);
      return after == null ? Turn.FIRST : new Turn(List.of(after), false);
    }
    if (parameters.containsKey("after")) {
      throw Refused.badRequest("Expected after or before, found both.");
    }
    return new Turn(List.of(parts("before", parts)), true);
  }

  /** The parts of {@code after}, as {@link #next} wrote them, or null on the first page. */
  String @Nullable [] after(int parts) {
    return parameters.containsKey("after") ? parts("after", parts) : null;
  }

  private String[] parts(String name, int parts) {
    String text = parameters.getOrDefault(name, "");
    String[] found = text.split("~", parts);
    if (found.length != parts) {
      throw staleCursor(text);
    }
    return found;
  }

  static Refused staleCursor(String text) {
    return Refused.badRequest(
        "after or before: expected what an earlier answer gave in next or previous, found "
            + text
            + ".");
  }

  static long number(String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw staleCursor(text);
    }
  }

  static LocalDate dayOfCursor(String text) {
    try {
      return known(LocalDate.parse(text));
    } catch (DateTimeException e) {
      throw staleCursor(text);
    }
  }

  static Instant instantOfCursor(String text) {
    try {
      return known(Instant.parse(text));
    } catch (DateTimeException e) {
      throw staleCursor(text);
    }
  }

  /** The address of the page after the row that is named by {@code parts}. */
  String next(Object... parts) {
    return turned("after", parts);
  }

  /** The address of the page before it. */
  String previous(Object... parts) {
    return turned("before", parts);
  }

  private String turned(String to, Object... parts) {
    StringBuilder address = new StringBuilder(path).append('?');
    parameters.forEach(
        (name, value) -> {
          if (!PLACES.contains(name)) {
            address.append(name).append('=').append(encoded(value)).append('&');
          }
        });
    StringBuilder row = new StringBuilder();
    for (Object part : parts) {
      row.append(row.length() == 0 ? "" : "~").append(part);
    }
    return address.append(to).append('=').append(encoded(row.toString())).toString();
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }

  /** Java's days and instants go on for a billion years; the store's microseconds do not. */
  private static LocalDate known(LocalDate day) {
    if (day.getYear() < 1 || day.isAfter(LAST_DAY)) {
      throw new DateTimeException("a day of no calendar: " + day);
    }
    return day;
  }

  private static Instant known(Instant instant) {
    if (instant.isBefore(NEVER_BEFORE) || instant.isAfter(EVER)) {
      throw new DateTimeException("a time of no calendar: " + instant);
    }
    return instant;
  }

  private Instant instant(String name, Instant absent, int daysAfterDate) {
    String text = parameters.get(name);
    if (text == null) {
      return absent;
    }
    try {
      return text.length() == "2026-11-22".length()
          ? known(LocalDate.parse(text)).plusDays(daysAfterDate).atStartOfDay(zone).toInstant()
          : known(OffsetDateTime.parse(text.replace(' ', '+')).toInstant());
    } catch (DateTimeException e) {
      throw Refused.badRequest(
          name
              + ": expected a date such as 2026-11-22 or a time such as 2026-11-22T08:00:00Z, found "
              + text
              + ".");
    }
  }
}
