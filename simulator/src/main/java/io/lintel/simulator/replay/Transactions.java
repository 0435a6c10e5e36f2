package io.lintel.simulator.replay;

import io.lintel.meter.wire.Bytes;
import java.util.ArrayList;
import java.util.List;

/**
 * Modbus TCP numbers its questions. A recorded answer that carried its question's number carries
 * the new question's number when it is played; one that carried another stays wrong.
 */
final class Transactions {
  private static final int LENGTH = 2;

  private Transactions() {}

  static Answer moved(CapturedExchange exchange, Bytes request) {
    Bytes said = exchange.said().octets();
    boolean carriesIt =
        said.length() >= LENGTH
            && exchange.ask().knows(0, LENGTH)
            && said.slice(0, LENGTH).equals(exchange.ask().octets().slice(0, LENGTH));
    if (!carriesIt) {
      return exchange.said();
    }
    Bytes moved = request.slice(0, LENGTH).plus(said.slice(LENGTH, said.length()));
    List<Answer.Run> runs = new ArrayList<>();
    int from = 0;
    for (Answer.Run run : exchange.said().runs()) {
      int to = from + run.octets().length();
      runs.add(new Answer.Run(run.after(), moved.slice(from, to)));
      from = to;
    }
    return new Answer(runs);
  }
}
