package io.lintel.gateway.finding;

import io.lintel.gateway.wording.WireName;

/** Where a finding stands. */
public enum FindingState implements WireName {
  /** Nobody has decided it on the evidence that stands now. */
  OPEN,
  /** It is as the finding says. */
  UPHELD,
  /** It is not as the finding says. */
  DISMISSED,
  /** It is as the finding says, and there was a good reason. */
  EXPLAINED,
  /** What it was about no longer follows from what is known; kept because somebody spoke to it. */
  GONE
}
