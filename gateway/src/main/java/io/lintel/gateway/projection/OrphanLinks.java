package io.lintel.gateway.projection;

import io.lintel.gateway.casework.Subject;
import io.lintel.gateway.linking.Link;
import io.lintel.gateway.store.ProjectionWriter;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The links of what is in nobody's case, of which only orphans are kept. */
final class OrphanLinks {
  private final ProjectionWriter tables;
  private final Findings findings;

  OrphanLinks(ProjectionWriter tables, Findings findings) {
    this.tables = tables;
    this.findings = findings;
  }

  /** Makes {@code now} all there is under {@code key}. */
  void replace(Subject key, List<Link> now) {
    Set<Link> before = new LinkedHashSet<>(tables.links().ofCase(key));
    Set<Link> stands = new HashSet<>(now);
    for (Link gone : before) {
      if (!stands.contains(gone)) {
        tables.links().remove(key, gone);
        findings.toExplain(gone.seq());
      }
    }
    for (Link link : now) {
      if (!before.contains(link)) {
        tables.links().put(key, link);
        findings.toExplain(link.seq());
      }
    }
  }
}
