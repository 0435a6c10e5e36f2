package io.lintel.meter.line;

import io.lintel.meter.spi.LineSettings;
import io.lintel.meter.wire.Bytes;

/** What the carrier of a line does next. Times are on the clock it passes to the arbiter. */
public sealed interface LineAction {
  /** Open the port; report {@code opened} or {@code notOpened}. */
  record Open() implements LineAction {}

  /** Close the port, for it may be dead without a sign; report {@code closed}. */
  record Close() implements LineAction {}

  /**
   * Let characters stand like this; report {@code changed}, {@code cannotChange} or {@code lost}.
   */
  record Change(LineSettings settings) implements LineAction {}

  /** Put the frame on the line now; report {@code sent} or {@code lost}. */
  record Transmit(Bytes frame) implements LineAction {}

  /**
   * Wait for bytes until {@code untilNanos}, at least look once; report {@code received}, with no
   * bytes if none came, or {@code lost}.
   */
  record Listen(long untilNanos) implements LineAction {}

  /** Nothing to do until then, or until a turn is requested. */
  record Rest(long untilNanos) implements LineAction {}
}
