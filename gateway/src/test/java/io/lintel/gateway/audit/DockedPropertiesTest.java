package io.lintel.gateway.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.gateway.recorder.DockedFile;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What must hold of any day whose recorders were docked, over many seeds. */
class DockedPropertiesTest {
  static LongStream seeds() {
    return LongStream.range(0, 300);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void aCompliantTechnicianNeverFails(long seed) {
    CaseResult result = RandomDay.compliantAndDocked(seed).day().judged("gas-strict");

    for (String rule : List.of("REC-1", "REC-2")) {
      assertFalse(
          result.verdicts().stream()
              .filter(verdict -> verdict.rule().equals(rule))
              .anyMatch(verdict -> verdict.outcome() == Outcome.FAIL),
          () -> result.verdicts().toString());
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void aBreachOfMoreThanAMinuteNeverPasses(long seed) {
    Verdict verdict = RandomDay.lateAndDocked(seed).day().verdict("REC-1");

    assertTrue(verdict.outcome() != Outcome.PASS, verdict::toString);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void theOrderInWhichItIsToldChangesNothing(long seed) {
    StagedDay day = RandomDay.anyDocked(seed, Duration.ZERO).day();
    String told = day.judged("gas-strict").verdicts().toString();
    Random random = new Random(seed);
    Collections.shuffle(day.events, random);
    Collections.shuffle(day.files, random);
    Collections.shuffle(day.docks, random);

    assertEquals(told, day.judged("gas-strict").verdicts().toString());
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void shiftingAllClocksChangesNothing(long seed) {
    StagedDay day = RandomDay.anyDocked(seed, Duration.ZERO).day();
    Duration shift = Duration.ofDays(31).plusNanos(7_003_001_000L);
    StagedDay shifted = RandomDay.anyDocked(seed, shift).day();
    shifted.asOf = shifted.at(24 * 3600.0);

    assertEquals(
        day.judged("gas-strict").verdicts().toString(),
        shifted.judged("gas-strict").verdicts().toString());
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void anotherRecordersFileNeverMakesItWorse(long seed) {
    StagedDay without = RandomDay.twoDocked(seed, false).day();
    StagedDay with = RandomDay.twoDocked(seed, true).day();

    for (String rule : List.of("REC-1", "REC-2")) {
      Outcome before = without.verdict(rule).outcome();
      Outcome after = with.verdict(rule).outcome();
      assertTrue(
          rank(after) <= rank(before),
          () -> rule + ": " + without.verdict(rule) + " became " + with.verdict(rule));
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void theSameFilesFromAnotherStationChangeNoOutcome(long seed) {
    StagedDay day = RandomDay.anyDocked(seed, Duration.ZERO).day();
    Outcome one = day.verdict("REC-1").outcome();
    Outcome two = day.verdict("REC-2").outcome();
    List.copyOf(day.files)
        .forEach(
            file ->
                day.files.add(
                    new DockedFile(
                        day.next(),
                        file.recorder(),
                        file.name(),
                        file.sha256(),
                        file.began(),
                        file.zoneless(),
                        file.written(),
                        file.length(),
                        file.sound(),
                        file.track(),
                        "D-9",
                        file.received().plusSeconds(840),
                        file.received().plusSeconds(900))));

    assertEquals(one, day.verdict("REC-1").outcome());
    assertEquals(two, day.verdict("REC-2").outcome());
  }

  private static int rank(Outcome outcome) {
    return switch (outcome) {
      case NOT_APPLICABLE, PASS -> 0;
      case UNDECIDED -> 1;
      case FAIL -> 2;
    };
  }
}
