package io.lintel.gateway.projection;

import io.lintel.gateway.audit.CaseFile;
import io.lintel.gateway.audit.CaseResult;

/** The audit under the policy in force: a pure function of the file. */
public interface CaseJudge {
  CaseResult judge(CaseFile file);
}
