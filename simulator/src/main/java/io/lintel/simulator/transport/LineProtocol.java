package io.lintel.simulator.transport;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * InfluxDB's line protocol: {@code measurement,tag=value field=1.5,other="text" 1700000000}.
 *
 * <p>A backslash escapes comma, equals sign and blank in names and tags (in the measurement only
 * comma and blank), and quote and backslash in quoted texts, which may hold line breaks. Any other
 * backslash stands for itself.
 */
final class LineProtocol {
  private static final Pattern NUMBER =
      Pattern.compile("[-+]?(\\d+\\.?\\d*([eE][-+]?\\d+)?|\\d+[iu])");
  private static final Pattern BOOLEAN =
      Pattern.compile("t|T|true|True|TRUE|f|F|false|False|FALSE");

  private final String text;
  private final long nanosPerUnit;
  private int at;

  private LineProtocol(String text, long nanosPerUnit) {
    this.text = text;
    this.nanosPerUnit = nanosPerUnit;
  }

  /**
   * @param precision of the timestamps: ns, us, ms or s
   * @throws BadLine at the first mistake: nothing of the body counts then
   */
  static List<Point> parse(String body, String precision) {
    LineProtocol parser = new LineProtocol(body, nanos(precision));
    List<Point> points = new ArrayList<>();
    while (parser.skipToLine()) {
      points.add(parser.point());
    }
    return points;
  }

  private static long nanos(String precision) {
    return switch (precision) {
      case "ns" -> 1;
      case "us" -> 1_000;
      case "ms" -> 1_000_000;
      case "s" -> 1_000_000_000;
      default -> throw new BadLine("a precision of ns, us, ms or s", precision, 0);
    };
  }

  /** To the next line that says something; comments and empty lines do not. */
  private boolean skipToLine() {
    while (at < text.length()) {
      if (text.charAt(at) == '#') {
        int end = text.indexOf('\n', at);
        at = end < 0 ? text.length() : end;
      } else if (!Character.isWhitespace(text.charAt(at))) {
        return true;
      } else {
        at++;
      }
    }
    return false;
  }

  private Point point() {
    String measurement = name(", ");
    SortedMap<String, String> tags = new TreeMap<>();
    while (peek() == ',') {
      at++;
      String key = name(", =");
      expect('=');
      tags.put(key, name(", ="));
    }
    expect(' ');
    Map<String, String> fields = new TreeMap<>();
    do {
      String key = name(", =");
      expect('=');
      fields.put(key, peek() == '"' ? quoted() : plain());
    } while (next(','));
    @Nullable Long nanos = null;
    if (next(' ') && peek() != '\n' && peek() != 0) {
      nanos = timestamp();
    }
    next('\r');
    if (peek() != 0) {
      expect('\n');
    }
    return new Point(measurement, tags, fields, nanos);
  }

  private String name(String ends) {
    StringBuilder name = new StringBuilder();
    int from = at;
    while (peek() != 0 && peek() != '\n' && ends.indexOf(peek()) < 0) {
      boolean escaped =
          peek() == '\\' && at + 1 < text.length() && ends.indexOf(text.charAt(at + 1)) >= 0;
      if (escaped) {
        at++;
      }
      name.append(peek());
      at++;
    }
    if (name.isEmpty()) {
      throw new BadLine("a name", text, from);
    }
    return name.toString();
  }

  private String quoted() {
    expect('"');
    StringBuilder value = new StringBuilder();
    while (peek() != '"') {
      if (at >= text.length()) {
        throw new BadLine("a closing quote", text, at);
      }
      if (peek() == '\\' && at + 1 < text.length() && "\"\\".indexOf(text.charAt(at + 1)) >= 0) {
        at++;
      }
      value.append(peek());
      at++;
    }
    at++;
    return value.toString();
  }

  private String plain() {
    int from = at;
    while (peek() != 0 && ", \r\n".indexOf(peek()) < 0) {
      at++;
    }
    String value = text.substring(from, at);
    if (NUMBER.matcher(value).matches()) {
      return value.endsWith("i") || value.endsWith("u")
          ? value.substring(0, value.length() - 1)
          : value;
    }
    if (BOOLEAN.matcher(value).matches()) {
      return Character.toLowerCase(value.charAt(0)) == 't' ? "true" : "false";
    }
    throw new BadLine("a number, a boolean or a quoted text", text, from);
  }

  private Long timestamp() {
    int from = at;
    while (peek() == '-' || Character.isDigit(peek())) {
      at++;
    }
    try {
      return Math.multiplyExact(Long.parseLong(text.substring(from, at)), nanosPerUnit);
    } catch (ArithmeticException | NumberFormatException e) {
      throw new BadLine("a timestamp", text, from);
    }
  }

  private char peek() {
    return at < text.length() ? text.charAt(at) : 0;
  }

  private boolean next(char wanted) {
    if (peek() != wanted) {
      return false;
    }
    at++;
    return true;
  }

  private void expect(char wanted) {
    if (!next(wanted)) {
      throw new BadLine("'" + wanted + "'", text, at);
    }
  }
}
