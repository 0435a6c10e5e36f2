package io.lintel.meter.modbus;

import com.digitalpetri.modbus.MbapHeader;
import io.lintel.meter.spi.Fault;
import io.lintel.meter.wire.Bytes;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.Set;

/**
 * MBAP header and PDU. There is no checksum: an answer counts only if transaction, protocol,
 * length, unit, function and byte count all are the awaited ones.
 *
 * @param bears what the device is known to get wrong
 */
record TcpEnvelope(Question question, int transaction, Set<Leniency> bears) implements Envelope {
  private static final int HEADER_LENGTH = 7;
  private static final int LENGTH_AT = 4;
  private static final int UNIT_AT = 6;
  private static final int PDU_AT = HEADER_LENGTH;
  private static final int REFUSAL_PDU_LENGTH = 2;
  private static final int LONGEST = 254;

  private static final int RANK_CUT_OFF = 0;
  private static final int RANK_INCONSISTENT = 1;
  private static final int RANK_SOMEBODY_ELSES = 2;

  /** Any octets with two zeros at their place look like the begin of a longer frame. */
  private static final int RANK_PERHAPS_NO_FRAME = 3;

  /** For a device whose headers are right. */
  TcpEnvelope(Question question, int transaction) {
    this(question, transaction, Set.of());
  }

  TcpEnvelope {
    bears = Set.copyOf(bears);
  }

  @Override
  public Bytes request() {
    ByteBuffer buffer = ByteBuffer.allocate(HEADER_LENGTH);
    MbapHeader.Serializer.encode(
        new MbapHeader(transaction, 0, 1 + question.pdu().length(), question.unit()), buffer);
    return Bytes.of(buffer.array()).plus(question.pdu());
  }

  @Override
  public Optional<Answer> answerAt(Bytes received, int at) {
    if (received.length() - at < PDU_AT + REFUSAL_PDU_LENGTH
        || !awaitedHeader(header(received, at))) {
      return Optional.empty();
    }
    boolean refused = received.at(at + PDU_AT) == question.refusal();
    if (!refused && !question.beginsAnswer(received, at + PDU_AT)) {
      return Optional.empty();
    }
    int pduLength = refused ? REFUSAL_PDU_LENGTH : question.answerLength();
    int end = at + PDU_AT + pduLength;
    return isLength(header(received, at), pduLength) && received.length() >= end
        ? Optional.of(new Answer(received.slice(at, end), PDU_AT, refused))
        : Optional.empty();
  }

  @Override
  public Optional<Flaw> flawAt(Bytes received, int at) {
    int rest = received.length() - at;
    if (rest <= PDU_AT) {
      return Optional.empty();
    }
    MbapHeader header = header(received, at);
    if (header.protocolId() != 0 || header.length() < 2 || header.length() > LONGEST) {
      return Optional.empty();
    }
    int length = UNIT_AT + header.length();
    Bytes frame = received.slice(at, at + Math.min(rest, length));
    if (rest < length) {
      return Optional.of(
          cutOff(awaitedHeader(header) ? RANK_CUT_OFF : RANK_PERHAPS_NO_FRAME, frame, length));
    }
    return Optional.of(whole(header, frame));
  }

  private static Flaw cutOff(int rank, Bytes frame, int length) {
    String message = "expected %d octets, found %d".formatted(length, frame.length());
    return new Flaw(rank, new Fault(Fault.Kind.TRUNCATED, frame.length(), message), frame);
  }

  private Flaw whole(MbapHeader header, Bytes frame) {
    if (!bears.contains(Leniency.TRANSACTION) && header.transactionId() != transaction) {
      String message =
          "expected transaction %d, found %d: an answer to an earlier question"
              .formatted(transaction, header.transactionId());
      return new Flaw(RANK_SOMEBODY_ELSES, new Fault(Fault.Kind.UNEXPECTED, 0, message), frame);
    }
    if (awaitedHeader(header) && question.beginsAnswer(frame, PDU_AT)) {
      String message =
          "expected length %d, found %d".formatted(1 + question.answerLength(), header.length());
      return new Flaw(RANK_INCONSISTENT, new Fault(Fault.Kind.LENGTH, LENGTH_AT, message), frame);
    }
    return new Flaw(
        RANK_SOMEBODY_ELSES, OtherAnswer.fault(question, frame, UNIT_AT, PDU_AT), frame);
  }

  /** Function and byte count say it too: where the header is known to be wrong, they decide. */
  private boolean isLength(MbapHeader header, int pduLength) {
    return bears.contains(Leniency.LENGTH) || header.length() == 1 + pduLength;
  }

  private boolean awaitedHeader(MbapHeader header) {
    return (bears.contains(Leniency.TRANSACTION) || header.transactionId() == transaction)
        && header.protocolId() == 0
        && (bears.contains(Leniency.UNIT) || header.unitId() == question.unit());
  }

  private static MbapHeader header(Bytes received, int at) {
    return MbapHeader.Serializer.decode(
        ByteBuffer.wrap(received.slice(at, at + HEADER_LENGTH).toArray()));
  }
}
