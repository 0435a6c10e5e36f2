package io.lintel.gateway.linking;

import static io.lintel.gateway.linking.StagedSwaps.DAY;
import static io.lintel.gateway.linking.StagedSwaps.ELSEWHERE;
import static io.lintel.gateway.linking.StagedSwaps.FAR;
import static io.lintel.gateway.linking.StagedSwaps.HERE;
import static io.lintel.gateway.linking.StagedSwaps.ONE;
import static io.lintel.gateway.linking.StagedSwaps.THERE;
import static io.lintel.gateway.linking.StagedSwaps.THREE;
import static io.lintel.gateway.linking.StagedSwaps.TWO;
import static io.lintel.gateway.linking.StagedSwaps.astray;
import static io.lintel.gateway.linking.StagedSwaps.holds;
import static io.lintel.gateway.linking.StagedSwaps.isSure;
import static io.lintel.gateway.linking.StagedSwaps.micros;
import static io.lintel.gateway.linking.StagedSwaps.proposed;
import static io.lintel.gateway.linking.StagedSwaps.seen;
import static io.lintel.gateway.linking.StagedSwaps.stay;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.gateway.visit.GeoPoint;
import io.lintel.gateway.visit.TechnicianId;
import io.lintel.gateway.visit.VisitId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SwapProposalsTest {

  @Test
  void case14_threePositionsOutweighThePrior() {
    Map<TechnicianId, List<Stay>> stays =
        Map.of(ONE, List.of(stay(540, 560, HERE)), TWO, List.of(stay(540, 560, THERE)));

    List<Swap> two =
        proposed(
            stays, astray("R-1", ONE, seen(1, 545, THERE)), astray("R-2", TWO, seen(2, 545, HERE)));
    List<Swap> three =
        proposed(
            stays,
            astray("R-1", ONE, seen(1, 545, THERE), seen(3, 546, THERE)),
            astray("R-2", TWO, seen(2, 545, HERE)));

    assertFalse(two.get(0).outweighs(Weights.DEFAULT), two::toString);
    Swap swap = three.get(0);
    assertEquals(1, three.size());
    assertTrue(swap.outweighs(Weights.DEFAULT), swap::toString);
    assertEquals("R-2", swap.recorderB());
    assertEquals(List.of(1L, 2L, 3L), swap.evidence());
    assertEquals(TWO, swap.bearerOf("R-1").orElseThrow());
    assertEquals(ONE, swap.bearerOf("R-2").orElseThrow());
  }

  @Test
  void oneStayAloneIsOneCoincidence() {
    Map<TechnicianId, List<Stay>> stays =
        Map.of(ONE, List.of(stay(540, 600, HERE)), TWO, List.of(stay(540, 600, THERE)));

    List<Swap> proposed =
        proposed(
            stays,
            astray(
                "R-1",
                ONE,
                seen(1, 545, THERE),
                seen(2, 550, THERE),
                seen(3, 555, THERE),
                seen(4, 560, THERE)));

    assertEquals(1, proposed.size());
    assertFalse(proposed.get(0).outweighs(Weights.DEFAULT));
  }

  /** Each position alone may be at either door; from two doors it is told which was whose. */
  @Test
  void anExchangeNextDoorIsFoundFromSeveralDoors() {
    GeoPoint next = new GeoPoint(HERE.lat() + 0.0010, HERE.lon());
    Map<TechnicianId, List<Stay>> stays =
        Map.of(
            ONE,
            List.of(stay(540, 550, HERE), stay(560, 570, HERE)),
            TWO,
            List.of(stay(540, 550, next), stay(560, 570, next)));

    List<Swap> proposed =
        proposed(
            stays,
            astray("R-1", ONE, seen(1, 543, next), seen(2, 546, next), seen(3, 565, next)),
            astray("R-2", TWO, seen(4, 543, HERE), seen(5, 546, HERE), seen(6, 565, HERE)));
    List<Swap> atHome =
        proposed(
            stays,
            astray("R-1", ONE, seen(1, 543, HERE), seen(2, 546, HERE), seen(3, 565, HERE)),
            astray("R-2", TWO, seen(4, 543, next), seen(5, 546, next), seen(6, 565, next)));

    assertEquals(1, proposed.size(), proposed::toString);
    Swap swap = proposed.get(0);
    assertTrue(swap.outweighs(Weights.DEFAULT), swap::toString);
    assertEquals(TWO, swap.bearerOf("R-1").orElseThrow());
    assertEquals(ONE, swap.bearerOf("R-2").orElseThrow());
    assertEquals(List.of(), atHome);
  }

  /** Nobody gave it back there: its bearer waited next door, and where that was nobody knows. */
  @Test
  void whatIsSeenNextDoorToItsHolderHasNotComeBack() {
    GeoPoint next = new GeoPoint(THERE.lat() + 0.0012, THERE.lon());
    Map<TechnicianId, List<Stay>> stays =
        Map.of(
            ONE,
            List.of(stay(540, 550, HERE)),
            TWO,
            List.of(stay(540, 550, THERE), stay(580, 590, THERE)));

    List<Swap> proposed =
        proposed(
            stays,
            astray("R-1", ONE, seen(1, 543, THERE), seen(2, 546, THERE), seen(3, 585, THERE)),
            astray(
                "R-2",
                TWO,
                seen(4, 543, HERE),
                seen(5, 546, HERE),
                seen(6, 582, next),
                seen(7, 584, next),
                seen(8, 586, next)));

    assertEquals(1, proposed.size(), proposed::toString);
    assertTrue(proposed.get(0).holds(DAY.plus(Duration.ofMinutes(586))), proposed::toString);
  }

  /** While the first was at a door, the second came there too: both recorders were there. */
  @Test
  void whereBothRecordersAreNobodyHasGivenOneBack() {
    Map<TechnicianId, List<Stay>> stays =
        Map.of(
            ONE,
            List.of(stay(540, 550, HERE), stay(600, 610, ELSEWHERE)),
            TWO,
            List.of(stay(540, 550, THERE), stay(640, 650, THERE)));
    Astray first =
        astray(
            "R-1",
            ONE,
            seen(1, 543, THERE),
            seen(2, 546, THERE),
            seen(5, 602, ELSEWHERE),
            seen(6, 606, ELSEWHERE),
            seen(7, 645, THERE));
    Astray second =
        astray("R-2", TWO, seen(3, 543, HERE), seen(4, 546, HERE), seen(9, 603, ELSEWHERE));
    Astray secondAway = astray("R-2", TWO, seen(3, 543, HERE), seen(4, 546, HERE));

    List<Swap> met = proposed(stays, first, second);
    List<Swap> back = proposed(stays, first, secondAway);

    assertTrue(holds(met, 645), met::toString);
    assertFalse(holds(back, 645), back::toString);
  }

  @Test
  void aRecorderThatWentOneWayBringsNothingBack() {
    Map<TechnicianId, List<Stay>> stays =
        Map.of(
            ONE,
            List.of(stay(540, 560, HERE), stay(580, 600, THERE)),
            TWO,
            List.of(stay(540, 560, THERE), stay(580, 600, ELSEWHERE)));

    List<Swap> proposed =
        proposed(
            stays,
            astray(
                "R-1",
                ONE,
                seen(1, 545, THERE),
                seen(2, 550, THERE),
                seen(3, 585, ELSEWHERE),
                seen(4, 590, ELSEWHERE)));

    Swap swap = proposed.get(0);
    assertTrue(swap.outweighs(Weights.DEFAULT), swap::toString);
    assertNull(swap.recorderB());
    assertEquals(TWO, swap.technicianB());
  }

  @Test
  void whoIsInTheSameBuildingCannotBeToldFromTheBearer() {
    Map<TechnicianId, List<Stay>> stays =
        Map.of(
            ONE,
            List.of(stay(540, 560, HERE), stay(580, 600, HERE)),
            TWO,
            List.of(stay(540, 560, THERE), stay(580, 600, ELSEWHERE)),
            THREE,
            List.of(stay(540, 560, THERE), stay(580, 600, ELSEWHERE)));

    List<Swap> proposed =
        proposed(
            stays,
            astray(
                "R-1",
                ONE,
                seen(1, 545, THERE),
                seen(2, 550, THERE),
                seen(3, 585, ELSEWHERE),
                seen(4, 590, ELSEWHERE)));

    assertTrue(
        proposed.stream().noneMatch(swap -> swap.outweighs(Weights.DEFAULT)), proposed::toString);
  }

  @Test
  void nobodyIsSuspectedWhileNobodyKnowsWhereTheHolderWas() {
    Map<TechnicianId, List<Stay>> stays =
        Map.of(
            ONE,
            List.of(stay(500, 510, HERE)),
            TWO,
            List.of(stay(540, 560, THERE), stay(580, 600, ELSEWHERE)));

    assertEquals(
        List.of(),
        proposed(
            stays,
            astray(
                "R-1",
                ONE,
                seen(1, 505, THERE),
                seen(2, 550, THERE),
                seen(3, 585, ELSEWHERE),
                seen(4, 590, ELSEWHERE))));
  }

  /** Two doors with the recorder of a colleague whose day was over, and not one with their own. */
  @Test
  void whoWasAtNoMoreDoorsMayHaveExchangedAllTheSame() {
    Stay early = stay(500, 510, HERE);
    List<Stay> second = List.of(stay(540, 560, THERE), stay(580, 600, ELSEWHERE));
    Astray first =
        astray("R-1", ONE, seen(1, 505, HERE), seen(2, 550, THERE), seen(3, 585, ELSEWHERE));
    Astray gone = astray("R-2", TWO, seen(4, 545, HERE), seen(5, 590, HERE));

    List<Swap> exchanged = proposed(Map.of(ONE, List.of(early), TWO, second), first, gone);
    List<Swap> atThirds =
        proposed(
            Map.of(
                ONE,
                List.of(early),
                TWO,
                second,
                THREE,
                List.of(stay(542, 560, HERE), stay(580, 600, HERE))),
            first,
            gone);

    assertTrue(holds(exchanged, 550), exchanged::toString);
    assertEquals(TWO, exchanged.get(0).bearerOf("R-1").orElseThrow());
    assertTrue(
        atThirds.stream().noneMatch(swap -> swap.bearerOf("R-1").isPresent()), atThirds::toString);
  }

  @Test
  void whoIsStillWithoutTheRecorderAfterADoorInCommonHasNotGotItBackThere() {
    Map<TechnicianId, List<Stay>> stays =
        Map.of(
            ONE,
            List.of(stay(540, 560, HERE), stay(600, 610, ELSEWHERE), stay(660, 670, HERE)),
            TWO,
            List.of(stay(540, 560, THERE), stay(600, 610, ELSEWHERE)));
    List<Sighting> seen =
        List.of(
            seen(1, 545, THERE), seen(2, 546, THERE), seen(3, 605, ELSEWHERE), seen(4, 665, THERE));

    List<Swap> told =
        proposed(
            stays,
            astray("R-1", ONE, seen.toArray(Sighting[]::new)),
            astray("R-2", TWO, seen(5, 545, HERE)));
    List<Swap> untold =
        proposed(
            stays,
            astray("R-1", ONE, seen.subList(0, 3).toArray(Sighting[]::new)),
            astray("R-2", TWO, seen(5, 545, HERE)));

    assertEquals(1, told.size(), told::toString);
    assertTrue(told.get(0).holds(DAY.plus(Duration.ofMinutes(700))));
    assertEquals(2, untold.size(), untold::toString);
    assertEquals(0.5, untold.get(1).confidence(), 1e-9);
  }

  @Test
  void itHoldsFromWhenTheLastVisitWithTheOwnRecorderEnded() {
    Map<TechnicianId, List<Stay>> stays =
        Map.of(
            ONE,
            List.of(stay(500, 520, ELSEWHERE), stay(540, 560, HERE)),
            TWO,
            List.of(stay(490, 515, HERE), stay(545, 560, THERE)));

    Swap swap =
        proposed(
                stays,
                astray(
                    "R-1", ONE, seen(1, 505, ELSEWHERE), seen(2, 546, THERE), seen(3, 548, THERE)),
                astray("R-2", TWO, seen(4, 505, HERE), seen(5, 546, HERE), seen(6, 548, HERE)))
            .get(0);

    assertEquals(DAY.plus(Duration.ofMinutes(521)), swap.from());
    assertEquals(DAY.plus(Duration.ofDays(1)), swap.to());
  }

  /** ... or longer, if the recorder stayed where it was with its holder. */
  @Test
  void theRecorderIsItsHoldersAsLongAsItDoesNotLeave() {
    Map<TechnicianId, List<Stay>> stays =
        Map.of(
            ONE,
            List.of(stay(500, 520, ELSEWHERE), stay(560, 580, HERE)),
            TWO,
            List.of(stay(560, 580, THERE)));

    Swap swap =
        proposed(
                stays,
                astray(
                    "R-1",
                    ONE,
                    seen(1, 510, ELSEWHERE),
                    seen(2, 525, ELSEWHERE),
                    seen(3, 535, ELSEWHERE),
                    seen(4, 545, THERE),
                    seen(5, 565, THERE),
                    seen(6, 570, THERE)),
                astray("R-2", TWO, seen(7, 565, HERE), seen(8, 570, HERE)))
            .get(0);

    assertEquals(DAY.plus(Duration.ofMinutes(536)).plusSeconds(1), swap.from());
  }

  /** One half is astray: of who tapped afterwards only the address is known, and not when. */
  @Test
  void whoTappedAfterwardsIsFoundByThoseWithoutTheirOwn() {
    Stay late = Stays.sometime(new VisitId("V-9"), THERE, micros(500), micros(620));
    Map<TechnicianId, List<Stay>> stays =
        Map.of(ONE, List.of(stay(540, 550, HERE), stay(580, 590, ELSEWHERE)), TWO, List.of(late));
    Astray own = astray("R-1", ONE, seen(1, 543, THERE), seen(2, 546, THERE), seen(3, 585, THERE));
    Astray others =
        new Astray(
            "R-2",
            TWO,
            micros(0),
            Long.MAX_VALUE,
            List.of(
                seen(4, 543, HERE),
                seen(5, 546, HERE),
                seen(6, 583, ELSEWHERE),
                seen(7, 586, ELSEWHERE)),
            false);

    List<Swap> proposed = proposed(stays, own, others);
    List<Swap> together =
        proposed(
            stays,
            astray("R-1", ONE, seen(1, 543, HERE), seen(2, 546, HERE), seen(3, 585, ELSEWHERE)),
            others);

    assertEquals(1, proposed.size(), proposed::toString);
    Swap swap = proposed.get(0);
    assertTrue(swap.outweighs(Weights.DEFAULT), swap::toString);
    assertEquals(TWO, swap.bearerOf("R-1").orElseThrow());
    assertEquals(ONE, swap.bearerOf("R-2").orElseThrow());
    assertEquals(List.of(), together);
  }

  /** Their own was never at the address that they say they visited, and another's was. */
  @Test
  void whoTappedAfterwardsIsFoundWhileNobodyKnowsWhereTheOtherWas() {
    Stay late = Stays.sometime(new VisitId("V-9"), THERE, micros(500), micros(620));
    Map<TechnicianId, List<Stay>> stays =
        Map.of(ONE, List.of(stay(540, 550, HERE), stay(580, 590, ELSEWHERE)), TWO, List.of(late));
    Sighting here = seen(4, 543, HERE);
    Astray withOne =
        astray(
            "R-2", TWO, here, seen(5, 546, HERE), seen(6, 583, ELSEWHERE), seen(7, 586, ELSEWHERE));
    Astray atTheDoor =
        astray(
            "R-1",
            ONE,
            seen(1, 545, FAR),
            seen(2, 560, THERE),
            seen(3, 562, THERE),
            seen(8, 585, FAR));
    Astray nowhere = astray("R-1", ONE, seen(1, 545, FAR), seen(8, 585, FAR));
    Astray alsoThere = astray("R-2", TWO, here, seen(5, 546, HERE), seen(9, 565, THERE));

    List<Swap> proposed = proposed(stays, atTheDoor, withOne);

    assertEquals(1, proposed.size(), proposed::toString);
    assertEquals(TWO, proposed.get(0).bearerOf("R-1").orElseThrow());
    assertEquals(ONE, proposed.get(0).bearerOf("R-2").orElseThrow());
    assertEquals(List.of(), proposed(stays, nowhere, withOne));
    assertEquals(List.of(), proposed(stays, atTheDoor, alsoThere));
  }

  /** Both recorders are about, one of them in the next street's house. */
  @Test
  void whoseOwnIsClearlyNearerToAnothersDoorHasExchangedThereAlready() {
    GeoPoint nextStreet = new GeoPoint(HERE.lat() + 0.0010, HERE.lon());
    Map<TechnicianId, List<Stay>> stays =
        Map.of(
            ONE,
            List.of(stay(480, 500, HERE), stay(540, 560, THERE)),
            TWO,
            List.of(stay(600, 620, ELSEWHERE)));
    Astray theirs =
        astray(
            "R-2",
            TWO,
            seen(21, 485, HERE),
            seen(22, 487, HERE),
            seen(23, 489, HERE),
            seen(31, 545, THERE),
            seen(32, 547, THERE),
            seen(33, 610, FAR));

    assertTrue(isSure(proposed(stays, aboutAt(nextStreet), theirs), 490), "nearer by 110 m");
    assertFalse(isSure(proposed(stays, aboutAt(HERE), theirs), 490), "both in the house");
  }

  private static Astray aboutAt(GeoPoint place) {
    return astray(
        "R-1",
        ONE,
        seen(1, 485, place),
        seen(2, 487, place),
        seen(3, 489, place),
        seen(11, 545, FAR),
        seen(12, 605, ELSEWHERE),
        seen(13, 607, ELSEWHERE));
  }

  /** Before they parted, at the door they had in common, nobody can tell who had which. */
  @Test
  void whileBothWereAtOneDoorItIsAsLikelyAsNot() {
    Stay common = stay(500, 520, ELSEWHERE);
    Map<TechnicianId, List<Stay>> stays =
        Map.of(
            ONE,
            List.of(common, stay(540, 560, HERE)),
            TWO,
            List.of(common, stay(540, 560, THERE)));

    List<Swap> proposed =
        proposed(
            stays,
            astray("R-1", ONE, seen(1, 505, ELSEWHERE), seen(2, 546, THERE), seen(3, 548, THERE)),
            astray("R-2", TWO, seen(4, 505, ELSEWHERE), seen(5, 546, HERE), seen(6, 548, HERE)));

    assertEquals(2, proposed.size(), proposed::toString);
    Instant parted = DAY.plus(Duration.ofMinutes(520));
    assertEquals(DAY, proposed.get(0).from());
    assertEquals(parted, proposed.get(0).to());
    assertEquals(0.5, proposed.get(0).confidence());
    assertEquals(parted, proposed.get(1).from());
    assertTrue(proposed.get(1).outweighs(Weights.DEFAULT), proposed::toString);
  }
}
