package io.lintel.gateway.intake;

/**
 * Tags on tags on tags of one value mean nothing and cost the square of their number where they are
 * read: half a megabyte of them kept a core for more than ten seconds.
 */
final class CborTags {
  /** Of one value: self-described CBOR holds a value that is a bignum or a time at the most. */
  private static final int MOST = 8;

  private static final int BYTES = 2;
  private static final int TEXT = 3;
  private static final int TAG = 6;

  /** Additional information: below, the argument itself; then one, two, four, eight octets. */
  private static final int ARGUMENT_FOLLOWS = 24;

  private static final int LONGEST_ARGUMENT = 27;

  private CborTags() {}

  /**
   * Whether a value of {@code cbor} has too many. What is no CBOR is not looked at any further: its
   * reader will say so.
   */
  static boolean tooMany(byte[] cbor) {
    int tags = 0;
    int at = 0;
    while (at < cbor.length) {
      int major = (cbor[at] & 0xFF) >> 5;
      int info = cbor[at] & 0x1F;
      long argument = info;
      at++;
      if (info >= ARGUMENT_FOLLOWS && info <= LONGEST_ARGUMENT) {
        int octets = 1 << (info - ARGUMENT_FOLLOWS);
        if (octets > cbor.length - at) {
          return false;
        }
        argument = 0;
        for (int i = 0; i < octets; i++, at++) {
          argument = (argument << 8) | (cbor[at] & 0xFF);
        }
      }
      tags = major == TAG ? tags + 1 : 0;
      if (tags > MOST) {
        return true;
      }
      boolean counted = info <= LONGEST_ARGUMENT;
      if ((major == BYTES || major == TEXT) && counted) {
        if (argument < 0 || argument > cbor.length - at) {
          return false;
        }
        at += (int) argument;
      }
    }
    return false;
  }
}
