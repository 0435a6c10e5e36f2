package io.lintel.gateway.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lintel.gateway.audit.Cause;
import io.lintel.gateway.audit.Outcome;
import io.lintel.gateway.audit.Verdict;
import io.lintel.gateway.clock.TimeBounds;
import io.lintel.gateway.finding.FindingId;
import io.lintel.gateway.finding.FindingState;
import io.lintel.gateway.store.VerdictTable.Given;
import io.lintel.gateway.visit.TechnicianId;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Verdicts as the API shows them. */
final class VerdictJson {
  /** What matters most first: FAIL, UNDECIDED, PASS, NOT_APPLICABLE; REC-1 before the rest. */
  private static final Comparator<Given> WORST_FIRST =
      Comparator.comparingInt((Given given) -> severity(given.verdict().outcome()))
          .thenComparing(given -> !given.verdict().rule().equals("REC-1"))
          .thenComparing(given -> given.verdict().rule())
          .thenComparing(given -> subject(given.verdict()));

  private static final String DISMISSED = FindingState.DISMISSED.wireName();

  private static final int MICRO_DIGITS = 6;

  private final Clauses clauses;

  VerdictJson(Clauses clauses) {
    this.clauses = clauses;
  }

  /**
   * The verdict that matters: the worst that says something of the visit and was not dismissed; the
   * worst of all where none does.
   *
   * @param standing worst first
   */
  static Verdict headline(List<Given> standing, Map<FindingId, String> findings) {
    return standing.stream()
        .map(Given::verdict)
        .filter(Verdict::countsForVisit)
        .filter(verdict -> !DISMISSED.equals(findings.get(finding(verdict))))
        .findFirst()
        .orElse(standing.get(0).verdict());
  }

  /** The finding that is about the verdict, be it another one's that rests on the same. */
  private static FindingId finding(Verdict verdict) {
    String with = verdict.toldWith();
    return FindingId.ofVerdict(
        with == null ? verdict.rule() : with, verdict.visit(), verdict.technician());
  }

  static List<Given> standing(List<Given> all) {
    return all.stream().filter(given -> given.replacedBy() == null).sorted(WORST_FIRST).toList();
  }

  /**
   * The standing verdicts in full, each with what it superseded.
   *
   * @param findings where the findings about the visit stand
   */
  ArrayNode full(List<Given> all, Map<FindingId, String> findings) {
    ArrayNode array = Answers.object().arrayNode();
    List<Given> superseded = new ArrayList<>(all);
    superseded.removeIf(given -> given.replacedBy() == null);
    for (Given given : standing(all)) {
      ObjectNode node = full(given.verdict()).put("judges", given.judges());
      finding(node, given.verdict(), findings);
      ArrayNode history = node.putArray("superseded");
      for (Given earlier : superseded) {
        if (samePoint(earlier.verdict(), given.verdict())) {
          history.add(
              full(earlier.verdict())
                  .put("judges", earlier.judges())
                  .put("replaced_by_seq", earlier.replacedBy()));
        }
      }
      array.add(node);
    }
    return array;
  }

  private static void finding(ObjectNode node, Verdict verdict, Map<FindingId, String> findings) {
    FindingId id = finding(verdict);
    String state = findings.get(id);
    if (state != null) {
      node.put("finding", id.text());
      node.put("finding_state", state);
    }
  }

  ObjectNode full(Verdict verdict) {
    ObjectNode node = brief(verdict);
    node.put("because", verdict.because().en());
    node.put("because_zh", verdict.because().zh());
    ArrayNode evidence = node.putArray("evidence");
    verdict.evidence().forEach(seq -> evidence.add(seq));
    node.put("policy", verdict.policy());
    String with = verdict.toldWith();
    if (with != null) {
      node.put("told_with", with);
    }
    TimeBounds beside = verdict.beside();
    if (beside != null) {
      LinkJson.bounds(node.putObject("beside"), beside);
    }
    clauses.of(verdict.rule()).ifPresent(clause -> clause(node.putObject("clause"), clause));
    return node;
  }

  private static void clause(ObjectNode node, Clauses.Clause clause) {
    node.put("zh", clause.zh());
    node.put("en", clause.en());
    node.put("source", clause.source());
    if (clause.documentEn() != null) {
      node.putObject("document").put("zh", clause.documentZh()).put("en", clause.documentEn());
    }
  }

  static ObjectNode brief(Verdict verdict) {
    ObjectNode node = Answers.object();
    node.put("rule", verdict.rule());
    TechnicianId technician = verdict.technician();
    if (technician != null) {
      node.put("technician", technician.text());
    }
    node.put("outcome", verdict.outcome().wireName());
    node.put("certain", verdict.certain());
    if (verdict.unproven()) {
      node.put("unproven", true);
    }
    Cause cause = verdict.cause();
    if (cause != null) {
      node.put("cause", cause.wireName());
    }
    seconds(node, "late_by_s", verdict.lateBy());
    seconds(node, "uncertainty_s", verdict.uncertainty());
    if (verdict.beside() != null) {
      node.put("counts_for_visit", verdict.countsForVisit());
    }
    return node;
  }

  /**
   * As a row of a list has it: with what tells whether it says anything of the visit.
   *
   * @param findings where the findings about the visit stand
   */
  static ObjectNode listed(Verdict verdict, Map<FindingId, String> findings) {
    ObjectNode node = brief(verdict);
    finding(node, verdict, findings);
    return node;
  }

  static void seconds(ObjectNode node, String key, @Nullable Duration duration) {
    if (duration != null) {
      long micros = duration.toSeconds() * 1_000_000 + duration.toNanosPart() / 1_000;
      node.put(key, BigDecimal.valueOf(micros, MICRO_DIGITS).stripTrailingZeros());
    }
  }

  private static boolean samePoint(Verdict one, Verdict other) {
    return one.rule().equals(other.rule()) && Objects.equals(one.technician(), other.technician());
  }

  private static int severity(Outcome outcome) {
    return switch (outcome) {
      case FAIL -> 0;
      case UNDECIDED -> 1;
      case PASS -> 2;
      case NOT_APPLICABLE -> 3;
    };
  }

  private static String subject(Verdict verdict) {
    TechnicianId technician = verdict.technician();
    return technician == null ? "" : technician.text();
  }
}
