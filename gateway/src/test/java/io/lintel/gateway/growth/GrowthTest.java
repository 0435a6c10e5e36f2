package io.lintel.gateway.growth;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.lintel.gateway.bench.Repetition;
import io.lintel.gateway.journal.Kind;
import io.lintel.gateway.journal.Observation;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What a single sender repeats costs no more than it is long. Counted and not timed, so it is the
 * same everywhere, and a method that is called too often is named.
 */
class GrowthTest {
  /** A power of two of commit groups, see {@code RepeatedDay}. */
  private static final int FEW = 160;

  /**
   * A recording has 144 files at the most, and 50 visits at a meter within three days know of each
   * other: below that, each takes notice of all others.
   */
  private static final Set<Repetition> LIMITED_LATE =
      EnumSet.of(
          Repetition.RECORDINGS_AND_FILES_OF_ONE_INSTANT, Repetition.WORK_ORDERS_AT_ONE_METER);

  private static final CountingLoader COUNTING =
      new CountingLoader(GrowthTest.class.getClassLoader());

  @TempDir Path directory;

  /** A kind that is refused at the door would measure nothing. */
  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NOTHING_THAT_CAN_BE_READ")
  void allOfItIsUnderstood(Repetition kind) {
    List<Observation> some = kind.of(0, 10);

    assertEquals(List.of(), some.stream().filter(one -> one.kind() == Kind.REJECTED).toList());
    assertEquals(10, some.size());
  }

  @ParameterizedTest
  @EnumSource
  void fourTimesAsManyCostFourTimesAsMuch(Repetition kind) throws Exception {
    int few = FEW * (LIMITED_LATE.contains(kind) ? 4 : 1);

    assertEquals(List.of(), Growth.of(kind, few, COUNTING, directory).over());
  }
}
