package io.lintel.gateway.config;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a line's URI must look like; opening the line is somebody else's work. */
final class LineUri {
  private static final Map<String, Set<String>> SERIAL_OPTIONS =
      Map.of(
          "parity", Set.of("none", "even", "odd"),
          "stop", Set.of("1", "2"),
          "data", Set.of("7", "8"));

  private LineUri() {}

  static String check(String text) {
    if (!text.startsWith("serial:")) {
      var uri = Meanings.uri("tcp://host:502", List.of("tcp", "rtu-tcp")).of(text);
      if (uri.getPort() < 1) {
        throw new IllegalArgumentException(
            "expected a port, as in " + uri.getScheme() + "://host:502");
      }
      return text;
    }
    String[] parts = text.substring("serial:".length()).split("\\?", 2);
    if (parts[0].isBlank()) {
      throw new IllegalArgumentException("expected a device, as in serial:/dev/ttyUSB0?baud=9600");
    }
    if (parts.length == 2) {
      for (String option : parts[1].split("&", -1)) {
        checkOption(option);
      }
    }
    return text;
  }

  private static void checkOption(String option) {
    String[] pair = option.split("=", 2);
    String value = pair.length == 2 ? pair[1] : "";
    if (pair[0].equals("baud")) {
      if (!value.matches("[1-9]\\d{2,6}")) {
        throw new IllegalArgumentException("expected baud=9600 or another line speed");
      }
    } else if (!SERIAL_OPTIONS.containsKey(pair[0])) {
      throw new IllegalArgumentException("expected the options baud, parity, stop and data only");
    } else if (!SERIAL_OPTIONS.get(pair[0]).contains(value)) {
      throw new IllegalArgumentException(
          "expected "
              + pair[0]
              + " to be one of "
              + String.join(", ", SERIAL_OPTIONS.get(pair[0]).stream().sorted().toList()));
    }
  }
}
