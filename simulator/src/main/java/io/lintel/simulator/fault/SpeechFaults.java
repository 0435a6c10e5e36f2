package io.lintel.simulator.fault;

import io.lintel.meter.wire.Bytes;
import io.lintel.simulator.chance.Dice;
import io.lintel.simulator.device.GasState;
import java.util.List;

/** Answers at another time, and others who speak too. */
final class SpeechFaults {
  private static final int UNITS = 247;
  private static final int MOST_CUBIC_METRES = 90_000;
  private static final long MILLILITRES = 1_000_000L;

  private SpeechFaults() {}

  static Speech late(Speech healthy, Occasion occasion) {
    return healthy.later(occasion.strike().duration("by"));
  }

  static Speech stalled(Speech healthy, Occasion occasion) {
    int length = healthy.lengthOfLast();
    if (length < 2) {
      return healthy;
    }
    int octets = occasion.dice().whole(1, length - 1);
    return healthy.stalled(octets, occasion.strike().duration("for"));
  }

  static Speech slow(Speech healthy, Occasion occasion) {
    return healthy.spaced(occasion.strike().duration("gap"));
  }

  static Speech silent(Speech healthy, Occasion occasion) {
    return Speech.SILENCE;
  }

  /** Somebody else asks a meter of his own, and is answered, before our answer comes. */
  static Speech secondMaster(Speech healthy, Occasion occasion) {
    Message asked = occasion.request();
    Message foreign =
        asked.ofUnit((asked.unit() - 1 + occasion.dice().whole(1, UNITS - 1)) % UNITS + 1);
    Message answer = foreign.withPdu(occasion.showing().apply(another(occasion.dice())));
    var gap = occasion.strike().duration("gap");
    return healthy.preceded(
        List.of(
            Burst.of(occasion.form().write(foreign)),
            Burst.after(gap, occasion.form().write(answer))),
        gap);
  }

  /** A second meter of the same make, set to the same address, shows something else. */
  static Speech duplicate(Speech healthy, Occasion occasion) {
    Bytes pdu = occasion.showing().apply(another(occasion.dice()));
    Bytes frame = occasion.form().write(occasion.request().withPdu(pdu));
    return healthy.and(Burst.alongside(occasion.strike().duration("apart"), frame));
  }

  private static GasState another(Dice dice) {
    return GasState.showing(
        dice.whole(1, MOST_CUBIC_METRES) * MILLILITRES + dice.whole(1, 999_999));
  }
}
