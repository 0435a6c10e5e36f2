package io.lintel.gateway.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.lintel.gateway.config.PolicyFile;
import io.lintel.gateway.config.PolicyWrong;
import io.lintel.gateway.policy.Limit;
import io.lintel.gateway.policy.Policy;
import java.io.IOException;
import java.nio.file.Files;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
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

  static List<Card> cards() {
    return Rules.cards();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cards")
  void aCardIsWholeAndItsLimitsStandOnThePage(Card card) {
    for (String text :
        List.of(
            card.clause().en(),
            card.clause().zh(),
            card.checks().en(),
            card.checks().zh(),
            card.judged().en(),
            card.judged().zh())) {
      assertFalse(text.isBlank(), card.id());
    }
    assertEquals(card.source() == SourceDocument.NONE, card.basis() == Basis.OURS, card.id());
  }

  static List<Limit<?>> keys() {
    return PolicyFile.keys();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("keys")
  void aKeyMeansSomethingInBothLanguages(Limit<?> limit) {
    assertFalse(limit.meaning().en().isBlank() || limit.meaning().zh().isBlank());
  }

  @Test
  void noKeyIsTakenTwice() {
    Set<String> keys = new HashSet<>();
    for (Limit<?> limit : keys()) {
      assertEquals(true, keys.add(limit.key()), limit.key());
    }
  }

  @Test
  void theStrictPolicyStatesTheDefaults() throws PolicyWrong {
    Policy strict = PolicyFile.named("gas-strict");

    for (Limit<?> limit : keys()) {
      assertEquals(limit.otherwise(), strict.limits().get(limit), limit.key());
    }
  }
}
