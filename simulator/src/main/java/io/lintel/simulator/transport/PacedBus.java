package io.lintel.simulator.transport;

import io.lintel.meter.wire.Bytes;
import io.lintel.simulator.device.MeterFault;
import io.lintel.simulator.device.RtuBus;
import java.util.Optional;

/**
 * Meters on a line that takes the time a real one takes. Pure: bytes and times in, bytes out.
 *
 * <p>A pseudo-terminal delivers a request at once; here it still occupies the wire for its length.
 * The meters see its end after the silence, and the answer leaves byte by byte. All times are
 * counted from the frame's begin, so that late wake-ups do not add up.
 */
final class PacedBus {
  /** Longer than any Modbus frame: a master that never falls silent is not heard out. */
  private static final int LONGEST_REQUEST = 512;

  private static final long NEVER = Long.MAX_VALUE;

  private final RtuBus meters;
  private final SerialSpeed speed;
  private Bytes request = Bytes.empty();
  private long requestEnd;
  private Bytes answer = Bytes.empty();
  private long answerBegin;
  private int answered;

  PacedBus(RtuBus meters, SerialSpeed speed) {
    this.meters = meters;
    this.speed = speed;
  }

  /** Bytes of the master's. Those sent into an answer destroy it, as on a real pair of wires. */
  void heard(Bytes chunk, long now) {
    answer = Bytes.empty();
    long begin = request.isEmpty() ? now : Math.max(requestEnd, now);
    request = request.plus(chunk);
    requestEnd = begin + speed.nanosOf(chunk.length());
    if (request.length() > LONGEST_REQUEST) {
      request = request.slice(request.length() - LONGEST_REQUEST, request.length());
    }
  }

  /** When there is something to do next; {@link Long#MAX_VALUE} if nothing. */
  long nextNanos() {
    if (!request.isEmpty()) {
      return requestEnd + speed.silenceNanos();
    }
    return answer.isEmpty() ? NEVER : answerBegin + speed.nanosOf(answered + 1);
  }

  /** The bytes of the answer that have left the wire by {@code now}. */
  Bytes leaving(long now) {
    if (!request.isEmpty() && now >= requestEnd + speed.silenceNanos()) {
      begin(meters.answer(request), requestEnd + speed.silenceNanos());
      request = Bytes.empty();
    }
    int from = answered;
    while (answered < answer.length() && answerBegin + speed.nanosOf(answered + 1) <= now) {
      answered++;
    }
    Bytes left = answer.isEmpty() ? answer : answer.slice(from, answered);
    if (answered == answer.length()) {
      answer = Bytes.empty();
      answered = 0;
    }
    return left;
  }

  private void begin(Optional<MeterFault.Sent> sent, long when) {
    answered = 0;
    answer = sent.map(MeterFault.Sent::frame).orElseGet(Bytes::empty);
    answerBegin = when + sent.map(one -> one.delay().toNanos()).orElse(0L);
  }
}
