package io.lintel.gateway.finding;

import io.lintel.gateway.wording.WireName;

/** What a finding came from. */
public enum FindingKind implements WireName {
  /** A verdict that is FAIL or UNDECIDED. */
  VERDICT,
  /** An observation that a visit should explain, and none does. */
  ORPHAN,
  CLOCK,
  SWAP,
  STEP_TIME,
  CUSTODY
}
