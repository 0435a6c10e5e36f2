package io.lintel.simulator.fault;

import io.lintel.meter.wire.Bytes;
import io.lintel.simulator.chance.Dice;
import io.lintel.simulator.mishap.Strike;

/**
 * Octets that are lost, added or changed on the way. Each takes whatever another has left of an
 * answer, down to nothing at all: what is not there cannot be damaged.
 */
final class FrameFaults {
  private static final int CHECKSUM = 2;
  private static final int ADDED_TO_ECHO = 2;

  private FrameFaults() {}

  /** One of the two octets of the checksum; the rest is as it should be. */
  static Bytes badChecksum(Bytes healthy, Occasion occasion) {
    if (healthy.length() < CHECKSUM) {
      return healthy;
    }
    Dice dice = occasion.dice();
    int at = healthy.length() - dice.whole(1, CHECKSUM);
    return with(healthy, at, healthy.at(at) ^ dice.whole(1, 255));
  }

  static Bytes flippedBits(Bytes healthy, Occasion occasion) {
    if (healthy.isEmpty()) {
      return healthy;
    }
    Dice dice = occasion.dice();
    int bits = occasion.strike().count("bits");
    Bytes flipped = healthy;
    int before = -1;
    for (int i = 0; i < bits; i++) {
      int bit = dice.whole(0, healthy.length() * 8 - 1);
      if (bit != before) {
        flipped = with(flipped, bit / 8, flipped.at(bit / 8) ^ 1 << bit % 8);
      }
      before = bit;
    }
    return flipped;
  }

  /** At least one octet is lost; at least one is left where there were two. */
  static Bytes truncated(Bytes healthy, Occasion occasion) {
    if (healthy.length() < 2) {
      return Bytes.empty();
    }
    return healthy.slice(0, occasion.dice().whole(1, healthy.length() - 1));
  }

  static Bytes leading(Bytes healthy, Occasion occasion) {
    return several(occasion.strike()).plus(healthy);
  }

  static Bytes trailing(Bytes healthy, Occasion occasion) {
    return healthy.plus(several(occasion.strike()));
  }

  /** The converter hands over both without a pause. */
  static Bytes glued(Bytes healthy, Occasion occasion) {
    return occasion.form().write(occasion.request()).plus(healthy);
  }

  static Bytes echo(Bytes heard, int from, Strike strike) {
    return heard;
  }

  static Bytes partOfEcho(Bytes heard, int from, Strike strike) {
    int octets = strike.count("octets");
    return heard.slice(0, Math.max(0, Math.min(heard.length(), octets - from)));
  }

  /** No more is added than fits into the silence before the answer. */
  static Bytes noisyEcho(Bytes heard, int from, Strike strike) {
    Dice dice = strike.dice();
    double share = strike.share("noise");
    int room = ADDED_TO_ECHO;
    Bytes echo = Bytes.empty();
    for (int i = 0; i < heard.length(); i++) {
      boolean noise = dice.chance(share);
      boolean added = noise && room-- > 0;
      echo = noise && !added ? echo : echo.plus(heard.slice(i, i + 1));
      echo = noise ? echo.plus(Occasion.noise(1, dice)) : echo;
    }
    return echo;
  }

  private static Bytes several(Strike strike) {
    int[] octets = new int[Math.max(0, strike.count("octets"))];
    for (int i = 0; i < octets.length; i++) {
      octets[i] = strike.count("octet");
    }
    return Bytes.ofUnsigned(octets);
  }

  private static Bytes with(Bytes octets, int at, int value) {
    return octets
        .slice(0, at)
        .plus(Bytes.ofUnsigned(value))
        .plus(octets.slice(at + 1, octets.length()));
  }
}
