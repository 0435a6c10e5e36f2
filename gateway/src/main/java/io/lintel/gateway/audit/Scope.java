package io.lintel.gateway.audit;

/** What a rule judges one by one, and so which scene it is shown. */
public enum Scope {
  /** A visit as a whole: judged with the first of its crew. */
  VISIT,
  /** A visit and one technician of its crew. */
  TECHNICIAN
}
