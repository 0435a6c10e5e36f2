package io.lintel.gateway.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** docs/rules.md says of each rule what the rule says of itself, and of each key what holds. */
class RulesDocumentTest {
  @Test
  void thePageIsWhatTheRulesSay() throws IOException {
    assertEquals(
        RulesPage.text(),
        Files.readString(RulesPage.FROM_MODULE),
        "docs/rules.md is not what the rules say; RulesPage writes it anew");
  }

  static List<RulesPage.Key> keys() {
    List<RulesPage.Key> keys = new ArrayList<>(RulesPage.OTHER_KEYS);
    for (Rule rule : Rule.ALL) {
      for (Rule.Limit limit : rule.limits()) {
        keys.add(new RulesPage.Key(limit.key(), limit.otherwise(), limit.meaning().en()));
      }
    }
    return keys;
  }

  @ParameterizedTest
  @MethodSource("keys")
  void whatIsNamedAsDefaultHoldsWhereTheKeyIsLeftOut(RulesPage.Key key) throws PolicyWrong {
    String[] parts = key.key().split("\\.", -1);
    String written =
        parts.length == 1
            ? "%s: %s".formatted(parts[0], key.otherwise())
            : "%s: {%s: %s}".formatted(parts[0], parts[1], key.otherwise());

    assertEquals(undigested("name: ours\n"), undigested("name: ours\n" + written + "\n"));
  }

  /** The strict policy states every limit of its rules, as it would hold unstated. */
  @Test
  void theStrictPolicyStatesTheDefaults() throws PolicyWrong {
    Policy strict = PolicyFile.named("gas-strict");
    Policy usual = PolicyFile.parse("test", "name: ours\n");

    assertEquals(usual.limits(), strict.limits());
    assertEquals(usual.against(), strict.against());
    assertEquals(usual.prebufferCounts(), strict.prebufferCounts());
    assertEquals(usual.slack(), strict.slack());
    assertEquals(usual.gap(), strict.gap());
    assertEquals(usual.tap(), strict.tap());
    assertEquals(usual.clock(), strict.clock());
    assertEquals(usual.weights(), strict.weights());
  }

  private static Policy undigested(String text) throws PolicyWrong {
    Policy read = PolicyFile.parse("test", text);
    return new Policy(
        read.name(),
        read.version(),
        "",
        read.rules(),
        read.against(),
        read.prebufferCounts(),
        read.slack(),
        read.gap(),
        read.tap(),
        read.clock(),
        read.weights(),
        read.limits());
  }
}
