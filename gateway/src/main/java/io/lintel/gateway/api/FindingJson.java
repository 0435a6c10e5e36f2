package io.lintel.gateway.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lintel.gateway.audit.Cause;
import io.lintel.gateway.audit.Outcome;
import io.lintel.gateway.finding.Answer;
import io.lintel.gateway.finding.DeviceKind;
import io.lintel.gateway.finding.Finding;
import io.lintel.gateway.store.FindingTable.Standing;
import io.lintel.gateway.store.ProjectionReader;
import io.lintel.gateway.store.ReviewTable;
import io.lintel.gateway.store.ReviewTable.Decided;
import io.lintel.gateway.store.VerdictTable.Given;
import io.lintel.gateway.visit.TechnicianId;
import io.lintel.gateway.visit.VisitId;
import java.util.List;
import java.util.Objects;

/** Findings as the API shows them; what a finding does not have is left out. */
final class FindingJson {
  private FindingJson() {}

  static ObjectNode of(Standing standing, ProjectionReader tables) {
    ReviewTable reviews = tables.reviews();
    Finding finding = standing.finding();
    ObjectNode node = Answers.object();
    node.put("id", finding.id().text());
    node.put("kind", finding.kind().wireName());
    node.put("state", standing.state().wireName());
    verdict(node, finding);
    alsoOf(node, finding, tables);
    about(node, finding);
    node.put("at", finding.at().toString());
    node.put("day", finding.day().toString());
    node.put("because", finding.because().en());
    node.put("because_zh", finding.because().zh());
    ArrayNode evidence = node.putArray("evidence");
    finding.evidence().forEach(seq -> evidence.add(seq));
    if (isUnproven(finding, tables)) {
      node.put("unproven", true);
    }
    node.put("since_seq", standing.sinceSeq());
    ArrayNode answers = node.putArray("answers");
    reviews.answersOf(finding.id()).forEach(answer -> answer(answers.addObject(), answer));
    ArrayNode decisions = node.putArray("decisions");
    reviews.decisionsOf(finding.id()).forEach(decided -> decided(decisions.addObject(), decided));
    return node;
  }

  /** Whether an entry it names, or the verdict it is about, rests on who proved nothing. */
  private static boolean isUnproven(Finding finding, ProjectionReader tables) {
    if (!tables.facts().anyUnproven()) {
      return false;
    }
    VisitId visit = finding.visit();
    return finding.evidence().stream().anyMatch(tables.facts()::isUnproven)
        || (visit != null
            && finding.outcome() != null
            && VerdictJson.standing(tables.verdicts().ofVisit(visit.text())).stream()
                .map(Given::verdict)
                .anyMatch(
                    verdict ->
                        verdict.unproven()
                            && verdict.rule().equals(finding.rule())
                            && Objects.equals(verdict.technician(), finding.technician())));
  }

  private static void verdict(ObjectNode node, Finding finding) {
    Outcome outcome = finding.outcome();
    if (outcome == null) {
      return;
    }
    node.put("outcome", outcome.wireName());
    node.put("rule", finding.rule());
    node.put("certain", finding.certain());
    Cause cause = finding.cause();
    if (cause != null) {
      node.put("cause", cause.wireName());
    }
    VerdictJson.seconds(node, "late_by_s", finding.lateBy());
    VerdictJson.seconds(node, "uncertainty_s", finding.uncertainty());
    node.put("policy", finding.policy());
  }

  /** The rules whose verdicts rest on the same, and are looked at and decided with it. */
  private static void alsoOf(ObjectNode node, Finding finding, ProjectionReader tables) {
    List<String> also = tables.verdicts().toldWith(finding);
    if (!also.isEmpty()) {
      ArrayNode rules = node.putArray("also_rules");
      also.forEach(rules::add);
    }
  }

  private static void about(ObjectNode node, Finding finding) {
    VisitId visit = finding.visit();
    if (visit != null) {
      node.put("visit", visit.text());
    }
    TechnicianId technician = finding.technician();
    if (technician != null) {
      node.put("technician", technician.text());
    }
    DeviceKind deviceKind = finding.deviceKind();
    if (deviceKind != null) {
      node.put("device", finding.device());
      node.put("device_kind", deviceKind.wireName());
    }
  }

  private static void answer(ObjectNode node, Answer answer) {
    node.put("seq", answer.seq());
    node.put("at", answer.at().toString());
    node.put("technician", answer.technician().text());
    node.put("text", answer.text());
  }

  private static void decided(ObjectNode node, Decided decided) {
    node.put("seq", decided.decision().seq());
    node.put("at", decided.decision().at().toString());
    node.put("by", decided.decision().by());
    node.put("decision", decided.decision().word().wireName());
    node.put("reason", decided.decision().reason());
    node.put("on_earlier_evidence", decided.onEarlierEvidence());
  }
}
