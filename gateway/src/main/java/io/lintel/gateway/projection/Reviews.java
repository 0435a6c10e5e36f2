package io.lintel.gateway.projection;

import io.lintel.gateway.finding.Answer;
import io.lintel.gateway.finding.Decision;
import io.lintel.gateway.finding.FindingId;
import io.lintel.gateway.intake.Facts;
import io.lintel.gateway.journal.Entry;
import io.lintel.gateway.store.ProjectionWriter;

/** Brings what people said of findings into the tables. */
final class Reviews {
  private final ProjectionWriter tables;
  private final Facts facts;
  private final Findings findings;

  Reviews(ProjectionWriter tables, Facts facts, Findings findings) {
    this.tables = tables;
    this.facts = facts;
    this.findings = findings;
  }

  /**
   * The finding need not be there: under another policy it may not be one, and what was said of it
   * is kept for the day it is.
   *
   * @return what was decided, or {@code answer}
   */
  String heard(Entry entry) {
    findings.spokenTo(new FindingId(entry.observation().device()));
    if (!facts.isDecision(entry)) {
      Answer answer = facts.answer(entry);
      tables.reviews().answer(answer);
      return "answer";
    }
    Decision decision = facts.decision(entry);
    tables.reviews().decide(decision, findings.isOnEarlierEvidence(decision));
    return decision.word().wireName();
  }
}
