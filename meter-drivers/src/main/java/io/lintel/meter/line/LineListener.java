package io.lintel.meter.line;

/** Hears of the port, on the line's thread; must return at once. */
public interface LineListener {
  /** It can be used, for the first time or again. */
  void portOpened();

  /** It cannot be used any more. Told once, until it can. */
  void portDown(String why);

  /**
   * The gateway's own code failed; the line goes on.
   *
   * @param at what it was doing
   */
  default void defect(String at, Throwable what) {}

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
