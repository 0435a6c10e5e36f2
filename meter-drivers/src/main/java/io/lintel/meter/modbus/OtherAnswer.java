package io.lintel.meter.modbus;

import io.lintel.meter.spi.Fault;
import io.lintel.meter.wire.Bytes;

/** Says in what a well-formed frame differs from the awaited answer. */
final class OtherAnswer {
  private OtherAnswer() {}

  static Fault fault(Question question, Bytes frame, int unitAt, int pduAt) {
    int unit = frame.at(unitAt);
    if (unit != question.unit()) {
      return new Fault(
          Fault.Kind.ADDRESS,
          unitAt,
          "expected an answer of unit %d, found one of unit %d".formatted(question.unit(), unit));
    }
    int function = frame.at(pduAt);
    if (function != question.function()) {
      return new Fault(
          Fault.Kind.UNEXPECTED,
          pduAt,
          "expected an answer to function %02X, found function %02X"
              .formatted(question.function(), function));
    }
    return new Fault(
        Fault.Kind.UNEXPECTED,
        pduAt + 1,
        "expected an answer that begins with %s, found %s: an answer to another question"
            .formatted(
                question.answerBegins(),
                frame.slice(
                    pduAt, Math.min(frame.length(), pduAt + question.answerBegins().length()))));
  }
}
