package io.lintel.gateway.bench;

import io.lintel.gateway.audit.CaseResult;
import io.lintel.gateway.audit.Outcome;
import io.lintel.gateway.audit.Verdict;
import io.lintel.gateway.linking.Link;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * What judging came to, counted. Not for several threads: each has its own, added up at the end.
 */
final class AuditTally {
  private final Map<String, Counts<Outcome>> verdicts = new HashMap<>();
  private final Counts<Link.End> links = new Counts<>(Link.End.class);

  void add(CaseResult result) {
    for (Verdict verdict : result.verdicts()) {
      ofRule(verdict.rule()).add(verdict.outcome(), 1);
    }
    for (Link link : result.links()) {
      links.add(link.end(), 1);
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

  /** In arrays of one, so that counting makes no garbage of its own. */
  private static final class Counts<E extends Enum<E>> {
    private final EnumMap<E, long[]> counts;

    Counts(Class<E> type) {
      counts = new EnumMap<>(type);
      for (E kind : type.getEnumConstants()) {
        counts.put(kind, new long[1]);
      }
    }

    void add(E what, long more) {
      Objects.requireNonNull(counts.get(what))[0] += more;
    }

    void add(Counts<E> that) {
      that.counts.forEach((what, count) -> add(what, count[0]));
    }

    String text() {
      StringBuilder text = new StringBuilder(":");
      counts.forEach(
          (what, count) -> {
            if (count[0] > 0) {
              text.append(String.format(Locale.ROOT, " %,d %s", count[0], what.name()));
            }
          });
      return text.toString();
    }
  }
}
