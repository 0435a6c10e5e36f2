package io.lintel.gateway.audit;

import io.lintel.gateway.linking.Link;
import java.util.List;

/**
 * What follows from a {@link CaseFile}, and from nothing else: the same file gives the same result.
 *
 * @param links where each observation of the file ended, by seq (then visit)
 * @param verdicts by visit, rule
 * @param stories one for each visit of the file: what the visit page draws
 */
public record CaseResult(List<Link> links, List<Verdict> verdicts, List<VisitStory> stories) {
  public CaseResult {
    links = List.copyOf(links);
    verdicts = List.copyOf(verdicts);
    stories = List.copyOf(stories);
  }
}
