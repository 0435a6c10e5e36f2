package io.lintel.gateway.projection;

import io.lintel.gateway.casework.Subject;
import java.util.Set;

/**
 * Which cases an entry bears on.
 *
 * @param routine whether it may wait: it is one of many like it
 */
record Touch(Set<Subject> cases, boolean routine) {
  static Touch of(Set<Subject> cases) {
    return new Touch(cases, false);
  }
}
