package io.lintel.gateway.projection;

import io.lintel.gateway.linking.Link;
import io.lintel.gateway.store.CaseKey;
import io.lintel.gateway.store.ProjectionWriter;
import java.util.List;

/** The links of what is in nobody's case, of which only orphans are kept. */
final class OrphanLinks {
  private final ProjectionWriter tables;
  private final Findings findings;

  OrphanLinks(ProjectionWriter tables, Findings findings) {
    this.tables = tables;
    this.findings = findings;
  }

  /** Makes {@code now} all there is under {@code key}. */
  void replace(CaseKey key, List<Link> now) {
    List<Link> before = tables.links().ofCase(key);
    for (Link gone : before) {
      if (!now.contains(gone)) {
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
