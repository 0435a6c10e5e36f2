package io.lintel.gateway.store;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a person asks a list for, as one value of a query: SQL texts stay few and constant. */
final class Searched {
  /** Words of a search that count; nobody types more, and each costs a look at every row. */
  private static final int MOST_WORDS = 12;

  private Searched() {}

  /** The words as a JSON array, in small letters; null where nothing is searched for. */
  static @Nullable String words(@Nullable String text) {
    List<String> words =
        text == null
            ? List.of()
            : Arrays.stream(text.toLowerCase(Locale.ROOT).split("[\\s\\u3000]+", -1))
                .filter(word -> !word.isEmpty())
                .limit(MOST_WORDS)
                .toList();
    return anyOf(words);
  }

  /** The values as a JSON array; null where all will do. */
  static @Nullable String anyOf(Collection<String> values) {
    return values.isEmpty()
        ? null
        : values.stream().map(Searched::quoted).collect(Collectors.joining(",", "[", "]"));
  }

  private static String quoted(String value) {
    StringBuilder quoted = new StringBuilder("\"");
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '"' || c == '\\') {
        quoted.append('\\').append(c);
      } else if (c < ' ') {
        quoted.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
      } else {
        quoted.append(c);
      }
    }
    return quoted.append('"').toString();
  }

  /** That every word of {@code ?} is part of {@code text}. */
  static String every(String text) {
    return " AND NOT EXISTS (SELECT 1 FROM json_each(?) w WHERE instr(" + text + ", w.value) = 0)";
  }

  /** That {@code column} is one of {@code ?}, where anything is asked for. */
  static String oneOf(String column, @Nullable String wanted) {
    return wanted == null
        ? " AND ? IS NULL"
        : " AND " + column + " IN (SELECT value FROM json_each(?))";
  }
}
