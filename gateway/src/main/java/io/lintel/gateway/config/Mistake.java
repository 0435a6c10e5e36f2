package io.lintel.gateway.config;

/**
 * One thing that is wrong with the file.
 *
 * @param line from 1
 * @param path where in the document: {@code lines[0].meters[2].every}
 * @param message what was expected, what was found, what to do
 */
public record Mistake(int line, String path, String message) {
  @Override
  public String toString() {
    return path.isEmpty()
        ? "line " + line + ": " + message
        : "line " + line + ": " + path + ": " + message;
  }
}
