package io.lintel.gateway.projection;

import io.lintel.gateway.audit.CaseResult;
import io.lintel.gateway.journal.Entry;
import io.lintel.gateway.store.CaseKey;
import io.lintel.gateway.store.ProjectionWriter;
import io.lintel.gateway.store.StoreFailed;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings everything up to date with one commit group: first all its entries, then each case they
 * bear on, once. Knows nothing of threads and of where entries come from.
 */
final class GroupProjection {
  private static final Logger LOG = LoggerFactory.getLogger(GroupProjection.class);
  private static final CaseResult NOTHING = new CaseResult(List.of(), List.of(), List.of());

  private final ProjectionWriter tables;
  private final Basis basis;
  private final OpenCases open;
  private final EntryProjection entries;
  private final ResultWriter results;

  GroupProjection(ProjectionWriter tables, Basis basis) {
    this.tables = tables;
    this.basis = basis;
    UtilityDays days = new UtilityDays(basis.zone());
    EntryFacts facts = new EntryFacts(basis.zone());
    this.open = new OpenCases(new CaseLoader(tables, days, basis, facts));
    this.entries = new EntryProjection(tables, days, facts, new CaseFinder(tables, days), open);
    this.results = new ResultWriter(tables);
  }

  /**
   * @param group all entries of one commit group, in order
   * @return how many cases were judged
   */
  int project(List<Entry> group) {
    SortedSet<CaseKey> touched = new TreeSet<>();
    for (Entry entry : group) {
      touched.addAll(project(entry));
    }
    long seq = group.get(group.size() - 1).seq();
    for (CaseKey key : touched) {
      judge(key, seq);
    }
    return touched.size();
  }

  /** The tables were rolled back: what is in memory may be ahead of them. */
  void forget() {
    open.dropAll();
  }

  private SortedSet<CaseKey> project(Entry entry) {
    try {
      return new TreeSet<>(entries.project(entry));
    } catch (StoreFailed e) {
      throw e;
    } catch (RuntimeException e) {
      LOG.error("entry not projected: seq={} kind={}", entry.seq(), entry.observation().kind(), e);
      tables.facts().unprojected(entry.seq(), String.valueOf(e.getMessage()));
      return new TreeSet<>();
    }
  }

  private void judge(CaseKey key, long seq) {
    try {
      OpenCase one = open.open(key);
      results.write(one, one.isEmpty() ? NOTHING : basis.judge().judge(one.file()), seq);
    } catch (StoreFailed e) {
      throw e;
    } catch (RuntimeException e) {
      // What stood stands; the next entry of the case is the next chance.
      LOG.error(
          "case not judged: technician={} day={} seq={}", key.technician(), key.day(), seq, e);
    }
  }
}
