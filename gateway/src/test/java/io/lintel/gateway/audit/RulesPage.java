package io.lintel.gateway.audit;

import io.lintel.gateway.config.PolicyFile;
import io.lintel.gateway.policy.Limit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * docs/rules.md, made from what the rules say of themselves. Run it from the repository's root to
 * write the page anew; RulesDocumentTest compares.
 */
final class RulesPage {
  static final Path FROM_MODULE = Path.of("..", "docs", "rules.md");

  private static final String HEAD =
      """
      # Rules

      Each rule checks a clause of the companies' own documents. **A** is the gas companies' home-visit rules,
      **D** the gas customer service's; a dash means that no document has such a clause.
      Every verdict names the rule, the policy with its version and digest, and the journal entries it rests on.
      A policy is a YAML file (`gas-strict` and `gas-lenient` are shipped; keys below); an own one may stand in
      any file named in the configuration.

      | id | clause | | source | rests on | |
      |---|---|---|---|---|---|
      """;

  private static final String KEYS =
      """

      How a judgement comes about, when it is certain and when it is UNDECIDED: [linking.md](linking.md).

      ## A policy's other keys

      `name` and `version` stand in every verdict; `rules` holds a rule's id with `true` (as all are) or `false`.
      The weights are explained in [linking.md](linking.md).

      | key | default | meaning | 含义 |
      |---|---|---|---|
      """;

  /** What a policy may set that belongs to no one rule. */
  static List<Limit<?>> otherKeys() {
    List<Limit<?>> others = new ArrayList<>(PolicyFile.keys());
    others.removeAll(Rules.limits());
    return others;
  }

  private RulesPage() {}

  public static void main(String[] arguments) throws IOException {
    Files.writeString(Path.of("docs", "rules.md"), text());
  }

  static String text() {
    StringBuilder page = new StringBuilder(HEAD);
    for (Card card : Rules.cards()) {
      page.append(
          "| %s | %s | %s | %s | %s | %s |\n"
              .formatted(
                  card.id(),
                  card.clause().zh(),
                  card.clause().en(),
                  card.source().letter(),
                  card.basis().words().en(),
                  card.basis().words().zh()));
    }
    Rules.cards().forEach(card -> section(page, card));
    page.append(KEYS);
    otherKeys().forEach(limit -> row(page, limit));
    return page.toString();
  }

  private static void section(StringBuilder page, Card card) {
    page.append("\n## %s\n\n".formatted(card.id()))
        .append("**%s.** %s %s\n".formatted(card.id(), card.checks().en(), card.checks().zh()))
        .append("\n%s\n\n%s\n".formatted(card.judged().en(), card.judged().zh()));
    if (!card.limits().isEmpty()) {
      page.append("\n| key | default | meaning | 含义 |\n|---|---|---|---|\n");
    }
    card.limits().forEach(limit -> row(page, limit));
  }

  private static void row(StringBuilder page, Limit<?> limit) {
    page.append(
        "| `%s` | %s | %s | %s |\n"
            .formatted(limit.key(), limit.written(), limit.meaning().en(), limit.meaning().zh()));
  }
}
