package io.lintel.gateway.audit;

import io.lintel.gateway.wording.WireName;

/** Why a rule was broken. Only {@link #PERSON} counts against somebody. */
public enum Cause implements WireName {
  PERSON,
  DEVICE,
  /** The reports it rests on: nobody proved to have sent them, so they accuse nobody. */
  DATA,
  UNKNOWN
}
