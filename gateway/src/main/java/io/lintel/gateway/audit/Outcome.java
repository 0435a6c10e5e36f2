package io.lintel.gateway.audit;

import io.lintel.gateway.wording.WireName;

/** What a rule says of a visit. On the wire in capitals, as auditors write it. */
public enum Outcome implements WireName {
  PASS,
  FAIL,
  UNDECIDED,
  NOT_APPLICABLE;

  @Override
  public String wireName() {
    return name();
  }
}
