package io.lintel.gateway.audit;

/** Which judges these are: everything that makes links and verdicts of a case file. */
public final class Judges {
  /**
   * Raise it with every change after which some case would be linked or judged otherwise than
   * before, be it in a rule, in the clocks, in the linking or in a sentence. What stands in data
   * directories was said by earlier judges: it is judged again, in the background, and superseded
   * where it differs.
   */
  public static final int VERSION = 7;

  private Judges() {}
}
