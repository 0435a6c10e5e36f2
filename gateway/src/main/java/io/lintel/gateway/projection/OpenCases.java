package io.lintel.gateway.projection;

import io.lintel.gateway.casework.Subject;
import io.lintel.gateway.casework.Subject.TechnicianDay;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** The cases kept in memory: those judged last. */
final class OpenCases {
  /** A city's technicians on one day; a case of 1,000 events takes about 300 kB. */
  static final int LIMIT = 600;

  private final CaseLoader loader;
  private final Map<TechnicianDay, OpenCase> cases = new LinkedHashMap<>(16, 0.75f, true);

  OpenCases(CaseLoader loader) {
    this.loader = loader;
  }

  /** Those of {@code keys} that are open. */
  void among(Set<Subject> keys, Consumer<OpenCase> action) {
    for (Subject key : keys) {
      OpenCase one = cases.get(key);
      if (one != null) {
        action.accept(one);
      }
    }
  }

  /** Who belongs to these cases changed. */
  void drop(Set<Subject> keys) {
    keys.forEach(cases::remove);
  }

  OpenCase open(TechnicianDay key) {
    OpenCase one = cases.get(key);
    if (one == null) {
      one = loader.load(key);
      cases.put(key, one);
      if (cases.size() > LIMIT) {
        Iterator<TechnicianDay> eldest = cases.keySet().iterator();
        eldest.next();
        eldest.remove();
      }
    }
    return one;
  }
}
