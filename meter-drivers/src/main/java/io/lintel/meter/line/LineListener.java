package io.lintel.meter.line;

/** Hears of the port, on the line's thread; must return at once. */
public interface LineListener {
  void portOpened();

  /** The port was lost, or could not be opened. Told at every failed try. */
  void portDown(String why);

  /** For callers that do not care. */
  static LineListener silent() {
    return new LineListener() {
      @Override
      public void portOpened() {}

      @Override
      public void portDown(String why) {}
    };
  }
}
