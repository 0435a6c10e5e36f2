package io.lintel.gateway.bench;

import io.lintel.gateway.audit.CaseResult;
import io.lintel.gateway.audit.Outcome;
import io.lintel.gateway.audit.Verdict;
import io.lintel.gateway.linking.Link;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * What judging came to, counted. Not for several threads: each has its own, added up at the end.
 */
final class AuditTally {
  private final Map<String, Counts<Outcome>> verdicts = new HashMap<>();
  private final Counts<Link.End> links = new Counts<>(Link.End.class);

  void add(CaseResult result) {
    for (Verdict verdict : result.verdicts()) {
      ofRule(verdict.rule()).add(verdict.outcome());
    }
    for (Link link : result.links()) {
      links.add(link.end());
    }
  }

  void add(AuditTally that) {
    that.verdicts.forEach((rule, counts) -> ofRule(rule).add(counts));
    links.add(that.links);
  }

  /** "REC-1: 960,000 PASS …; links: …". */
  String text() {
    StringBuilder text = new StringBuilder();
    new TreeMap<>(verdicts)
        .forEach((rule, counts) -> text.append(rule).append(counts.text()).append("; "));
    return text.append("links").append(links.text()).toString();
  }

  private Counts<Outcome> ofRule(String rule) {
    return verdicts.computeIfAbsent(rule, id -> new Counts<>(Outcome.class));
  }

  private static final class Counts<E extends Enum<E>> {
    private final E[] kinds;
    private final long[] counts;

    Counts(Class<E> type) {
      kinds = type.getEnumConstants();
      counts = new long[kinds.length];
    }

    void add(E what) {
      counts[what.ordinal()]++;
    }

    void add(Counts<E> that) {
      for (int i = 0; i < counts.length; i++) {
        counts[i] += that.counts[i];
      }
    }

    String text() {
      StringBuilder text = new StringBuilder(":");
      for (int i = 0; i < counts.length; i++) {
        if (counts[i] > 0) {
          text.append(String.format(Locale.ROOT, " %,d %s", counts[i], kinds[i].name()));
        }
      }
      return text.toString();
    }
  }
}
