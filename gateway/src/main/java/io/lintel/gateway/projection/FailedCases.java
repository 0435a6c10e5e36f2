package io.lintel.gateway.projection;

import io.lintel.gateway.audit.Card;
import io.lintel.gateway.audit.Outcome;
import io.lintel.gateway.audit.Rules;
import io.lintel.gateway.audit.Scope;
import io.lintel.gateway.audit.Verdict;
import io.lintel.gateway.casework.Subject;
import io.lintel.gateway.casework.Subject.TechnicianDay;
import io.lintel.gateway.store.ProjectionWriter;
import io.lintel.gateway.store.StoreFailed;
import io.lintel.gateway.store.UnjudgedTable;
import io.lintel.gateway.store.VerdictTable.Given;
import io.lintel.gateway.visit.Visit;
import io.lintel.gateway.wording.PlainReason;
import io.lintel.gateway.wording.Sentence;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the tables say of a case that a defect of ours keeps from being judged. What stood stands,
 * and its visits tell since when; of a visit that nothing stood of, every rule is UNDECIDED.
 */
final class FailedCases {
  private static final Logger LOG = LoggerFactory.getLogger(FailedCases.class);

  private final ProjectionWriter tables;
  private final OpenCases open;
  private final Basis basis;
  private final Unjudged told;

  FailedCases(ProjectionWriter tables, OpenCases open, Basis basis, Unjudged told) {
    this.tables = tables;
    this.open = open;
    this.basis = basis;
    this.told = told;
    tables.unjudged().first(Unjudged.MOST).forEach(one -> told.failed(one.subject(), one.why()));
  }

  /** Those of before a restart: whoever runs now may be without the defect. */
  Set<Subject> left() {
    return told.named();
  }

  /**
   * @param seq the last entry of the commit group
   */
  void failed(Subject subject, RuntimeException defect, long seq) {
    String why = PlainReason.of(defect);
    told.failed(subject, why);
    tables.unjudged().put(new UnjudgedTable.Unjudged(subject, seq, why));
    if (subject instanceof TechnicianDay key) {
      // It broke off somewhere: nobody knows what of it is in the tables.
      open.drop(Set.of(key));
      try {
        undecided(key, seq);
      } catch (StoreFailed e) {
        throw e;
      } catch (RuntimeException e) {
        LOG.error("case not opened: technician={} day={} seq={}", key.id(), key.day(), seq, e);
      }
    }
  }

  void judged(Subject subject) {
    if (told.judged(subject)) {
      tables.unjudged().remove(subject);
    }
  }

  private void undecided(TechnicianDay key, long seq) {
    Set<String> known =
        tables.verdicts().standingOf(key).stream()
            .map(given -> given.verdict().visit().text())
            .collect(Collectors.toSet());
    OpenCase one = open.open(key);
    for (Visit visit : one.visits()) {
      if (known.contains(visit.id().text())) {
        continue;
      }
      for (Card card : Rules.cards()) {
        boolean whole = card.scope() == Scope.VISIT;
        if (basis.judge().judges(card.id()) && (!whole || one.speaksFor(visit.id().text()))) {
          Verdict verdict = undecided(card.id(), visit, whole ? null : key, seq);
          tables.verdicts().give(key, new Given(verdict, basis.judge().version(), seq, null));
        }
      }
      tables.verdicts().summarize(visit.id().text());
    }
  }

  private Verdict undecided(String rule, Visit visit, @Nullable TechnicianDay of, long seq) {
    return new Verdict(
        rule,
        visit.id(),
        of == null ? null : of.technician(),
        Outcome.UNDECIDED,
        false,
        false,
        null,
        null,
        null,
        new Sentence(
            "Not judged, by a defect of Lintel's since entry " + seq + ": it counts against nobody",
            "因 Lintel 自身缺陷，自条目 " + seq + " 起未能判定：不归责任何人"),
        List.of(seq),
        basis.policy());
  }
}
