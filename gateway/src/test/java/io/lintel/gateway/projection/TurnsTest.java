package io.lintel.gateway.projection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.gateway.store.PressedTable.Pressed;
import org.junit.jupiter.api.Test;

class TurnsTest {
  /** What is judged over and over again is what grows: each time all that has come so far. */
  @Test
  void whatIsJudgedAltogetherGrowsAsWhatIsSent() {
    long few = judged(10_000);
    long more = judged(40_000);

    assertTrue(more <= 4.4 * few, few + " and " + more);
    assertTrue(few <= 20 * 10_000, "each is judged " + few / 10_000 + " times");
  }

  @Test
  void anHonestDayIsJudgedAtOnce() {
    assertEquals(400 * 401 / 2, judged(400));
  }

  private static long judged(int pressed) {
    Pressed now = new Pressed(0, 0);
    long judged = 0;
    for (int i = 0; i < pressed; i++) {
      now = now.once();
      if (Turns.PACE.isTurn(now)) {
        now = now.judgedNow();
        judged += now.times();
      }
    }
    return judged;
  }
}
