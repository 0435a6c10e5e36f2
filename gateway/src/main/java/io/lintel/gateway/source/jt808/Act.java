package io.lintel.gateway.source.jt808;

import io.lintel.gateway.journal.Observation;
import io.lintel.gateway.jt808.Answers.Result;
import io.lintel.gateway.jt808.Header;
import io.lintel.meter.wire.Bytes;
import java.util.List;

/** What a session wants done, in this order. */
sealed interface Act {
  record Send(Bytes frame) implements Act {}

  /**
   * To the journal with it; once it is durable, {@code answered} are answered.
   *
   * @param answered the messages that said it; none if nobody can be answered
   */
  record Keep(List<Observation> observations, List<Header> answered, Result result) implements Act {
    public Keep {
      observations = List.copyOf(observations);
      answered = List.copyOf(answered);
    }
  }

  /** From now on this connection is {@code recorder}'s, and an older one is not. */
  record Claim(String recorder) implements Act {}

  /** There is nothing more to be had from this connection. */
  record Close(String why) implements Act {}
}
