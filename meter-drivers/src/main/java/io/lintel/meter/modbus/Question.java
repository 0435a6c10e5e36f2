package io.lintel.meter.modbus;

import com.digitalpetri.modbus.pdu.ReadHoldingRegistersRequest;
import com.digitalpetri.modbus.pdu.ReadInputRegistersRequest;
import com.digitalpetri.modbus.pdu.WriteMultipleRegistersRequest;
import com.digitalpetri.modbus.pdu.WriteSingleRegisterRequest;
import io.lintel.meter.wire.Bytes;
import java.nio.ByteBuffer;
import java.util.function.Consumer;

/**
 * One request PDU to one unit, and by what an answer to it is known.
 *
 * @param answerBegins the octets every positive answer begins with: function and byte count of a
 *     read, function, address and value or count of a write
 * @param answerLength length of the positive answer's PDU
 */
record Question(int unit, Bytes pdu, Bytes answerBegins, int answerLength) {
  private static final int LONGEST_PDU = 253;
  private static final int WRITE_ANSWER_LENGTH = 5;

  static Question read(int unit, RegisterSpan span) {
    Bytes pdu =
        pdu(
            buffer -> {
              if (span.table() == RegisterTable.HOLDING) {
                ReadHoldingRegistersRequest.Serializer.encode(
                    new ReadHoldingRegistersRequest(span.first(), span.count()), buffer);
              } else {
                ReadInputRegistersRequest.Serializer.encode(
                    new ReadInputRegistersRequest(span.first(), span.count()), buffer);
              }
            });
    int octets = 2 * span.count();
    Bytes begins = Bytes.ofUnsigned(span.table().readFunction(), octets);
    return new Question(unit, pdu, begins, begins.length() + octets);
  }

  static Question write(int unit, RegisterWrite write) {
    Bytes pdu =
        pdu(
            buffer -> {
              if (write.single()) {
                WriteSingleRegisterRequest.Serializer.encode(
                    new WriteSingleRegisterRequest(write.first(), write.values().get(0)), buffer);
              } else {
                WriteMultipleRegistersRequest.Serializer.encode(
                    new WriteMultipleRegistersRequest(
                        write.first(), write.values().size(), write.octets().toArray()),
                    buffer);
              }
            });
    return new Question(unit, pdu, pdu.slice(0, WRITE_ANSWER_LENGTH), WRITE_ANSWER_LENGTH);
  }

  int function() {
    return pdu.at(0);
  }

  int refusal() {
    return function() | FunctionCodes.EXCEPTION;
  }

  /** Whether the answer is octet for octet the request, as with function code 06. */
  boolean answeredByItsOwnEcho() {
    return answerBegins.equals(pdu);
  }

  /** Whether an answer to {@code other} would pass for one to this, where nothing numbers them. */
  boolean isAnsweredLike(Question other) {
    return unit == other.unit && answerBegins.equals(other.answerBegins);
  }

  /** Whether {@code octets} from {@code at} on are, as far as they go, a positive answer's PDU. */
  boolean beginsAnswer(Bytes octets, int at) {
    int known = Math.min(answerBegins.length(), octets.length() - at);
    return known > 0 && octets.slice(at, at + known).equals(answerBegins.slice(0, known));
  }

  private static Bytes pdu(Consumer<ByteBuffer> encoder) {
    ByteBuffer buffer = ByteBuffer.allocate(LONGEST_PDU);
    encoder.accept(buffer);
    return Bytes.of(buffer.array(), 0, buffer.position());
  }
}
