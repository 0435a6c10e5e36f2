package io.lintel.meter.modbus;

import io.lintel.meter.spi.Fault;
import io.lintel.meter.spi.PollOutcome;
import io.lintel.meter.wire.Bytes;
import java.time.Duration;
import java.util.Optional;

/**
 * What came since one request was sent, and the search in it: the answer may be preceded by our own
 * echo, noise or somebody else's frames, and followed by more of them.
 */
final class Inbox {
  /** Four of the longest frames: more than any line delivers within one answer time. */
  static final int MOST_OCTETS = 1024;

  private final Envelope envelope;
  private final boolean lineEchoes;
  private Bytes received = Bytes.empty();

  Inbox(Envelope envelope, boolean lineEchoes) {
    this.envelope = envelope;
    this.lineEchoes = lineEchoes;
  }

  /** Beyond {@link #MOST_OCTETS} the oldest octets are forgotten. */
  Optional<Envelope.Answer> add(Bytes chunk) {
    Bytes all = received.plus(chunk);
    for (int at = firstCandidate(all); at < all.length(); at++) {
      Optional<Envelope.Answer> answer = envelope.answerAt(all, at);
      if (answer.isPresent()) {
        return answer;
      }
    }
    received = all.slice(Math.max(0, all.length() - MOST_OCTETS), all.length());
    return Optional.empty();
  }

  /** Nothing more will come: what was wrong. */
  PollOutcome giveUp(Duration waited) {
    int begin = endOfEcho();
    if (begin == received.length()) {
      return new PollOutcome.Silent(waited);
    }
    Envelope.Flaw worst = null;
    for (int at = begin; at < received.length(); at++) {
      Envelope.Flaw flaw = envelope.flawAt(received, at).orElse(null);
      if (flaw != null && (worst == null || flaw.rank() < worst.rank())) {
        worst = flaw;
      }
    }
    return worst == null ? noFrame(begin) : new PollOutcome.Garbled(worst.fault(), worst.frame());
  }

  private PollOutcome noFrame(int begin) {
    Bytes noise = received.slice(begin, received.length());
    Question question = envelope.question();
    String message =
        "expected an answer of unit %d to function %02X, found %d octets in which no frame begins"
            .formatted(question.unit(), question.function(), noise.length());
    return new PollOutcome.Garbled(new Fault(Fault.Kind.START, 0, message), noise);
  }

  /** An answer that equals its request can be told from an echo only by coming second. */
  private int firstCandidate(Bytes all) {
    boolean echoComesFirst = lineEchoes && envelope.question().answeredByItsOwnEcho();
    if (!echoComesFirst) {
      return 0;
    }
    int echo = indexOf(all, envelope.request());
    return echo < 0 ? all.length() : echo + envelope.request().length();
  }

  /** Whole echo, or a piece of it too long to be the begin of an answer. */
  private int endOfEcho() {
    Bytes request = envelope.request();
    int echo = indexOf(received, request);
    if (echo >= 0) {
      return echo + request.length();
    }
    boolean piece =
        received.length() > 2
            && received.length() < request.length()
            && indexOf(request, received) >= 0;
    return piece ? received.length() : 0;
  }

  private static int indexOf(Bytes octets, Bytes sought) {
    for (int at = 0; at + sought.length() <= octets.length(); at++) {
      if (octets.slice(at, at + sought.length()).equals(sought)) {
        return at;
      }
    }
    return -1;
  }
}
