package io.lintel.gateway.audit;

import io.lintel.gateway.clock.Micros;
import io.lintel.gateway.clock.TimeBounds;
import io.lintel.gateway.linking.Link;
import io.lintel.gateway.recorder.RecorderStory;
import io.lintel.gateway.recorder.Recording;
import io.lintel.gateway.visit.Moment;
import io.lintel.gateway.visit.VisitId;
import io.lintel.gateway.wording.Sentence;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is linked to each visit of a day, and from when to when: its page reaches as far, and what
 * is said of it does not pass over a recording that speaks for somebody.
 */
final class LinkedToVisits {
  private final List<Link> all;
  private final Map<VisitId, Extent> extents = new HashMap<>();

  private LinkedToVisits(List<Link> all) {
    this.all = all;
  }

  /** From the first to the last that is linked, by estimates, in microseconds. */
  private static final class Extent {
    private final Set<Long> seqs = new HashSet<>();
    private long from = Long.MAX_VALUE;
    private long to = Long.MIN_VALUE;

    private void take(Link link) {
      seqs.add(link.seq());
      from = Math.min(from, link.time().estimateMicros());
      to = Math.max(to, link.time().estimateMicros());
    }
  }

  static LinkedToVisits of(List<Link> links) {
    LinkedToVisits linked = new LinkedToVisits(links);
    for (Link link : links) {
      VisitId visit = link.visit();
      if (visit != null && link.end() == Link.End.LINKED) {
        linked.extents.computeIfAbsent(visit, id -> new Extent()).take(link);
      }
    }
    return linked;
  }

  List<Link> all() {
    return all;
  }

  /** {@code begin}, or when the first thing that is linked to the visit happened. */
  Instant from(VisitId visit, Instant begin) {
    Extent extent = extents.get(visit);
    return extent == null || extent.from >= Micros.of(begin) ? begin : Micros.instant(extent.from);
  }

  /** {@code end}, or when the last thing that is linked to the visit happened. */
  Instant to(VisitId visit, Instant end) {
    Extent extent = extents.get(visit);
    return extent == null || extent.to <= Micros.of(end) ? end : Micros.instant(extent.to);
  }

  /**
   * The judgement, which says so where it found no recording and one is linked to the visit at
   * another time: taps that came late put the knock after all that was recorded.
   */
  Judgement spokenOf(Call call, Judgement onBeforeKnock) {
    Moment knock = call.door().knock();
    if (knock == null
        || onBeforeKnock.lateness() != null
        || onBeforeKnock.severity() < Judgement.TO_LOOK_AT) {
      return onBeforeKnock;
    }
    Recording linked = longest(call);
    if (linked == null) {
      return onBeforeKnock;
    }
    Sentence because = onBeforeKnock.because();
    Sentence there = RecorderWording.linked(Lateness.of(linked.begin(), knock.time()), linked);
    return onBeforeKnock.saying(
        new Sentence(because.en() + "; " + there.en(), because.zh() + "；" + there.zh()));
  }

  private @Nullable Recording longest(Call call) {
    Extent extent = extents.get(call.door().visit().id());
    Recording longest = null;
    if (extent != null) {
      for (RecorderStory story : call.counting()) {
        for (Recording recording : story.recordings()) {
          boolean linked = recording.evidence().stream().anyMatch(extent.seqs::contains);
          if (linked && (longest == null || length(recording) > length(longest))) {
            longest = recording;
          }
        }
      }
    }
    return longest;
  }

  private static long length(Recording recording) {
    TimeBounds end = recording.lastKnown();
    return end.estimateMicros() - recording.begin().estimateMicros();
  }
}
