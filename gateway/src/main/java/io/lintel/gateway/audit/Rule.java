package io.lintel.gateway.audit;

import io.lintel.gateway.policy.Limits;
import io.lintel.gateway.visit.Door;
import io.lintel.gateway.wording.Sentence;

/**
 * One checkable clause, with all that is its own. Pure: the same scene and limits give the same
 * judgement. Whether a rule is judged at all, a policy says; {@link Rules} knows them all.
 */
public interface Rule {
  /** What it says of itself; always the same. */
  Card card();

  /** Of a visit that was carried out. */
  Judgement judge(VisitScene scene, Limits limits);

  /** Of one that was not. */
  default Judgement notCarriedOut(Door door) {
    return Judgement.notApplicable(new Sentence("Not carried out", "未实施"));
  }
}
