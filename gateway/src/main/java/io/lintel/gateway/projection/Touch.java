package io.lintel.gateway.projection;

import io.lintel.gateway.store.CaseKey;
import java.util.Set;

/**
 * Which cases an entry bears on.
 *
 * @param routine whether it may wait: it is one of many like it
 */
record Touch(Set<CaseKey> cases, boolean routine) {
  static Touch of(Set<CaseKey> cases) {
    return new Touch(cases, false);
  }
}
