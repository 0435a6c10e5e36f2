package io.lintel.simulator.fault;

import java.util.Locale;

/** What the gateway has to make of one answer. */
public enum Expected {
  /** It is sound and in time: the reading must be stored. */
  READ,
  /** It holds no value that may be believed: nothing may be stored of it. */
  NOT_READ,
  /** It depends on how long the gateway waits; if it stores something, then the true value. */
  EITHER;

  /** Of two that befall one answer, the worse. */
  Expected and(Expected other) {
    if (this == NOT_READ || other == NOT_READ) {
      return NOT_READ;
    }
    return this == EITHER ? this : other;
  }

  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
