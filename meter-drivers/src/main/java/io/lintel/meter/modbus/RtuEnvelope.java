package io.lintel.meter.modbus;

import io.lintel.meter.spi.Fault;
import io.lintel.meter.wire.Bytes;
import io.lintel.meter.wire.Crc16;
import java.util.Optional;

/**
 * Unit, PDU, CRC. Only the CRC says where a frame ends, so every offset is a possible begin.
 *
 * @param anyUnit the device is known to put another unit into its answers
 */
record RtuEnvelope(Question question, boolean anyUnit) implements Envelope {
  private static final int PDU_AT = 1;
  private static final int CRC_LENGTH = 2;
  private static final int REFUSAL_LENGTH = PDU_AT + 2 + CRC_LENGTH;

  private static final int RANK_DAMAGED = 0;
  private static final int RANK_CUT_OFF = 1;
  private static final int RANK_SOMEBODY_ELSES = 2;

  @Override
  public Bytes request() {
    return Crc16.append(Bytes.ofUnsigned(question.unit()).plus(question.pdu()));
  }

  @Override
  public Optional<Answer> answerAt(Bytes received, int at) {
    int rest = received.length() - at;
    if (rest < REFUSAL_LENGTH || !(anyUnit || received.at(at) == question.unit())) {
      return Optional.empty();
    }
    boolean refused = received.at(at + PDU_AT) == question.refusal();
    if (!refused && !question.beginsAnswer(received, at + PDU_AT)) {
      return Optional.empty();
    }
    int length = refused ? REFUSAL_LENGTH : frameLength();
    return rest >= length
            && RtuFrames.crcHolds(received, at, length)
            && !isEcho(received.slice(at, at + length))
        ? Optional.of(new Answer(received.slice(at, at + length), PDU_AT, refused))
        : Optional.empty();
  }

  @Override
  public Optional<Flaw> flawAt(Bytes received, int at) {
    int rest = received.length() - at;
    if (rest > PDU_AT && question.beginsAnswer(received, at + PDU_AT)) {
      if (rest >= frameLength()) {
        return Optional.of(damaged(received.slice(at, at + frameLength())));
      }
      if (received.at(at) == question.unit()) {
        return Optional.of(cutOff(received.slice(at, received.length()), frameLength()));
      }
    }
    if (rest > PDU_AT
        && received.at(at) == question.unit()
        && received.at(at + PDU_AT) == question.refusal()) {
      return Optional.of(
          rest >= REFUSAL_LENGTH
              ? damaged(received.slice(at, at + REFUSAL_LENGTH))
              : cutOff(received.slice(at, received.length()), REFUSAL_LENGTH));
    }
    return RtuFrames.wholeFrameAt(received, at).map(this::somebodyElses);
  }

  /**
   * An echo can pass for an answer: a frame whose CRC holds, followed by a zero, is a longer frame
   * whose CRC holds, and the begin of a request may be one by chance.
   */
  private boolean isEcho(Bytes frame) {
    Bytes request = request();
    int common = Math.min(frame.length(), request.length());
    boolean ours =
        !question.answeredByItsOwnEcho() && frame.slice(0, common).equals(request.slice(0, common));
    return ours || RtuFrames.isRequestAndZero(frame);
  }

  private int frameLength() {
    return PDU_AT + question.answerLength() + CRC_LENGTH;
  }

  private Flaw damaged(Bytes frame) {
    if (RtuFrames.crcHolds(frame, 0, frame.length())) {
      return somebodyElses(frame);
    }
    int crcAt = frame.length() - CRC_LENGTH;
    int expected = Crc16.of(frame, 0, crcAt);
    String message =
        "expected CRC %02X %02X, found %02X %02X"
            .formatted(expected & 0xFF, expected >> 8, frame.at(crcAt), frame.at(crcAt + 1));
    return new Flaw(RANK_DAMAGED, new Fault(Fault.Kind.CHECKSUM, crcAt, message), frame);
  }

  private static Flaw cutOff(Bytes frame, int length) {
    String message = "expected %d octets, found %d".formatted(length, frame.length());
    return new Flaw(RANK_CUT_OFF, new Fault(Fault.Kind.TRUNCATED, frame.length(), message), frame);
  }

  private Flaw somebodyElses(Bytes frame) {
    Fault fault = OtherAnswer.fault(question, frame, 0, PDU_AT);
    return new Flaw(RANK_SOMEBODY_ELSES, fault, frame);
  }
}
