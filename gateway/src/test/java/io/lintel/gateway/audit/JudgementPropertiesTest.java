package io.lintel.gateway.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.gateway.clock.TimeBounds;
import io.lintel.gateway.visit.TechnicianId;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What must hold of any day, over many seeds. */
class JudgementPropertiesTest {
  static LongStream seeds() {
    return LongStream.range(0, 300);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void aCompliantTechnicianNeverFails(long seed) {
    CaseResult result = RandomDay.compliant(seed).day().judged("gas-strict");

    assertFalse(
        result.verdicts().stream()
            .filter(verdict -> verdict.rule().startsWith("REC"))
            .anyMatch(verdict -> verdict.outcome() == Outcome.FAIL),
        () -> result.verdicts().toString());
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void aBreachOfMoreThanAMinuteNeverPasses(long seed) {
    Verdict verdict = RandomDay.late(seed).day().verdict("REC-1");

    assertTrue(verdict.outcome() != Outcome.PASS, verdict::toString);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void shiftingAllClocksChangesNothing(long seed) {
    StagedDay day = RandomDay.any(seed, Duration.ZERO).day();
    StagedDay shifted = RandomDay.any(seed, Duration.ofDays(31).plusNanos(7_003_001_000L)).day();

    assertEquals(timeless(day), timeless(shifted));
  }

  /** When something happened beside a visit is told as a time, which shifts with the clocks. */
  private static String timeless(StagedDay day) {
    return day.judged("gas-strict").verdicts().toString().replaceAll("beside=TimeBounds[^]]*]", "");
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void equalFilesGiveEqualResults(long seed) {
    assertEquals(
        RandomDay.any(seed, Duration.ZERO).day().judged("gas-lenient"),
        RandomDay.any(seed, Duration.ZERO).day().judged("gas-lenient"));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void theTechniciansNameDoesNotMatter(long seed) {
    StagedDay one = RandomDay.any(seed, Duration.ZERO).day();
    StagedDay other = RandomDay.named(seed, new TechnicianId("周-9")).day();

    assertEquals(
        one.judged("gas-strict").verdicts().toString(),
        other.judged("gas-strict").verdicts().toString().replace("周-9", "T-7"));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void aNarrowerClockNeverTurnsWhatIsCertain(long seed) {
    Random random = new Random(seed);
    TimeBounds begin = bounds(random);
    TimeBounds knock = bounds(random);
    Lateness wide = Lateness.of(begin, knock);
    Lateness narrow = Lateness.of(within(begin, random), within(knock, random));

    if (wide.certainly(Duration.ZERO)) {
      assertEquals(
          wide.notMoreThan(Duration.ZERO),
          narrow.notMoreThan(Duration.ZERO),
          () -> wide + " " + narrow);
      assertTrue(narrow.certainly(Duration.ZERO));
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void anotherRecordingNeverMakesItWorse(long seed) {
    StagedDay without = RandomDay.twoRecorders(seed, false).day();
    StagedDay with = RandomDay.twoRecorders(seed, true).day();
    for (String rule : new String[] {"REC-1", "REC-2"}) {
      Verdict before = without.verdict(rule);
      Verdict after = with.verdict(rule);
      assertTrue(
          rank(after.outcome()) <= rank(before.outcome()),
          () -> rule + ": " + before + " became " + after);
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void aCompliantTechnicianNeverFailsByWhatDocksFound(long seed) {
    CaseResult result = RandomDay.compliantDocked(seed).day().judged("gas-strict");

    assertFalse(
        result.verdicts().stream()
            .filter(verdict -> verdict.rule().equals("REC-1") || verdict.rule().equals("REC-2"))
            .anyMatch(verdict -> verdict.outcome() == Outcome.FAIL),
        () -> result.verdicts().toString());
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void aBreachOfMoreThanAMinuteNeverPassesForSureWithDocks(long seed) {
    Verdict verdict = RandomDay.breachDocked(seed).day().verdict(seed % 2 == 0 ? "REC-1" : "REC-2");

    assertFalse(verdict.outcome() == Outcome.PASS && verdict.certain(), verdict::toString);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void shiftingAllClocksChangesNothingAtTheDock(long seed) {
    Duration shift = Duration.ofDays(31).plusNanos(7_003_001_000L);

    assertEquals(
        timeless(RandomDay.docked(seed, 1180, 1900, Duration.ZERO).day()),
        timeless(RandomDay.docked(seed, 1180, 1900, shift).day()));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void theOrderOfWhatIsKnownDoesNotMatter(long seed) {
    StagedDay day = RandomDay.docked(seed, 1150 + (int) (seed % 150), 1850, Duration.ZERO).day();
    String before = day.judged("gas-strict").verdicts().toString();
    Random order = new Random(seed);
    Collections.shuffle(day.events, order);
    Collections.shuffle(day.files, order);
    Collections.shuffle(day.docks, order);
    Collections.shuffle(day.steps, order);
    Collections.shuffle(day.custody, order);

    assertEquals(before, day.judged("gas-strict").verdicts().toString());
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void aDockingToldTwiceIsToldOnce(long seed) {
    StagedDay day = RandomDay.docked(seed, 1150 + (int) (seed % 150), 1850, Duration.ZERO).day();
    String before = day.judged("gas-strict").verdicts().toString();
    day.files.addAll(List.copyOf(day.files));
    day.docks.addAll(List.copyOf(day.docks));

    assertEquals(before, day.judged("gas-strict").verdicts().toString());
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void anotherRecordersFileNeverMakesItWorse(long seed) {
    StagedDay without = RandomDay.twoDocked(seed, false).day();
    StagedDay with = RandomDay.twoDocked(seed, true).day();
    for (String rule : new String[] {"REC-1", "REC-2"}) {
      Verdict before = without.verdict(rule);
      Verdict after = with.verdict(rule);
      assertTrue(
          rank(after.outcome()) <= rank(before.outcome()),
          () -> rule + ": " + before + " became " + after);
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void theTechniciansNameDoesNotMatterAtTheDock(long seed) {
    StagedDay one = RandomDay.dockedFor(seed, new TechnicianId("T-7")).day();
    StagedDay other = RandomDay.dockedFor(seed, new TechnicianId("周-9")).day();

    assertEquals(
        one.judged("gas-strict").verdicts().toString(),
        other.judged("gas-strict").verdicts().toString().replace("周-9", "T-7"));
  }

  /** The dock reads the clock, or leaves it to what is known without: within the prior. */
  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void aClockThatTheDockReadNeverTurnsWhatIsCertain(long seed) {
    StagedDay wide = RandomDay.dockedReading(seed, false).day();
    StagedDay narrow = RandomDay.dockedReading(seed, true).day();
    for (String rule : new String[] {"REC-1", "REC-2"}) {
      Verdict before = wide.verdict(rule);
      Verdict after = narrow.verdict(rule);
      if (before.outcome() == Outcome.FAIL || before.certain()) {
        assertEquals(before.outcome(), after.outcome(), () -> rule + " " + before + " " + after);
      }
    }
  }

  /** A connection that was measured, or one on which much delay has to be allowed for. */
  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void aConnectionThatWasMeasuredNeverTurnsWhatIsCertain(long seed) {
    StagedDay wide = RandomDay.known(seed, false).day();
    StagedDay narrow = RandomDay.known(seed, true).day();
    for (String rule : new String[] {"REC-1", "REC-2"}) {
      Verdict before = wide.verdict(rule);
      Verdict after = narrow.verdict(rule);
      if (before.outcome() == Outcome.FAIL || before.certain()) {
        assertEquals(before.outcome(), after.outcome(), () -> rule + " " + before + " " + after);
      }
    }
  }

  /** How bad an outcome is for whom it is about. */
  private static int rank(Outcome outcome) {
    return switch (outcome) {
      case NOT_APPLICABLE, PASS -> 0;
      case UNDECIDED -> 1;
      case FAIL -> 2;
    };
  }

  private static TimeBounds bounds(Random random) {
    Instant estimate = StagedDay.NINE.plusMillis(random.nextInt(60_000));
    return new TimeBounds(
        estimate.minusMillis(random.nextInt(20_000)),
        estimate,
        estimate.plusMillis(random.nextInt(20_000)));
  }

  private static TimeBounds within(TimeBounds wide, Random random) {
    long width = Duration.between(wide.lo(), wide.hi()).toMillis();
    long lo = (long) (random.nextDouble() * width / 2);
    long hi = width - (long) (random.nextDouble() * width / 2);
    return TimeBounds.between(wide.lo().plusMillis(lo), wide.lo().plusMillis(hi));
  }
}
