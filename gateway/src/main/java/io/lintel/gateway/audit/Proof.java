package io.lintel.gateway.audit;

import io.lintel.gateway.linking.Link;
import io.lintel.gateway.visit.VisitId;
import io.lintel.gateway.wording.Sentence;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of verdicts that rest on what nobody proved to have sent: they can neither acquit
 * nor accuse. Anybody who reached an open door could have acted the visit out, so a PASS is not
 * certain, a FAIL counts against nobody, and the sentence says why.
 */
public final class Proof {
  private static final Sentence MARK =
      new Sentence(
          " (not certain: it rests on reports whose sender did not prove who it was)",
          "（不确定：所依据的上报未证明发送者的身份）");

  private Proof() {}

  /**
   * @param unproven journal numbers of what came from somebody who proved nothing
   */
  public static CaseResult weigh(CaseResult result, Set<Long> unproven) {
    if (unproven.isEmpty()) {
      return result;
    }
    Set<VisitId> visits = visits(result, unproven);
    List<Verdict> verdicts = new ArrayList<>(result.verdicts().size());
    for (Verdict verdict : result.verdicts()) {
      boolean marked =
          verdict.evidence().isEmpty()
              ? decides(verdict) && visits.contains(verdict.visit())
              : verdict.evidence().stream().anyMatch(unproven::contains);
      verdicts.add(marked ? marked(verdict) : verdict);
    }
    return new CaseResult(
        result.links(),
        verdicts,
        result.notices(),
        result.awaits(),
        result.waits(),
        result.stories(),
        result.whereabouts());
  }

  /** A PASS because nothing was wrong names no entry; it rests on all that the visit's say. */
  private static boolean decides(Verdict verdict) {
    return verdict.outcome() == Outcome.PASS || verdict.outcome() == Outcome.FAIL;
  }

  /** Those of which any step, event or reading is unproven. */
  private static Set<VisitId> visits(CaseResult result, Set<Long> unproven) {
    Set<VisitId> visits = new HashSet<>();
    for (Link link : result.links()) {
      if (link.visit() != null && unproven.contains(link.seq())) {
        visits.add(link.visit());
      }
    }
    for (VisitStory story : result.stories()) {
      if (story.steps().stream().anyMatch(step -> unproven.contains(step.seq()))
          || story.readings().stream().anyMatch(reading -> unproven.contains(reading.seq()))) {
        visits.add(story.visit());
      }
    }
    return visits;
  }

  private static Verdict marked(Verdict verdict) {
    return new Verdict(
        verdict.rule(),
        verdict.visit(),
        verdict.technician(),
        verdict.outcome(),
        false,
        true,
        againstNobody(verdict.cause()),
        verdict.lateBy(),
        verdict.uncertainty(),
        new Sentence(verdict.because().en() + MARK.en(), verdict.because().zh() + MARK.zh()),
        verdict.evidence(),
        verdict.policy(),
        verdict.toldWith(),
        verdict.beside());
  }

  /** What somebody unknown may have made up is the cause, as far as no device is. */
  private static @Nullable Cause againstNobody(@Nullable Cause cause) {
    return cause == null || cause == Cause.DEVICE ? cause : Cause.DATA;
  }
}
