package io.lintel.gateway.linking;

import static io.lintel.gateway.linking.StagedSwaps.DAY;
import static io.lintel.gateway.linking.StagedSwaps.ONE;
import static io.lintel.gateway.linking.StagedSwaps.proposed;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.gateway.visit.TechnicianId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Swaps in random towns: what holds for every seed. */
class SwapProposalsSeedsTest {
  private static final int SEEDS = 200;

  static LongStream seeds() {
    return LongStream.range(0, SEEDS);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void noiseInventsNoSwap(long seed) {
    List<Swap> proposed = RandomTown.of(seed).proposed();

    assertTrue(
        proposed.stream().noneMatch(swap -> swap.outweighs(Weights.DEFAULT)), proposed::toString);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void partnersAtTheSameDoorsAreNeverProposed(long seed) {
    assertEquals(List.of(), RandomTown.of(seed).together().swapped(0).proposed());
  }

  @Test
  void realSwapsAreFound() {
    assertFound(seed -> RandomTown.of(seed).swapped(0), true, 7 * 60);
    assertFound(seed -> RandomTown.of(seed).swapped(9 * 60 + 30), true, 9 * 60 + 30);
    assertFound(seed -> RandomTown.of(seed).lent(0), false, 7 * 60);
  }

  private interface Staged {
    RandomTown of(long seed);
  }

  private static void assertFound(Staged staged, boolean bothWays, int fromMinute) {
    int found = 0;
    for (long seed = 0; seed < SEEDS; seed++) {
      List<Swap> sure =
          staged.of(seed).proposed().stream()
              .filter(swap -> swap.outweighs(Weights.DEFAULT))
              .toList();
      boolean right =
          sure.size() == 1
              && sure.get(0).recorderA().equals("R-0")
              && sure.get(0).technicianB().equals(ONE)
              && (sure.get(0).recorderB() != null) == bothWays
              && sure.get(0).from().isBefore(DAY.plus(Duration.ofMinutes(fromMinute + 45)));
      found += right ? 1 : 0;
    }
    assertTrue(found >= SEEDS * 0.99, "found " + found + " of " + SEEDS);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void orderAndDoublesChangeNothing(long seed) {
    RandomTown town = RandomTown.of(seed).swapped(0);
    Map<TechnicianId, List<Stay>> stays = town.stays();
    List<Astray> astray = town.astray(stays);
    List<Astray> mixed = new ArrayList<>();
    Random random = new Random(seed);
    for (Astray one : astray) {
      List<Sighting> seen = new ArrayList<>(one.seen());
      seen.addAll(one.seen());
      Collections.shuffle(seen, random);
      mixed.add(
          new Astray(
              one.recorder(),
              one.holder(),
              one.heldFrom(),
              one.heldTo(),
              Sightings.thinned(seen),
              true));
    }
    Collections.shuffle(mixed, random);

    assertEquals(proposed(stays, astray), proposed(stays, mixed));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void shiftedClocksAndOtherNamesChangeNothing(long seed) {
    Duration shift = Duration.ofDays(31).plusSeconds(7_003);
    List<Swap> plain = RandomTown.of(seed).swapped(600).proposed();
    List<Swap> other = new RandomTown(seed, "周-", shift).swapped(600).proposed();

    assertEquals(plain.size(), other.size());
    for (int i = 0; i < plain.size(); i++) {
      Swap one = plain.get(i);
      Swap two = other.get(i);
      assertEquals(one.from().plus(shift), two.from());
      assertEquals(one.confidence(), two.confidence());
      assertEquals(one.evidence(), two.evidence());
      assertEquals(one.technicianB().text().replace("T-", "周-"), two.technicianB().text());
    }
  }
}
