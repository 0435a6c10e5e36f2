package io.lintel.meter.modbus.profile;

/**
 * One thing wrong with a profile file.
 *
 * @param line from 1; 0 where no line can be named
 * @param message what was expected, what was found
 */
public record Mistake(int line, String message) {
  @Override
  public String toString() {
    return line == 0 ? message : "line " + line + ": " + message;
  }
}
