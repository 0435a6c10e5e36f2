package io.lintel.gateway.recorder;

import io.lintel.gateway.clock.Micros;
import io.lintel.gateway.clock.TimeBounds;
import io.lintel.gateway.recorder.TimedEvent.Word;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Rebuilds a recorder's recordings from its words: starts and stops first, heartbeats that say
 * whether it records where those are lost.
 */
final class Recordings {
  /** One file ends and the next begins within this time: a seam, not a gap. */
  static final long SEAM = 2 * Micros.SECOND;

  /** How long a recording may have run before the first word of it, if nobody said it was off. */
  private static final Duration UNHEARD = Duration.ofHours(12);

  private final List<TimedEvent> events;
  private final Duration prebuffer;
  private final List<ToldRecording> done = new ArrayList<>();
  private @Nullable OpenRecording open;
  private @Nullable Supplier<ToldRecording> closed;
  private @Nullable OpenRecording lastOpen;
  private @Nullable TimedEvent lastOff;
  private boolean missingSinceOff;

  private Recordings(List<TimedEvent> events, Duration prebuffer) {
    this.events = events;
    this.prebuffer = prebuffer;
  }

  /**
   * @param events in order
   * @param prebuffer what the recorder keeps from before the button where it does not say
   */
  static List<ToldRecording> rebuild(List<TimedEvent> events, Duration prebuffer) {
    Recordings recordings = new Recordings(events, prebuffer);
    for (int i = 0; i < events.size(); i++) {
      recordings.read(i);
    }
    OpenRecording running = recordings.open;
    recordings.settle();
    if (running != null) {
      recordings.done.add(running.running(StopReasons.of(events, events.size() - 1)));
    }
    return recordings.done;
  }

  private void read(int i) {
    TimedEvent event = events.get(i);
    boolean missing = i > 0 && events.get(i - 1).missingBefore(event);
    OpenRecording running = open;
    if (running != null && running.lastOn().epoch() != event.epoch()) {
      close(running.lost(event, StopReasons.of(events, i - 1)));
      running = null;
    }
    if (running == null) {
      idle(event, i, missing);
    } else {
      during(running, event, i, missing);
    }
  }

  /**
   * Whether a stop shows that there was a recording of which nobody heard the start. One that is
   * repeated shows nothing new, nor does one of which the recorder's first words are.
   */
  private boolean stopsUnheard(TimedEvent event) {
    TimedEvent off = lastOff;
    return event.event().type() == RecorderEventType.RECORDING_STOPPED
        && off != null
        && off.epoch() == event.epoch()
        && (off.event().type() != RecorderEventType.RECORDING_STOPPED
            || event.at() - off.at() > SEAM)
        && !Objects.equals(off.event().deviceSequence(), event.event().deviceSequence());
  }

  /** It began some time after it was last known to be off, and its words are missing. */
  private void lost(TimedEvent stop, int i) {
    settle();
    TimedEvent off = Objects.requireNonNull(lastOff);
    Instant lo = off.time().lo();
    Instant hi = stop.time().hi();
    TimeBounds begin = lo.isBefore(hi) ? TimeBounds.between(lo, hi) : stop.time();
    OpenRecording unheard = new OpenRecording(stop, begin, prebufferOf(stop), true);
    done.add(unheard.stopped(stop, StopReasons.of(events, i)).get());
  }

  private void idle(TimedEvent event, int i, boolean missing) {
    missingSinceOff |= missing;
    Word word = event.word();
    if (word == Word.OFF) {
      if (stopsUnheard(event)) {
        lost(event, i);
      }
      lastOff = event;
      missingSinceOff = false;
    } else if (word == Word.ON && !continues(event)) {
      open = new OpenRecording(event, begin(event), prebufferOf(event), missingSinceOff);
    }
  }

  private void during(OpenRecording running, TimedEvent event, int i, boolean missing) {
    Word word = event.word();
    if (word == Word.OFF) {
      boolean says =
          event.event().type() == RecorderEventType.RECORDING_STOPPED
              || event.event().type() == RecorderEventType.POWER_OFF;
      if (says && missing) {
        running.heard(event, true);
      }
      GapClass why = StopReasons.of(events, i);
      close(says ? running.stopped(event, why) : running.lost(event, why));
      lastOff = event;
    } else if (event.event().type() == RecorderEventType.RECORDING_STARTED) {
      close(running.lost(event, StopReasons.of(events, i - 1)));
      open = new OpenRecording(event, event.time(), prebufferOf(event), missing);
    } else if (word == Word.ON) {
      running.heard(event, missing);
    }
  }

  private void close(Supplier<ToldRecording> recording) {
    settle();
    closed = recording;
    lastOpen = open;
    open = null;
    lastOff = null;
    missingSinceOff = false;
  }

  /**
   * Nothing more can go on with what was closed last. Not put together before: a recording of many
   * files would be for each of them.
   */
  private void settle() {
    Supplier<ToldRecording> last = closed;
    if (last != null) {
      done.add(last.get());
      closed = null;
    }
  }

  /** A start right after a stop is the next file of the same recording. */
  private boolean continues(TimedEvent event) {
    TimedEvent stop = lastOff;
    OpenRecording before = lastOpen;
    if (stop == null
        || before == null
        || stop.event().type() != RecorderEventType.RECORDING_STOPPED
        || stop.epoch() != event.epoch()
        || event.at() - stop.at() > SEAM) {
      return false;
    }
    closed = null;
    before.seam(stop, event);
    open = before;
    return true;
  }

  private TimeBounds begin(TimedEvent event) {
    if (event.event().type() == RecorderEventType.RECORDING_STARTED) {
      return event.time();
    }
    TimedEvent off = lastOff;
    TimeBounds on = event.time();
    if (off == null) {
      return new TimeBounds(on.lo().minus(UNHEARD), on.estimate(), on.hi());
    }
    Instant lo = off.time().lo();
    return lo.isAfter(on.hi()) ? on : TimeBounds.between(lo, on.hi());
  }

  private Duration prebufferOf(TimedEvent event) {
    Duration said = event.event().prebuffer();
    return said == null ? prebuffer : said;
  }
}
