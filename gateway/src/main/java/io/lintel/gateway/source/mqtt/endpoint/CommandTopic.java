package io.lintel.gateway.source.mqtt.endpoint;

import org.jspecify.annotations.Nullable;

/**
 * {@code lintel/v1/meters/{meter}/commands} and {@code …/commands/{command}/result}.
 *
 * @param command the command's id; empty in the first form
 */
record CommandTopic(String meter, String command) {
  private static final String PREFIX = "lintel/v1/meters/";
  private static final String COMMANDS = "/commands";
  private static final String RESULT = "/result";

  static String of(String meter) {
    return PREFIX + meter + COMMANDS;
  }

  /** The meter whose commands {@code filter} asks for, or null: it must be one, by its name. */
  static @Nullable String meter(String filter) {
    if (!filter.startsWith(PREFIX) || !filter.endsWith(COMMANDS)) {
      return null;
    }
    int end = filter.length() - COMMANDS.length();
    return end <= PREFIX.length() ? null : oneLevel(filter.substring(PREFIX.length(), end));
  }

  static @Nullable CommandTopic ofResult(String name) {
    int middle = name.indexOf(COMMANDS + '/');
    if (!name.startsWith(PREFIX) || middle <= PREFIX.length() || !name.endsWith(RESULT)) {
      return null;
    }
    int from = middle + COMMANDS.length() + 1;
    int to = name.length() - RESULT.length();
    String meter = oneLevel(name.substring(PREFIX.length(), middle));
    String command = to <= from ? null : oneLevel(name.substring(from, to));
    return meter == null || command == null ? null : new CommandTopic(meter, command);
  }

  private static @Nullable String oneLevel(String text) {
    return text.isEmpty() || text.chars().anyMatch(c -> c == '/' || c == '+' || c == '#')
        ? null
        : text;
  }
}
