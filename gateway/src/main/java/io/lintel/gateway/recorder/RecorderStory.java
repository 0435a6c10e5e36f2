package io.lintel.gateway.recorder;

import io.lintel.gateway.clock.ClockFinding;
import io.lintel.gateway.clock.ClockLimits;
import io.lintel.gateway.clock.Interruptions;
import io.lintel.gateway.clock.Micros;
import io.lintel.gateway.recorder.TimedEvent.Word;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What one recorder did, as far as its words tell, and how far they can be trusted to be all. */
public final class RecorderStory {
  private static final int GOOD_BATTERY_PERCENT = 15;

  /** Words farther apart than this do not vouch for the time between them, … */
  private static final long LONGEST_SILENCE = Micros.of(Duration.ofMinutes(10));

  /** … and much less do words that the recorder does not count. */
  private static final long LONGEST_UNCOUNTED = Micros.of(Duration.ofSeconds(150));

  private final String recorder;
  private final List<TimedEvent> events;
  private final List<TimedFile> files;
  private final List<Recording> recordings;
  private final List<PowerSpan> power;
  private final List<TimedEvent> bindings;
  private final List<ClockFinding> clockFindings;
  private final long[] earliest;
  private final long[] latest;

  private RecorderStory(String recorder, TimedRecorder known, Duration prebuffer) {
    List<TimedEvent> events = known.events();
    this.recorder = recorder;
    this.files = known.files();
    this.clockFindings = known.findings();
    this.events = List.copyOf(events);
    this.recordings = List.copyOf(Recordings.rebuild(events, prebuffer));
    this.power = List.copyOf(PowerSpan.of(events));
    this.bindings =
        this.events.stream()
            .filter(timed -> timed.event().type() == RecorderEventType.BOUND)
            .toList();
    this.earliest = new long[this.events.size()];
    this.latest = new long[this.events.size()];
    for (int i = 0; i < earliest.length; i++) {
      earliest[i] = this.events.get(i).time().loMicros();
      latest[i] = this.events.get(i).time().hiMicros();
    }
  }

  /**
   * @param events all of {@code recorder}
   * @param docked of the same recorder
   */
  public static RecorderStory of(
      String recorder,
      List<RecorderEvent> events,
      Docked docked,
      RecorderTraits traits,
      Interruptions interruptions,
      ClockLimits limits) {
    TimedRecorder timed = new RecorderTimes(interruptions, traits, limits).of(events, docked);
    return new RecorderStory(recorder, timed, traits.prebuffer());
  }

  public String recorder() {
    return recorder;
  }

  /** In the order in which they happened. */
  public List<TimedEvent> events() {
    return events;
  }

  /** As docking stations took them, in the order in which they were recorded. */
  public List<TimedFile> files() {
    return files;
  }

  public List<Recording> recordings() {
    return recordings;
  }

  /** What its clocks did that a person should know, by time. */
  public List<ClockFinding> clockFindings() {
    return clockFindings;
  }

  public List<PowerSpan> power() {
    return power;
  }

  /**
   * Whether it is known that this recorder was not recording from {@code from} to {@code to}: its
   * words before, between and after all say so, none is missing, and its clock was measured.
   */
  public boolean knownOff(Instant from, Instant to) {
    int before = lastUpTo(from);
    int after = firstFrom(to);
    if (before < 0 || after < 0 || after < before) {
      return false;
    }
    for (int i = before; i <= after; i++) {
      TimedEvent event = events.get(i);
      boolean off = event.word() == Word.OFF || (i == after && startsAt(event));
      if (!off && event.word() != Word.NOTHING) {
        return false;
      }
      if (!event.basis().measured() || (i > before && !vouched(events.get(i - 1), event))) {
        return false;
      }
    }
    return wordBefore(before) == Word.OFF;
  }

  /** Whom the recorder last said, up to {@code when}, that it was bound to. */
  public Optional<String> boundAt(Instant when) {
    String bound = null;
    for (TimedEvent timed : bindings) {
      if (!timed.time().lo().isAfter(when)) {
        bound = timed.event().technician();
      }
    }
    return Optional.ofNullable(bound);
  }

  /** The journal numbers of the words that frame [{@code from}, {@code to}]. */
  public List<Long> framing(Instant from, Instant to) {
    int before = lastUpTo(from);
    int after = firstFrom(to);
    if (before < 0) {
      return after < 0 ? List.of() : List.of(events.get(after).seq());
    }
    return after < 0 || after == before
        ? List.of(events.get(before).seq())
        : List.of(events.get(before).seq(), events.get(after).seq());
  }

  /** What a fault of the device between {@code from} and {@code to} was, if it told of one. */
  public GapClass trouble(Instant from, Instant to) {
    int before = Math.max(0, lastUpTo(from));
    for (int i = before; i < events.size() && !events.get(i).time().lo().isAfter(to); i++) {
      GapClass trouble = StopReasons.trouble(events.get(i).event());
      if (trouble != GapClass.UNKNOWN) {
        return trouble;
      }
    }
    return GapClass.UNKNOWN;
  }

  /**
   * Whether there is proof that the device could have recorded from {@code from} to {@code to}: it
   * was on all the time, without trouble, and its battery is known good before and after, or it
   * recorded before and after.
   */
  public boolean couldRecord(Instant from, Instant to) {
    int before = lastUpTo(from);
    int after = firstFrom(to);
    if (before < 0
        || after < 0
        || events.get(before).epoch() != events.get(after).epoch()
        || poweredDownBetween(before, after)
        || trouble(from, to) != GapClass.UNKNOWN) {
      return false;
    }
    return (batteryGood(before, -1) && batteryGood(after, 1))
        || (recorded(before, -1) && recorded(after, 1));
  }

  private static boolean startsAt(TimedEvent event) {
    return event.event().type() == RecorderEventType.RECORDING_STARTED;
  }

  private static boolean vouched(TimedEvent one, TimedEvent next) {
    boolean switchedOff = one.event().type() == RecorderEventType.POWER_OFF;
    boolean counted = one.event().deviceSequence() != null && next.event().deviceSequence() != null;
    long longest = counted ? LONGEST_SILENCE : LONGEST_UNCOUNTED;
    return one.followedBy(next) && ((switchedOff && counted) || next.at() - one.at() <= longest);
  }

  private Word wordBefore(int at) {
    for (int i = at; i >= 0 && events.get(i).epoch() == events.get(at).epoch(); i--) {
      if (events.get(i).word() != Word.NOTHING) {
        return events.get(i).word();
      }
    }
    return Word.NOTHING;
  }

  private boolean poweredDownBetween(int before, int after) {
    for (int i = before; i <= after; i++) {
      if (events.get(i).event().type() == RecorderEventType.POWER_OFF) {
        return true;
      }
    }
    return false;
  }

  private boolean batteryGood(int from, int step) {
    int epoch = events.get(from).epoch();
    for (int i = from; i >= 0 && i < events.size() && events.get(i).epoch() == epoch; i += step) {
      Integer percent = events.get(i).event().batteryPercent();
      if (percent != null) {
        return percent >= GOOD_BATTERY_PERCENT;
      }
    }
    return false;
  }

  private boolean recorded(int from, int step) {
    int epoch = events.get(from).epoch();
    for (int i = from; i >= 0 && i < events.size() && events.get(i).epoch() == epoch; i += step) {
      if (events.get(i).word() == Word.ON) {
        return true;
      }
    }
    return false;
  }

  private int lastUpTo(Instant when) {
    long at = Micros.of(when);
    int i = latest.length - 1;
    while (i >= 0 && latest[i] > at) {
      i--;
    }
    return i;
  }

  private int firstFrom(Instant when) {
    long at = Micros.of(when);
    int i = 0;
    while (i < earliest.length && earliest[i] < at) {
      i++;
    }
    return i < earliest.length ? i : -1;
  }
}
