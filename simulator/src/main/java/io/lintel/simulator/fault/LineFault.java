package io.lintel.simulator.fault;

import io.lintel.meter.wire.Bytes;
import io.lintel.simulator.device.GasState;
import io.lintel.simulator.mishap.Strike;

/**
 * One thing that goes wrong in one exchange. Where several do, they befall the answer in the order
 * in which it comes about: dial, message, frame, speech.
 */
public sealed interface LineFault {
  /** The meter shows something else. */
  @FunctionalInterface
  non-sealed interface OfDial extends LineFault {
    GasState shown(GasState healthy, Occasion occasion);
  }

  /** The meter says something else; what it says is framed soundly. */
  @FunctionalInterface
  non-sealed interface OfMessage extends LineFault {
    Message said(Message healthy, Occasion occasion);
  }

  /** Octets are lost, added or changed. */
  @FunctionalInterface
  non-sealed interface OfFrame extends LineFault {
    Bytes sent(Bytes healthy, Occasion occasion);
  }

  /** It is said at another time, or others speak too. */
  @FunctionalInterface
  non-sealed interface OfSpeech extends LineFault {
    Speech spoken(Speech healthy, Occasion occasion);
  }

  /** The request comes back to who sent it, while it is on the wire. */
  @FunctionalInterface
  non-sealed interface OfRequest extends LineFault {
    /**
     * @param from position of {@code heard} in the request
     */
    Bytes echoed(Bytes heard, int from, Strike strike);
  }

  /** Nothing befalls single exchanges: the carrier acts on the line as a whole. */
  record OfLine() implements LineFault {}
}
