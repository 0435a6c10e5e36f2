package io.lintel.gateway.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.gateway.audit.Rules;
import io.lintel.gateway.policy.Limit;
import io.lintel.gateway.policy.Policy;
import io.lintel.gateway.visit.TapHabits;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyFileTest {
  @ParameterizedTest
  @ValueSource(strings = {"gas-strict", "gas-lenient"})
  void shippedPoliciesAreWhole(String name) throws PolicyWrong {
    Policy policy = PolicyFile.named(name);

    assertEquals(name, policy.name());
    assertTrue(policy.label().matches(name + "@2#[0-9a-f]{12}"), policy::label);
    Rules.cards().forEach(card -> assertTrue(policy.judges(card.id()), card::id));
  }

  @Test
  void strictAndLenientDifferWhereTheyShould() throws PolicyWrong {
    assertEquals("knock", value("gas-strict", "against"));
    assertEquals("entry", value("gas-lenient", "against"));
    assertEquals("false", value("gas-strict", "prebuffer_counts"));
    assertEquals("true", value("gas-lenient", "prebuffer_counts"));
  }

  @Test
  void whatIsLeftOutHasItsDefault() throws PolicyWrong {
    Policy policy = PolicyFile.parse("test", "name: ours\nrules:\n  REC-2: false\ngap_s: 2.5\n");

    assertEquals("PT2.5S", value(policy, "gap_s"));
    assertEquals(Duration.ofSeconds(10), TapHabits.of(policy.limits()).after());
    assertFalse(policy.judges("REC-2"));
    assertTrue(policy.judges("REC-1"));
  }

  private static String value(String shipped, String key) throws PolicyWrong {
    return value(PolicyFile.named(shipped), key);
  }

  private static String value(Policy policy, String key) {
    Limit<?> limit =
        PolicyFile.keys().stream().filter(one -> one.key().equals(key)).findFirst().orElseThrow();
    String value = String.valueOf(policy.limits().get(limit));
    return value.startsWith("P") ? value : value.toLowerCase(Locale.ROOT);
  }

  @Test
  void everyMistakeIsToldWithItsLine() {
    String text =
        """
        name: ours
        rules:
          REC-1: yes
          REC-9: true
        gap_s: -3
        tap:
          before: 5
        against: door
        gap_s: 4
        weights: 7
        """;

    String told =
        assertThrows(PolicyWrong.class, () -> PolicyFile.parse("ours.yaml", text)).toString();

    for (String part :
        new String[] {
          "line 3: rules.REC-1: expected true or false, found 'yes'",
          "line 4: rules.REC-9: is no key",
          "line 7: tap.before: is no key",
          "line 8: against: expected one of knock, entry, found 'door'",
          "line 9: gap_s: stands twice",
          "line 10: weights.expected keys with values",
        }) {
      assertTrue(told.contains(part), () -> part + " is not in " + told);
    }
  }

  @Test
  void aFileThatIsNotThereNamesTheShippedPolicies() {
    String told =
        assertThrows(PolicyWrong.class, () -> PolicyFile.named("/nowhere/x.yaml")).toString();

    assertTrue(told.contains("gas-strict, gas-lenient"), told);
  }

  @Test
  void anotherTextIsAnotherDigest() throws PolicyWrong {
    assertFalse(
        PolicyFile.parse("a", "name: ours\ngap_s: 5\n")
            .digest()
            .equals(PolicyFile.parse("b", "name: ours\ngap_s: 6\n").digest()));
  }
}
