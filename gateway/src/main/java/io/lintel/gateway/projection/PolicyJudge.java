package io.lintel.gateway.projection;

import io.lintel.gateway.audit.CaseAudit;
import io.lintel.gateway.audit.CaseFile;
import io.lintel.gateway.audit.CaseResult;
import io.lintel.gateway.audit.Judges;
import io.lintel.gateway.audit.UnheldFile;
import io.lintel.gateway.audit.UnheldResult;
import io.lintel.gateway.audit.UnvisitedMeter;
import io.lintel.gateway.linking.Astray;
import io.lintel.gateway.linking.Link;
import io.lintel.gateway.linking.Stay;
import io.lintel.gateway.linking.Swap;
import io.lintel.gateway.linking.SwapProposals;
import io.lintel.gateway.linking.Weights;
import io.lintel.gateway.policy.Policy;
import io.lintel.gateway.visit.TechnicianId;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Judges by a policy. */
public record PolicyJudge(Policy policy) implements CaseJudge {
  @Override
  public int version() {
    return Judges.VERSION;
  }

  @Override
  public boolean judges(String rule) {
    return policy.judges(rule);
  }

  @Override
  public CaseResult judge(CaseFile file) {
    return CaseAudit.judge(file, policy);
  }

  @Override
  public UnheldResult judgeUnheld(UnheldFile file) {
    return CaseAudit.judgeUnheld(file, policy);
  }

  @Override
  public List<Link> judgeUnvisited(UnvisitedMeter file) {
    return CaseAudit.judgeUnvisited(file, policy);
  }

  @Override
  public List<Swap> proposeSwaps(
      List<Astray> astray, Map<TechnicianId, List<Stay>> stays, Instant dayFrom, Instant dayTo) {
    return SwapProposals.of(astray, stays, dayFrom, dayTo, Weights.of(policy.limits()));
  }
}
