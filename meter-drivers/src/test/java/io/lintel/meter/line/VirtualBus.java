package io.lintel.meter.line;

import io.lintel.meter.wire.Bytes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A line in virtual time that carries what a {@link LineArbiter} says, byte by byte, and checks
 * that it never speaks into a line that is not quiet.
 */
final class VirtualBus {
  final LineTiming timing;
  final long silence;
  final LineArbiter arbiter;
  final List<LineArbiter.Ended> ended = new ArrayList<>();
  final List<Bytes> sent = new ArrayList<>();
  long now;
  boolean plugged = true;
  int opens;

  private final Map<Integer, Long> answersAfter = new HashMap<>();
  private final TreeMap<Long, Bytes> arriving = new TreeMap<>();
  private final TreeMap<Long, Runnable> events = new TreeMap<>();
  private final int chunk;
  private long quietSince;
  private boolean open;

  /** A connection that something in between has forgotten: what is sent vanishes. */
  boolean forgotten;

  /** The far end closes the connection behind each answer. */
  boolean closesAfterAnswers;

  VirtualBus(LineTiming timing, LineLimits limits, int chunk) {
    this(timing, limits, chunk, false);
  }

  VirtualBus(LineTiming timing, LineLimits limits, int chunk, boolean connects) {
    this.timing = timing;
    this.silence = timing.silenceNanos(new TallyDriver(Duration.ZERO));
    this.chunk = chunk;
    this.arbiter = new LineArbiter(timing, limits, connects, 0);
  }

  /** A meter that answers {@code delayNanos} after the line's silence behind the question. */
  void meter(int address, long delayNanos) {
    answersAfter.put(address, delayNanos);
  }

  void at(long when, Runnable event) {
    events.put(when, event);
  }

  /** Bytes that nobody asked for. */
  void noise(long when, Bytes bytes) {
    arriving.put(when, bytes);
  }

  void runUntil(long end) {
    while (now < end) {
      while (!events.isEmpty() && events.firstKey() <= now) {
        events.pollFirstEntry().getValue().run();
      }
      act(arbiter.next(now), end);
      ended.addAll(arbiter.takeEnded());
    }
  }

  private void act(LineAction action, long end) {
    if (action instanceof LineAction.Open) {
      open();
    } else if (action instanceof LineAction.Close) {
      open = false;
      arriving.clear();
      arbiter.closed(now);
    } else if (!plugged && open && !(action instanceof LineAction.Rest)) {
      open = false;
      arbiter.lost("unplugged", now);
    } else if (action instanceof LineAction.Transmit transmit) {
      transmit(transmit.frame());
    } else if (action instanceof LineAction.Listen listen) {
      listen(listen.untilNanos());
    } else if (action instanceof LineAction.Rest rest) {
      long next = events.isEmpty() ? end : events.firstKey();
      now = Math.max(now + 1, Math.min(rest.untilNanos(), next));
    }
  }

  private void open() {
    opens++;
    open = plugged;
    forgotten = false;
    if (plugged) {
      arbiter.opened(now);
      quietSince = now;
    } else {
      arbiter.notOpened("no such device", now);
    }
  }

  private void transmit(Bytes frame) {
    if (now - quietSince < silence) {
      throw new AssertionError("spoke after only " + (now - quietSince) + " ns of silence");
    }
    sent.add(frame);
    long wire = now + timing.wireNanos(frame.length());
    quietSince = wire;
    Long delay = answersAfter.get(frame.at(0));
    if (delay != null && !forgotten) {
      answer(TallyDriver.answer(frame.at(0)), wire + silence + delay);
    }
    arbiter.sent(frame, now);
  }

  private void answer(Bytes answer, long begin) {
    for (int from = 0; from < answer.length(); from += chunk) {
      int to = Math.min(answer.length(), from + chunk);
      arriving.put(begin + timing.wireNanos(to), answer.slice(from, to));
    }
  }

  private void listen(long until) {
    Map.Entry<Long, Bytes> first = arriving.firstEntry();
    if (first == null || first.getKey() > Math.max(now, until)) {
      long next = events.isEmpty() ? until : Math.min(until, events.firstKey());
      now = Math.max(now, next);
      arbiter.received(Bytes.empty(), now);
      return;
    }
    arriving.pollFirstEntry();
    now = Math.max(now, first.getKey());
    quietSince = now;
    arbiter.received(first.getValue(), now);
    if (closesAfterAnswers && arriving.isEmpty()) {
      open = false;
      arbiter.lost("the far end closed", now);
    }
  }
}
