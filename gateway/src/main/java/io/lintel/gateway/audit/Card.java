package io.lintel.gateway.audit;

import io.lintel.gateway.policy.Limit;
import io.lintel.gateway.wording.Sentence;
import java.util.List;

/**
 * What a rule says of itself: documents, the API and the pages show it.
 *
 * @param id as auditors cite it
 * @param scope what it judges one by one
 * @param clause what the source document obliges to, in its own Chinese and in English; where no
 *     document has one, what stands in for it
 * @param source the document that the clause is from
 * @param basis whether the clause says what is checked, or we read it so, or it is ours
 * @param checks what is checked, in one sentence
 * @param judged how FAIL, UNDECIDED and NOT_APPLICABLE come about, and with what cause
 * @param limits what a policy may set of it
 */
public record Card(
    String id,
    Scope scope,
    Sentence clause,
    SourceDocument source,
    Basis basis,
    Sentence checks,
    Sentence judged,
    List<Limit<?>> limits) {
  private static final Sentence BLANK = new Sentence("", "");

  public Card {
    limits = List.copyOf(limits);
  }

  /** A blank one, to be filled in. */
  static Card of(String id, Scope scope) {
    return new Card(id, scope, BLANK, SourceDocument.NONE, Basis.OURS, BLANK, BLANK, List.of());
  }

  Card clause(String en, String zh) {
    return new Card(id, scope, new Sentence(en, zh), source, basis, checks, judged, limits);
  }

  Card from(SourceDocument document, Basis on) {
    return new Card(id, scope, clause, document, on, checks, judged, limits);
  }

  Card checks(String en, String zh) {
    return new Card(id, scope, clause, source, basis, new Sentence(en, zh), judged, limits);
  }

  Card judged(String en, String zh) {
    return new Card(id, scope, clause, source, basis, checks, new Sentence(en, zh), limits);
  }

  Card limits(Limit<?>... keys) {
    return new Card(id, scope, clause, source, basis, checks, judged, List.of(keys));
  }
}
