package io.lintel.gateway.projection;

import io.lintel.gateway.audit.CaseAudit;
import io.lintel.gateway.audit.CaseFile;
import io.lintel.gateway.audit.CaseResult;
import io.lintel.gateway.audit.Policy;
import io.lintel.gateway.audit.UnheldFile;
import io.lintel.gateway.audit.UnheldResult;

/** Judges by a policy. */
public record PolicyJudge(Policy policy) implements CaseJudge {
  @Override
  public CaseResult judge(CaseFile file) {
    return CaseAudit.judge(file, policy);
  }

  @Override
  public UnheldResult judgeUnheld(UnheldFile file) {
    return CaseAudit.judgeUnheld(file, policy);
  }
}
