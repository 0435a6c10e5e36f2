package io.lintel.simulator.transport;

/** A line that is no line protocol. */
final class BadLine extends RuntimeException {
  private static final long serialVersionUID = 1L;

  BadLine(String expected, String text, int at) {
    super(
        "expected %s at character %d of '%s'"
            .formatted(expected, at + 1, text.length() > 200 ? text.substring(0, 200) : text));
  }
}
