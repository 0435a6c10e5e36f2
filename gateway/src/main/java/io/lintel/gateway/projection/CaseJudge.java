package io.lintel.gateway.projection;

import io.lintel.gateway.audit.CaseFile;
import io.lintel.gateway.audit.CaseResult;
import io.lintel.gateway.audit.UnheldFile;
import io.lintel.gateway.audit.UnheldResult;
import io.lintel.gateway.audit.UnvisitedMeter;
import io.lintel.gateway.linking.Astray;
import io.lintel.gateway.linking.Link;
import io.lintel.gateway.linking.Stay;
import io.lintel.gateway.linking.Swap;
import io.lintel.gateway.visit.TechnicianId;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The audit under the policy in force: pure functions of the files. */
public interface CaseJudge {
  /** Which judges: what others judged, these judge again. */
  int version();

  /** Whether it says anything by that rule at all. */
  default boolean judges(String rule) {
    return true;
  }

  CaseResult judge(CaseFile file);

  UnheldResult judgeUnheld(UnheldFile file);

  /** What was done to a meter on a day without a visit and nothing explains, by seq. */
  List<Link> judgeUnvisited(UnvisitedMeter file);

  /**
   * Who carried whose recorder on one day.
   *
   * @param astray of everybody, of that day
   * @param stays of everybody who worked on it
   */
  List<Swap> proposeSwaps(
      List<Astray> astray, Map<TechnicianId, List<Stay>> stays, Instant dayFrom, Instant dayTo);
}
