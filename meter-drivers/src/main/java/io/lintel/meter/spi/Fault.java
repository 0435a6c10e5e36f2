package io.lintel.meter.spi;

/**
 * What is wrong with a frame.
 *
 * @param kind the class of fault
 * @param at offset of the first octet that is wrong, from the frame's first octet
 * @param message what was expected, what was found
 */
public record Fault(Kind kind, int at, String message) {
  /** Stable names: they stand in {@code decode --json} and in metrics. */
  public enum Kind {
    /** The frame ends before its own length says. */
    TRUNCATED,
    /** More octets than the frame's own length says. */
    TRAILING,
    /** No frame begins here. */
    START,
    CHECKSUM,
    LENGTH,
    /** The closing octet is missing. */
    END,
    /** An answer from another device than was asked. */
    ADDRESS,
    /** An answer to another question. */
    UNEXPECTED,
    /** A field holds what its format cannot mean. */
    VALUE,
    /** A well-formed frame of a kind this decoder does not know. */
    UNSUPPORTED,
    /** Encrypted, and there is no key or the wrong one. */
    KEY
  }
}
