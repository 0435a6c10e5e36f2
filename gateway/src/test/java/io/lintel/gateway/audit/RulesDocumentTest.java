package io.lintel.gateway.audit;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** docs/rules.md says of each rule what the rule says of itself. */
class RulesDocumentTest {
  @Test
  void everyRuleStandsInTheDocumentWithItsClause() throws IOException {
    String document = Files.readString(Path.of("..", "docs", "rules.md"));

    for (Rule rule : Rule.ALL) {
      String row =
          "| %s | %s | %s | %s |"
              .formatted(rule.id(), rule.clause().zh(), rule.clause().en(), rule.source());
      assertTrue(document.contains(row), () -> "docs/rules.md lacks the row " + row);
      String checks = "**%s.** %s %s".formatted(rule.id(), rule.checks().en(), rule.checks().zh());
      assertTrue(document.contains(checks), () -> "docs/rules.md lacks " + checks);
    }
  }
}
