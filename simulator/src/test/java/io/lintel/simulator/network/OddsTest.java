package io.lintel.simulator.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.simulator.chance.Dice;
import io.lintel.simulator.mishap.Mishap;
import io.lintel.simulator.mishap.MishapForm;
import io.lintel.simulator.mishap.MishapList;
import io.lintel.simulator.network.Luck.Lost;
import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OddsTest {
  private static final Letter READING = new Letter(Carriage.MQTT, "G-0007", "lintel/…", 3);
  private static final Duration NINE = Duration.ofHours(1);

  private final Odds odds = new Odds(Dice.ofSeed(7).fork("networks"));

  @Test
  void theSameAttemptHasTheSameLuckWhateverElseGoesOn() {
    MishapList some = list(Map.of("do", "message_lost", "share", "0.5"));
    MishapList more = some.and(list(Map.of("do", "delayed", "share", "0.5", "by", "1s..9s")).all());
    for (int number = 0; number < 200; number++) {
      Letter letter = new Letter(Carriage.MQTT, "G-1", "", number);
      Luck alone = odds.luck(some, letter, 0, NINE);
      assertEquals(alone, odds.luck(some, letter, 0, NINE));
      assertEquals(alone.lost(), odds.luck(more, letter, 0, NINE).lost());
    }
  }

  @Test
  void aShareIsAShareOfTheMessages() {
    MishapList tenth = list(Map.of("do", "message_lost", "share", "0.1", "what", "request"));
    int lost = 0;
    for (int number = 0; number < 5_000; number++) {
      Luck luck = odds.luck(tenth, new Letter(Carriage.MQTT, "G-1", "", number), 0, NINE);
      lost += luck.lost() == Lost.REQUEST ? 1 : 0;
    }
    assertTrue(Math.abs(lost - 500) < 75, "lost " + lost + " of 5000");
  }

  @Test
  void eachAttemptIsDrawnAnewSoThatEverythingComesThroughAtLast() {
    MishapList half = list(Map.of("do", "message_lost", "share", "0.5"));
    List<Lost> attempts = new ArrayList<>();
    for (int attempt = 0; attempt < 64; attempt++) {
      attempts.add(odds.luck(half, READING, attempt, NINE).lost());
    }
    assertTrue(attempts.contains(Lost.NOTHING), attempts::toString);
    assertNotEquals(1, attempts.stream().distinct().count());
    MishapList always = list(Map.of("do", "message_lost"));
    assertEquals(Luck.GOOD, odds.luck(always, READING, Odds.MOST_ATTEMPTS, NINE));
  }

  @Test
  void aWindowATargetAndACarriageLimitWhomItConcerns() {
    MishapList late =
        list(
            Map.of(
                "do", "delayed", "by", "30s", "on", "G-0007", "from", "09:00", "until", "10:00"));
    assertEquals(Duration.ofSeconds(30), odds.luck(late, READING, 0, NINE).latency());
    assertEquals(Duration.ZERO, odds.luck(late, READING, 0, NINE.plusHours(1)).latency());
    Letter other = new Letter(Carriage.MQTT, "G-0008", "", 3);
    assertEquals(Duration.ZERO, odds.luck(late, other, 0, NINE).latency());
    MishapList coap = list(Map.of("do", "delayed", "by", "30s", "on", "coap"));
    assertEquals(Duration.ZERO, odds.luck(coap, READING, 0, NINE).latency());
  }

  @Test
  void latenessesAddUp() {
    MishapList two =
        list(Map.of("do", "delayed", "by", "30s"))
            .and(list(Map.of("do", "reordered", "within", "12s")).all());
    assertEquals(Duration.ofSeconds(42), odds.luck(two, READING, 0, NINE).latency());
  }

  @Test
  void onlyRequestsOfPhonesMeetABusyFront() {
    MishapList busy = list(Map.of("do", "http_503", "retry_after", "7s"));
    assertNull(odds.luck(busy, READING, 0, NINE).busy());
    Letter step = new Letter(Carriage.HTTP, "T-01", "V-0001", 1);
    assertEquals(Duration.ofSeconds(7), odds.luck(busy, step, 0, NINE).busy());
  }

  @Test
  void aBrokerThatIsAwayStopsOnlyWhatTravelsByIt() {
    MishapList restart = list(Map.of("do", "broker_restart", "from", "09:00", "until", "09:05"));
    assertNotNull(Odds.stopping(restart, READING, NINE));
    assertNull(Odds.stopping(restart, READING, NINE.plusMinutes(5)));
    Letter coap = new Letter(Carriage.COAP, "G-0007", "", 1);
    assertNull(Odds.stopping(restart, coap, NINE));
    MishapList cut = list(Map.of("do", "connection_cut", "on", "V-0001"));
    Letter step = new Letter(Carriage.HTTP, "T-01", "V-0001", 1);
    assertNotNull(Odds.stopping(cut, step, NINE));
  }

  /** A day that begins at eight. */
  private static MishapList list(Map<String, String> given) {
    MishapForm.Checked checked =
        new MishapForm(given).checked(given.get("do") + "-1", LocalTime.of(8, 0));
    assertEquals(List.of(), checked.flaws());
    Mishap mishap = checked.mishap();
    assertNotNull(mishap);
    return new MishapList(List.of(mishap));
  }
}
