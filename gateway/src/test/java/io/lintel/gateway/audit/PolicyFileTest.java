package io.lintel.gateway.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
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
    Rule.ALL.forEach(rule -> assertTrue(policy.judges(rule), rule::id));
  }

  @Test
  void strictAndLenientDifferWhereTheyShould() throws PolicyWrong {
    assertEquals(Policy.Against.KNOCK, PolicyFile.named("gas-strict").against());
    assertEquals(Policy.Against.ENTRY, PolicyFile.named("gas-lenient").against());
    assertFalse(PolicyFile.named("gas-strict").prebufferCounts());
    assertTrue(PolicyFile.named("gas-lenient").prebufferCounts());
  }

  @Test
  void whatIsLeftOutHasItsDefault() throws PolicyWrong {
    Policy policy = PolicyFile.parse("test", "name: ours\nrules:\n  REC-2: false\ngap_s: 2.5\n");

    assertEquals(Duration.ofMillis(2500), policy.gap());
    assertEquals(Duration.ofSeconds(10), policy.tap().after());
    assertFalse(policy.judges(Rule.RECORDER_THROUGH_VISIT));
    assertTrue(policy.judges(Rule.RECORDER_ON_BEFORE_KNOCK));
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
