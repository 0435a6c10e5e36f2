package io.lintel.meter.line;

import io.lintel.meter.spi.LineSettings;
import io.lintel.meter.spi.Parity;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Takes a line's URI apart; every refusal says what was expected and what was found. */
final class LineUriReader {
  private final String text;

  LineUriReader(String text) {
    this.text = text;
  }

  LineUri serial(int from) {
    String device = beforeQuery(from);
    if (device.isEmpty()) {
      throw refuse("a device such as /dev/ttyUSB0 after serial:", text);
    }
    return new LineUri.Serial(text, device, settings(query()));
  }

  LineUri tcp(int from) {
    Map<String, String> query = query();
    if (!query.isEmpty()) {
      throw refuse("no settings on a tcp:// line", query.keySet().toString());
    }
    return new LineUri.Tcp(text, host(from), port(from));
  }

  LineUri rtuTcp(int from) {
    Map<String, String> query = query();
    Optional<LineSettings> far = query.isEmpty() ? Optional.empty() : Optional.of(settings(query));
    return new LineUri.RtuTcp(text, host(from), port(from), far);
  }

  IllegalArgumentException refuse(String expected, String found) {
    return new IllegalArgumentException(
        "line \"" + text + "\": expected " + expected + ", found \"" + found + "\"");
  }

  private String beforeQuery(int from) {
    int question = text.indexOf('?');
    return question < 0 ? text.substring(from) : text.substring(from, question);
  }

  private Map<String, String> query() {
    Map<String, String> settings = new LinkedHashMap<>();
    int question = text.indexOf('?');
    if (question < 0) {
      return settings;
    }
    for (String pair : text.substring(question + 1).split("&", -1)) {
      int equals = pair.indexOf('=');
      if (equals <= 0) {
        throw refuse("settings as key=value after ?", pair);
      }
      if (settings.put(pair.substring(0, equals), pair.substring(equals + 1)) != null) {
        throw refuse("each setting once", pair);
      }
    }
    return settings;
  }

  private LineSettings settings(Map<String, String> query) {
    LineSettings plain = LineSettings.DEFAULT;
    int baud = number(query, "baud", plain.baud());
    int data = number(query, "data", plain.dataBits());
    int stop = number(query, "stop", plain.stopBits());
    Parity parity = parity(query.remove("parity"));
    if (!query.isEmpty()) {
      throw refuse("the settings baud, data, parity, stop", query.keySet().iterator().next());
    }
    try {
      return new LineSettings(baud, data, parity, stop);
    } catch (IllegalArgumentException outOfRange) {
      throw new IllegalArgumentException(
          "line \"" + text + "\": " + outOfRange.getMessage(), outOfRange);
    }
  }

  private Parity parity(@org.jspecify.annotations.Nullable String word) {
    if (word == null) {
      return LineSettings.DEFAULT.parity();
    }
    for (Parity parity : Parity.values()) {
      if (parity.name().equals(word.toUpperCase(Locale.ROOT))) {
        return parity;
      }
    }
    throw refuse("parity=none, even or odd", word);
  }

  private int number(Map<String, String> query, String key, int absent) {
    String digits = query.remove(key);
    if (digits == null) {
      return absent;
    }
    try {
      return Integer.parseInt(digits);
    } catch (NumberFormatException noNumber) {
      throw refuse("a number for " + key, digits);
    }
  }

  private String host(int from) {
    String authority = beforeQuery(from);
    int colon = authority.lastIndexOf(':');
    String host = colon < 0 ? authority : authority.substring(0, colon);
    if (host.startsWith("[") && host.endsWith("]")) {
      host = host.substring(1, host.length() - 1);
    }
    if (host.isEmpty()) {
      throw refuse("HOST:PORT after //", authority);
    }
    return host;
  }

  private int port(int from) {
    String authority = beforeQuery(from);
    String digits = authority.substring(authority.lastIndexOf(':') + 1);
    try {
      int port = Integer.parseInt(digits);
      if (port >= 1 && port <= 65_535) {
        return port;
      }
    } catch (NumberFormatException noNumber) {
      // Refused below, in the same words as a number out of range.
    }
    throw refuse("a port from 1 to 65535 after HOST:", authority);
  }
}
