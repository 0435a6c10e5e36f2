package io.lintel.gateway.recorder;

import io.lintel.gateway.clock.ClockBasis;
import io.lintel.gateway.clock.TimeBounds;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An interval in which a recorder was recording, whole: the seams between its files are no ends.
 *
 * @param begin by the button
 * @param prebufferBegin from when its prebuffer holds pictures, or null without one
 * @param end null while it runs or nobody knows
 * @param knownUntil the last moment at which it is known to have run
 * @param endedBy why it ended; {@link GapClass#UNKNOWN} while it runs
 * @param wordsMissing whether the recorder said something just before the begin that has not come:
 *     another recording may hide there
 * @param pauses seams, and stretches in which the recorder was not heard
 * @param filed whether docked files cover all of it: what was not heard is then no doubt
 * @param muted whether one of its files has no sound track
 * @param evidence journal numbers, ascending
 */
public record Recording(
    String recorder,
    int epoch,
    TimeBounds begin,
    @Nullable TimeBounds prebufferBegin,
    @Nullable TimeBounds end,
    Instant knownUntil,
    GapClass endedBy,
    ClockBasis basis,
    boolean wordsMissing,
    List<Pause> pauses,
    boolean filed,
    boolean muted,
    List<Long> evidence) {
  public Recording {
    pauses = List.copyOf(pauses);
    evidence = List.copyOf(evidence);
  }

  /**
   * Something inside a recording that is no gap of it.
   *
   * @param why {@link GapClass#SEGMENT_SEAM} or {@link GapClass#NETWORK_ONLY}
   */
  public record Pause(TimeBounds from, TimeBounds to, GapClass why, List<Long> evidence) {}

  /** When it began for a policy that counts the prebuffer, or does not. */
  public TimeBounds begin(boolean prebufferCounts) {
    TimeBounds early = prebufferBegin;
    return prebufferCounts && early != null ? early : begin;
  }

  /** Its end, or the last moment at which it is known to have run. */
  public TimeBounds lastKnown() {
    TimeBounds ended = end;
    return ended == null ? TimeBounds.exactly(knownUntil) : ended;
  }

  /** Whether it overlaps a time, in microseconds, by its estimates and with its prebuffer. */
  public boolean meets(long from, long to) {
    return begin(true).estimateMicros() < to && lastKnown().estimateMicros() > from;
  }

  /** The last moment at which it may have been running still. */
  public @Nullable Instant lastPossible() {
    TimeBounds ended = end;
    return ended == null ? null : ended.hi();
  }
}
