package io.lintel.gateway.recorder;

import io.lintel.gateway.clock.Micros;
import io.lintel.gateway.clock.TimeBounds;
import io.lintel.gateway.recorder.Recording.Pause;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A recording whose end has not been read yet. */
final class OpenRecording {
  /** Longer than this between two words of a running recording is a silence worth drawing. */
  private static final long SILENCE = 5 * 60 * Micros.SECOND;

  private final TimedEvent first;
  private final TimeBounds begin;
  private final @Nullable TimeBounds prebufferBegin;
  private final boolean wordsMissing;
  private final List<Pause> pauses = new ArrayList<>();
  private final List<Long> evidence = new ArrayList<>(3);
  private TimedEvent lastOn;

  OpenRecording(
      TimedEvent first, TimeBounds begin, @Nullable Duration prebuffer, boolean wordsMissing) {
    this.first = first;
    this.begin = begin;
    this.prebufferBegin = prebuffer == null || prebuffer.isZero() ? null : minus(begin, prebuffer);
    this.wordsMissing = wordsMissing;
    this.lastOn = first;
    evidence.add(first.seq());
  }

  TimedEvent lastOn() {
    return lastOn;
  }

  /** The recorder says that it still records. */
  void heard(TimedEvent event, boolean missing) {
    if (missing || event.at() - lastOn.at() > SILENCE) {
      pause(lastOn, event, GapClass.NETWORK_ONLY);
    }
    lastOn = event;
  }

  void seam(TimedEvent stopped, TimedEvent started) {
    pause(stopped, started, GapClass.SEGMENT_SEAM);
    lastOn = started;
  }

  /** It stopped at a word of its own; not asked for if it goes on after a seam. */
  Supplier<ToldRecording> stopped(TimedEvent event, GapClass why) {
    return ended(event.time(), event, true, why);
  }

  /** Nobody said when it stopped: between the last word that it ran and {@code event}. */
  Supplier<ToldRecording> lost(TimedEvent event, GapClass why) {
    TimeBounds last = lastOn.time();
    TimeBounds next = event.time();
    TimeBounds end =
        next.hi().isBefore(last.lo()) ? last : TimeBounds.between(last.lo(), next.hi());
    return ended(end, event, false, why);
  }

  /**
   * @param trouble what would explain its end, if a file shows that it has one
   */
  ToldRecording running(GapClass trouble) {
    evidence.add(lastOn.seq());
    return told(recording(null, lastOn.time().lo(), GapClass.UNKNOWN), false, trouble);
  }

  private ToldRecording told(Recording recording, boolean stopTold, GapClass trouble) {
    boolean startTold = first.event().type() == RecorderEventType.RECORDING_STARTED;
    return new ToldRecording(recording, startTold, stopTold, trouble);
  }

  private Supplier<ToldRecording> ended(
      TimeBounds end, TimedEvent event, boolean stopTold, GapClass why) {
    evidence.add(event.seq());
    evidence.add(lastOn.seq());
    return () -> told(recording(end, end.lo(), why), stopTold, why);
  }

  private Recording recording(@Nullable TimeBounds end, Instant knownUntil, GapClass why) {
    return new Recording(
        first.event().recorder(),
        first.epoch(),
        begin,
        prebufferBegin,
        end,
        knownUntil,
        why,
        first.basis(),
        wordsMissing,
        pauses,
        false,
        false,
        inOrder());
  }

  /** In order, each once. */
  private List<Long> inOrder() {
    evidence.sort(null);
    List<Long> once = new ArrayList<>(evidence.size());
    for (Long seq : evidence) {
      if (once.isEmpty() || !once.get(once.size() - 1).equals(seq)) {
        once.add(seq);
      }
    }
    return once;
  }

  private void pause(TimedEvent from, TimedEvent to, GapClass why) {
    pauses.add(new Pause(from.time(), to.time(), why, List.of(from.seq(), to.seq())));
  }

  private static TimeBounds minus(TimeBounds bounds, Duration by) {
    return new TimeBounds(
        bounds.lo().minus(by), bounds.estimate().minus(by), bounds.hi().minus(by));
  }
}
