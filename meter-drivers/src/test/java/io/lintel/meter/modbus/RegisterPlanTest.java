package io.lintel.meter.modbus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RegisterPlanTest {
  @Test
  void neighboursAreAskedForTogetherWhateverTheirOrder() {
    assertEquals(
        List.of(holding(10, 8)),
        RegisterPlan.covering(List.of(holding(14, 4), holding(10, 2), holding(12, 2)), 125, 0));
  }

  @Test
  void aSmallGapIsReadAlongAndAWideOneIsNot() {
    List<RegisterSpan> wanted = List.of(holding(0, 2), holding(10, 2));

    assertEquals(List.of(holding(0, 12)), RegisterPlan.covering(wanted, 125, 8));
    assertEquals(wanted, RegisterPlan.covering(wanted, 125, 7));
  }

  @Test
  void tablesAreNeverMixed() {
    RegisterSpan input = new RegisterSpan(RegisterTable.INPUT, 2, 2);

    assertEquals(
        List.of(holding(0, 2), input),
        RegisterPlan.covering(List.of(input, holding(0, 2)), 125, 8));
  }

  @Test
  void aNumberIsNeverSplitAtTheLimit() {
    assertEquals(
        List.of(holding(0, 3), holding(3, 4)),
        RegisterPlan.covering(List.of(holding(0, 3), holding(3, 4)), 6, 8));
    assertThrows(
        IllegalArgumentException.class, () -> RegisterPlan.covering(List.of(holding(0, 7)), 6, 8));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void everyPlanCoversWhatIsWantedWithinTheLimits(long seed) {
    Random random = new Random(seed);
    for (int round = 0; round < 200; round++) {
      int maxRegisters = 4 + random.nextInt(122);
      int maxGap = random.nextInt(10);
      List<RegisterSpan> wanted = new ArrayList<>();
      for (int i = 1 + random.nextInt(20); i > 0; i--) {
        RegisterTable table = random.nextBoolean() ? RegisterTable.HOLDING : RegisterTable.INPUT;
        wanted.add(new RegisterSpan(table, random.nextInt(300), 1 + random.nextInt(4)));
      }
      List<RegisterSpan> plan = RegisterPlan.covering(wanted, maxRegisters, maxGap);
      assertTrue(plan.stream().allMatch(span -> span.count() <= maxRegisters));
      assertTrue(wanted.stream().allMatch(span -> plan.stream().anyMatch(p -> holds(p, span))));
      assertTrue(plan.size() <= wanted.size());
    }
  }

  static LongStream seeds() {
    return LongStream.rangeClosed(1, 10);
  }

  private static boolean holds(RegisterSpan outer, RegisterSpan inner) {
    return outer.table() == inner.table()
        && outer.first() <= inner.first()
        && inner.end() <= outer.end();
  }

  private static RegisterSpan holding(int first, int count) {
    return new RegisterSpan(RegisterTable.HOLDING, first, count);
  }
}
