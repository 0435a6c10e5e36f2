package io.lintel.gateway.projection;

import io.lintel.gateway.audit.CaseFile;
import io.lintel.gateway.audit.CaseResult;
import io.lintel.gateway.audit.UnheldFile;
import io.lintel.gateway.audit.UnheldResult;

/** The audit under the policy in force: pure functions of the files. */
public interface CaseJudge {
  CaseResult judge(CaseFile file);

  UnheldResult judgeUnheld(UnheldFile file);
}
