package io.lintel.simulator.mishap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class MishapBoardTest {
  private static final Duration NINE = Duration.ofHours(1);
  private static final Duration TEN = Duration.ofHours(2);

  private final MishapBoard board = new MishapBoard(MishapList.NONE);
  private final List<MishapList> told = new ArrayList<>();

  private static Mishap mishap(String id) {
    MishapForm form = new MishapForm(Map.of("do", Catalogue.names().get(0), "from", "09:00"));
    return Objects.requireNonNull(form.checked(id, LocalTime.of(8, 0)).mishap());
  }

  @Test
  void whatABegunMishapDidStaysAndItEndsNow() {
    board.add(mishap("a"));
    board.listen(told::add);

    assertTrue(board.end("a", TEN));

    assertEquals(TEN, board.standing().all().get(0).until());
    assertEquals(List.of(board.standing()), told);
    assertFalse(board.end("a", TEN), "it has ended already");
  }

  @Test
  void oneThatIsStillToComeIsForgotten() {
    board.add(mishap("a"));

    assertTrue(board.end("a", NINE.minusSeconds(1)));

    assertEquals(List.of(), board.standing().all());
    assertFalse(board.end("b", NINE), "there is no such mishap");
  }
}
