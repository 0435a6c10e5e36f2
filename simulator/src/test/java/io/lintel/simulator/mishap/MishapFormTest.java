package io.lintel.simulator.mishap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.simulator.chance.Dice;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class MishapFormTest {
  private static final LocalTime MORNING = LocalTime.of(8, 0);

  @Test
  void whatIsLeftOutIsPreset() {
    Mishap mishap = mishap(Map.of("do", "recorder_on_late"));

    assertEquals("8s..55s", mishap.settings().get("by"));
    assertEquals(1, mishap.share());
    assertTrue(mishap.concerns("T-03", "V-0001"));
    assertTrue(mishap.covers(Duration.ZERO));
  }

  @Test
  void aWindowIsCountedFromTheDaysBeginningAndItsEndIsOutside() {
    Mishap mishap =
        mishap(Map.of("do", "recorder_on_late", "from", "09:00", "until", "09:30", "on", "T-03"));

    assertFalse(mishap.covers(Duration.ofMinutes(59)));
    assertTrue(mishap.covers(Duration.ofMinutes(60)));
    assertFalse(mishap.covers(Duration.ofMinutes(90)));
    assertTrue(mishap.concerns("V-0001", "T-03"));
    assertFalse(mishap.concerns("T-04"));
  }

  @Test
  void everyFlawIsNamedAtOnce() {
    List<MishapForm.Flaw> flaws =
        new MishapForm(
                Map.of(
                    "do",
                    "recorder_on_late",
                    "share",
                    "2",
                    "from",
                    "9",
                    "by",
                    "soon",
                    "colour",
                    "red"))
            .checked("x", MORNING)
            .flaws();

    assertEquals(
        List.of("by", "colour", "from", "share"),
        flaws.stream().map(MishapForm.Flaw::key).sorted().toList());
  }

  @Test
  void anUnknownNameIsAnsweredWithTheKnownOnes() {
    List<MishapForm.Flaw> flaws =
        new MishapForm(Map.of("do", "recorder_on_latte")).checked("x", MORNING).flaws();

    assertTrue(flaws.get(0).says().contains("recorder_on_late"));
  }

  @Test
  void theSameOccasionHasTheSameLuck() {
    Mishap mishap = mishap(Map.of("do", "recorder_on_late", "share", "0.5"));
    Dice dice = Dice.ofSeed(7);

    assertEquals(
        mishap.strikes(dice, "V-0001").map(strike -> strike.duration("by")),
        mishap.strikes(Dice.ofSeed(7), "V-0001").map(strike -> strike.duration("by")));
  }

  @Test
  void drawnFiguresLieInTheirRange() {
    Mishap mishap = mishap(Map.of("do", "recorder_on_late", "by", "-2s..1.5m"));
    for (int occasion = 0; occasion < 200; occasion++) {
      Strike strike = mishap.strikes(Dice.ofSeed(7), "V-" + occasion).orElseThrow();
      Duration by = strike.duration("by");
      assertTrue(by.compareTo(Duration.ofSeconds(-2)) >= 0, by::toString);
      assertTrue(by.compareTo(Duration.ofSeconds(90)) <= 0, by::toString);
    }
  }

  private static Mishap mishap(Map<String, String> given) {
    MishapForm.Checked checked = new MishapForm(given).checked("x", MORNING);
    assertEquals(List.of(), checked.flaws());
    return Objects.requireNonNull(checked.mishap());
  }
}
