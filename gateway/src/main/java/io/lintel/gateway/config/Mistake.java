package io.lintel.gateway.config;

/**
 * One thing that is wrong with the file.
 *
 * @param line from 1
 * @param path where in the document: {@code lines[0].meters[2].every}
 * @param message what was expected, what was found, what to do
 * @param bearable whether a gateway can do the rest without what is wrong here
 */
public record Mistake(int line, String path, String message, boolean bearable) {
  /** One that leaves no meaning to the file as a whole. */
  public Mistake(int line, String path, String message) {
    this(line, path, message, false);
  }

  @Override
  public String toString() {
    return path.isEmpty()
        ? "line " + line + ": " + message
        : "line " + line + ": " + path + ": " + message;
  }
}
