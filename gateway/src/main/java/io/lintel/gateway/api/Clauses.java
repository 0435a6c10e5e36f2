package io.lintel.gateway.api;

import java.util.Optional;

/** What each rule of the policy in force checks, in the documents' words. */
public interface Clauses {
  Optional<Clause> of(String rule);

  /**
   * @param source the document's letter
   */
  record Clause(String zh, String en, String source) {}
}
