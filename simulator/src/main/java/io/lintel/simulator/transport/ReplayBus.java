package io.lintel.simulator.transport;

import io.lintel.meter.wire.Bytes;
import io.lintel.simulator.fault.Form;
import io.lintel.simulator.replay.Answer;
import io.lintel.simulator.replay.Ask;
import io.lintel.simulator.replay.Frames;
import io.lintel.simulator.replay.Repertoire;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/**
 * A captured line: what was said to the same question, after the same time, with the same pauses in
 * between. A serial question ends with the line's silence, one over TCP with its own length.
 */
final class ReplayBus implements Bus {
  private static final int LONGEST_FRAME = Ask.LONGEST;

  private final Repertoire repertoire;
  private final Frames frames;
  private final SerialSpeed speed;
  private final Instant begin;
  private final InstantSource time;
  private final Departures departures = new Departures(characters -> 0);
  private Bytes request = Bytes.empty();
  private long requestEnd;
  private long requestBurst = Departures.nextBurst();

  /**
   * @param begin the moment that captured times are counted from
   */
  ReplayBus(
      Repertoire repertoire, Frames frames, SerialSpeed speed, Instant begin, InstantSource time) {
    this.repertoire = repertoire;
    this.frames = frames;
    this.speed = speed;
    this.begin = begin;
    this.time = time;
  }

  @Override
  public Said heard(Bytes chunk, long now) {
    if (request.isEmpty()) {
      requestBurst = Departures.nextBurst();
      requestEnd = now;
    }
    request = request.plus(chunk);
    if (frames == Frames.TCP) {
      answerStream(now);
    } else {
      departures.interrupted(now);
      requestEnd = Math.max(requestEnd, now) + speed.nanosOf(chunk.length());
    }
    if (request.length() > LONGEST_FRAME) {
      request = request.slice(request.length() - LONGEST_FRAME, request.length());
    }
    return new Said(chunk, requestBurst, List.of());
  }

  private void answerStream(long now) {
    for (int length; (length = Form.lengthOfFirst(request)) > 0; ) {
      answer(request.slice(0, length), now);
      request = request.slice(length, request.length());
    }
  }

  private void answer(Bytes question, long end) {
    Duration at = Duration.between(begin, time.instant());
    long due = end;
    for (Answer.Run run : repertoire.answer(question, at).orElse(Answer.SILENCE).runs()) {
      due += run.after().toNanos();
      departures.add(run.octets(), due, 0, List.of());
    }
  }

  @Override
  public long nextNanos() {
    boolean waits = frames == Frames.SERIAL && !request.isEmpty();
    return Math.min(waits ? heardOutAt() : Long.MAX_VALUE, departures.nextNanos());
  }

  @Override
  public List<Said> leaving(long now) {
    if (frames == Frames.SERIAL && !request.isEmpty() && now >= heardOutAt()) {
      answer(request, requestEnd);
      request = Bytes.empty();
    }
    return departures.leaving(now);
  }

  private long heardOutAt() {
    return requestEnd + speed.silenceNanos();
  }
}
