package io.lintel.gateway.audit;

import io.lintel.gateway.linking.Link;
import io.lintel.gateway.linking.Whereabouts;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What follows from a {@link CaseFile}, and from nothing else: the same file gives the same result.
 *
 * @param links where each observation of the file ended, by seq (then visit)
 * @param verdicts by visit, rule
 * @param notices what else a person should look at
 * @param awaits when a wait ends that was waited in vain so far, so that this case has to be judged
 *     again although nothing came; null if nothing is waited for. In the journal's time
 * @param waits points on which the verdict is one that a person need not look at yet, since what
 *     settles them most likely comes by itself, each with until when that is waited for
 * @param stories one for each visit of the file: what the visit page draws
 * @param whereabouts of the technician and the recorders held: what swaps are proposed from
 */
public record CaseResult(
    List<Link> links,
    List<Verdict> verdicts,
    List<Notice> notices,
    @Nullable Instant awaits,
    Map<Verdict.Point, Instant> waits,
    List<VisitStory> stories,
    Whereabouts whereabouts) {
  public CaseResult {
    waits = Map.copyOf(waits);
    links = List.copyOf(links);
    verdicts = List.copyOf(verdicts);
    notices = List.copyOf(notices);
    stories = List.copyOf(stories);
  }

  /** Of a file that says nothing of where anybody was. */
  public CaseResult(
      List<Link> links,
      List<Verdict> verdicts,
      List<Notice> notices,
      @Nullable Instant awaits,
      List<VisitStory> stories) {
    this(links, verdicts, notices, awaits, Map.of(), stories, Whereabouts.UNKNOWN);
  }
}
