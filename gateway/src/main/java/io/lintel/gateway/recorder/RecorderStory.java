package io.lintel.gateway.recorder;

import io.lintel.gateway.clock.AscendingMoments;
import io.lintel.gateway.clock.ClockFinding;
import io.lintel.gateway.clock.ClockLimits;
import io.lintel.gateway.clock.Interruptions;
import io.lintel.gateway.clock.Micros;
import io.lintel.gateway.recorder.RecorderTraits.ClockKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What one recorder did, as far as its words and its files tell, and whether they can be all. */
public final class RecorderStory {
  private static final Comparator<ToldRecording> BY_BEGIN =
      Comparator.comparing((ToldRecording told) -> told.recording().begin().estimate())
          .thenComparing(told -> told.recording().evidence().get(0));

  private final String recorder;
  private final TimedRecorder timed;
  private final ClockKind clockKind;
  private final Words words;
  private final Dockings dockings;
  private final Filing filing;
  private final List<Recording> recordings;
  private final List<PowerSpan> power;
  private final List<TimedEvent> bindings;

  /** When each binding, or one after it, may have been at the earliest. */
  private final AscendingMoments boundFrom;

  private RecorderStory(
      String recorder, TimedRecorder timed, Docked docked, RecorderTraits traits) {
    this.recorder = recorder;
    this.timed = timed;
    this.clockKind = traits.clock();
    this.words = new Words(timed.events());
    this.dockings = new Dockings(docked, timed.files());
    List<ToldRecording> told =
        new ArrayList<>(Recordings.rebuild(words.events(), traits.prebuffer()));
    told.sort(BY_BEGIN);
    this.filing =
        new Filing(told, timed.files(), words, dockings, prebuffer(timed.events(), traits));
    this.recordings = Collections.unmodifiableList(filing.recordings());
    this.power = List.copyOf(PowerSpan.of(timed.events()));
    this.bindings = bindings(timed.events());
    this.boundFrom = new AscendingMoments(earliest(bindings));
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
    ClockLimits own = OwnDrift.of(docked.sessions(), limits);
    TimedRecorder timed = new RecorderTimes(interruptions, traits, own).of(events, docked);
    Docked heeded = new Docked(docked.files(), DockLooks.heeded(docked.sessions(), limits));
    return new RecorderStory(recorder, timed, heeded, traits);
  }

  /** By its own word, else by its traits. */
  private static Duration prebuffer(List<TimedEvent> events, RecorderTraits traits) {
    for (TimedEvent event : events) {
      Duration said = event.event().prebuffer();
      if (said != null) {
        return said;
      }
    }
    return traits.prebuffer();
  }

  private static List<TimedEvent> bindings(List<TimedEvent> events) {
    List<TimedEvent> bindings = new ArrayList<>();
    for (TimedEvent event : events) {
      if (event.event().type() == RecorderEventType.BOUND) {
        bindings.add(event);
      }
    }
    return bindings;
  }

  private static long[] earliest(List<TimedEvent> bindings) {
    long[] earliest = new long[bindings.size()];
    long next = Long.MAX_VALUE;
    for (int i = earliest.length - 1; i >= 0; i--) {
      next = Math.min(next, bindings.get(i).time().loMicros());
      earliest[i] = next;
    }
    return earliest;
  }

  public String recorder() {
    return recorder;
  }

  /** In the order in which they happened. */
  public List<TimedEvent> events() {
    return words.events();
  }

  /** Those that may have happened within the times, and perhaps a few around them. */
  public List<TimedEvent> eventsAround(Instant from, Instant to) {
    return words.around(from, to);
  }

  /** What docks took from it, in the order in which it was recorded. */
  public List<TimedFile> files() {
    return timed.files();
  }

  /** By begin. */
  public List<Recording> recordings() {
    return recordings;
  }

  /** Those that overlap a time, in microseconds, by their estimates. */
  public List<Recording> recordingsBetween(long from, long to) {
    List<Recording> found = new ArrayList<>();
    for (Recording recording : recordings) {
      if (recording.meets(from, to)) {
        found.add(recording);
      }
    }
    return found;
  }

  public List<PowerSpan> power() {
    return power;
  }

  /** What its clocks did that a person should know, by time. */
  public List<ClockFinding> clockFindings() {
    return timed.findings();
  }

  /** Whether it is known that this recorder was not recording from {@code from} to {@code to}. */
  public boolean knownOff(Instant from, Instant to) {
    return silence(from, to) == Silence.KNOWN;
  }

  /**
   * Whether this recorder is known not to have recorded from {@code from} to {@code to}: because
   * its words before, between and after all say so, none is missing, and its clock was measured; or
   * because a dock found all its files, none of then, and its clock was measured.
   */
  public Silence silence(Instant from, Instant to) {
    for (Recording recording : recordings) {
      Instant last = recording.lastPossible();
      if (recording.begin().lo().isBefore(to)
          && (last == null ? recording.knownUntil() : last).isAfter(from)) {
        return Silence.RECORDED;
      }
    }
    if (words.off(from, to)) {
      return Silence.KNOWN;
    }
    Silence silence = dockings.silence(from, to, filing, words);
    return silence == Silence.KNOWN && mayLackItsBegin(to) ? Silence.HOLE : silence;
  }

  /**
   * Whether it said something between the times that has not come, by its own counter, and no dock
   * shows that it was off: a start and a stop may be among it.
   */
  public boolean mayHaveRecordedUnheard(Instant from, Instant to) {
    return words.holed(from, to) && dockings.silence(from, to, filing, words) != Silence.KNOWN;
  }

  /** Whether what was recorded next after {@code when} may have had a file before that is lost. */
  private boolean mayLackItsBegin(Instant when) {
    for (Recording recording : recordings) {
      if (!recording.begin().lo().isBefore(when)) {
        return recording.wordsMissing();
      }
    }
    return false;
  }

  /** Whether the time of {@code recording} may be held against somebody. */
  public boolean clockTrusted(Recording recording) {
    return recording.basis().measured() || clockKind == ClockKind.NETWORK;
  }

  /** Whom the recorder last said, up to {@code when}, that it was bound to. */
  public Optional<String> boundAt(Instant when) {
    return boundAt(Micros.of(when));
  }

  /**
   * @param when in microseconds
   */
  public Optional<String> boundAt(long when) {
    int after = boundFrom.firstAfter(when);
    return after == 0
        ? Optional.empty()
        : Optional.ofNullable(bindings.get(after - 1).event().technician());
  }

  /** The journal numbers of the words that frame [{@code from}, {@code to}]. */
  public List<Long> framing(Instant from, Instant to) {
    return words.framing(from, to);
  }

  /** What a fault of the device between {@code from} and {@code to} was, if it told of one. */
  public GapClass trouble(Instant from, Instant to) {
    return words.trouble(from, to);
  }

  /**
   * Whether there is proof that the device could have recorded from {@code from} to {@code to}: it
   * was on all the time, without trouble, and its battery is known good before and after, or it
   * recorded before and after.
   */
  public boolean couldRecord(Instant from, Instant to) {
    if (trouble(from, to) != GapClass.UNKNOWN) {
      return false;
    }
    return words.able(from, to) || (recordedAround(from, to) && !words.switchedOff(from, to));
  }

  /** Whether docked files show it recording before and after, in one power epoch. */
  private boolean recordedAround(Instant from, Instant to) {
    TimedFile before = null;
    for (TimedFile file : timed.files()) {
      if (!file.end().hi().isAfter(from)) {
        before = file;
      } else if (!file.begin().hi().isBefore(to)) {
        return before != null && before.epoch() == file.epoch();
      }
    }
    return false;
  }
}
