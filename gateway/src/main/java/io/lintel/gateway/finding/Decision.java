package io.lintel.gateway.finding;

import io.lintel.gateway.wording.WireName;
import java.time.Instant;

/**
 * What an auditor said of a finding.
 *
 * @param seq its journal number
 * @param at when it was taken in
 * @param by the auditor's name, as given
 * @param basis {@link Finding#basis()} of what the auditor saw
 */
public record Decision(
    long seq, FindingId finding, Instant at, String by, Word word, String reason, String basis) {
  /** What can be decided. */
  public enum Word implements WireName {
    UPHELD(FindingState.UPHELD),
    DISMISSED(FindingState.DISMISSED),
    EXPLAINED(FindingState.EXPLAINED);

    private final FindingState state;

    Word(FindingState state) {
      this.state = state;
    }

    /** Where it leaves the finding. */
    public FindingState state() {
      return state;
    }
  }
}
