package io.lintel.gateway.intake;

/** What a payload may hold at most; docs/configuration.md names them too. */
public final class Limits {
  /** Larger payloads are rejected, with their first bytes kept. */
  public static final int PAYLOAD_BYTES = 1024 * 1024;

  /** Kept of a payload that is rejected, beside its length and its SHA-256. */
  public static final int KEPT_OF_REJECTED_BYTES = 4 * 1024;

  /** Elements of an array of visits or custodies, and of one inside of an element. */
  public static final int ELEMENTS = 1000;

  /** Elements of an array of readings, events or steps; what comes after them is rejected. */
  public static final int REPORTS = 20_000;

  /** Characters of a free text. */
  public static final int TEXT_CHARS = 1000;

  /** Characters of a decision's reason and of a technician's answer. */
  public static final int REASON_CHARS = 2000;

  /** Characters of a text under a key we do not know, and of {@code raw} in hexadecimal. */
  static final int ANY_TEXT_CHARS = 16 * 1024;

  static final int KEY_CHARS = 64;
  static final int NUMBER_CHARS = 40;
  static final int DEPTH = 8;

  /** Beyond it a notation is not even skipped. */
  static final int NOTATION_DEPTH = 500;

  /** Keys of one object. */
  static final int KEYS = 100;

  /** Keys that intake itself may add to an object. */
  static final int KEYS_ADDED = 10;

  /** Problems spelled out for one payload; the others are counted. */
  static final int PROBLEMS_TOLD = 10;

  private Limits() {}
}
