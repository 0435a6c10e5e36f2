package io.lintel.gateway.api;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What each rule of the policy in force checks, in the documents' words. */
public interface Clauses {
  Optional<Clause> of(String rule);

  /**
   * @param source the document's letter
   * @param documentZh what people call the document, or null where none has such a clause
   * @param documentEn the same in English
   */
  record Clause(
      String zh,
      String en,
      String source,
      @Nullable String documentZh,
      @Nullable String documentEn) {}
}
