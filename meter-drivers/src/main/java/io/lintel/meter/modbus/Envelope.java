package io.lintel.meter.modbus;

import io.lintel.meter.spi.Fault;
import io.lintel.meter.wire.Bytes;
import java.util.Optional;

/** A question in its framing: the frame to send, and how to find its answer in what comes back. */
interface Envelope {
  Question question();

  /** The whole frame to send. */
  Bytes request();

  /** The valid answer that begins at {@code at}, if one does and is complete. */
  Optional<Answer> answerAt(Bytes received, int at);

  /** What is wrong with the frame that seems to begin at {@code at}, if one seems to. */
  Optional<Flaw> flawAt(Bytes received, int at);

  /**
   * A valid answer.
   *
   * @param frame whole
   * @param pduAt where the PDU begins in it
   * @param refused the PDU is an exception
   */
  record Answer(Bytes frame, int pduAt, boolean refused) {
    /** The code of a refusal. */
    int code() {
      return frame.at(pduAt + 1);
    }
  }

  /**
   * A frame that is no answer.
   *
   * @param rank 0 is most like the awaited answer; the lowest one found is reported
   */
  record Flaw(int rank, Fault fault, Bytes frame) {}
}
