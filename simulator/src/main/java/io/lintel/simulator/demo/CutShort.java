package io.lintel.simulator.demo;

/** The day was not played to its end, because another is wanted or the process ends. */
final class CutShort extends RuntimeException {
  private static final long serialVersionUID = 1L;

  CutShort() {
    super("the day was cut short", null, false, false);
  }
}
