package io.lintel.gateway.growth;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.lintel.gateway.bench.Repetition;
import io.lintel.gateway.journal.Kind;
import io.lintel.gateway.journal.Observation;
import java.nio.file.Path;
import java.util.List;
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

  /**
   * Without those whose limits lie beyond small numbers: a recording has 144 files at the most, and
   * 20,000 places are told of a recorder's day. And without files that a dock reports again and
   * again of one day: each is compared with all others still, and a clock made for each. Nor with
   * work orders at one meter on one day: each is another visit at the meter to the cases of all the
   * others. {@code bench growth} measures all of them.
   */
  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      names = {
        "RECORDINGS_AND_FILES_OF_ONE_INSTANT",
        "RECORDINGS_AND_POSITIONS",
        "FILES_DOCKED",
        "FILES_OF_ONE_BEGIN_DOCKED",
        "WORK_ORDERS_AT_ONE_METER"
      })
  void fourTimesAsManyCostFourTimesAsMuch(Repetition kind) throws Exception {
    assertEquals(List.of(), Growth.of(kind, FEW, COUNTING, directory).over());
  }
}
