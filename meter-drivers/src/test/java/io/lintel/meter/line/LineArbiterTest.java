package io.lintel.meter.line;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.meter.reading.MeterAddress;
import io.lintel.meter.spi.LineSettings;
import io.lintel.meter.spi.Parity;
import io.lintel.meter.spi.PollOutcome;
import io.lintel.meter.wire.Bytes;
import java.time.Duration;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class LineArbiterTest {
  private static final long MILLI = 1_000_000L;
  private static final long SECOND = 1_000 * MILLI;
  private static final TallyDriver DRIVER = new TallyDriver(Duration.ofMillis(500));
  private static final LineTiming SLOW = LineTiming.of(new LineSettings(9600, 8, Parity.NONE, 1));

  @ParameterizedTest
  @CsvSource({"NONE, 15.82", "EVEN, 14.55"})
  void twelveHealthyMetersAreReadAtTheSpeedOfTheWire(Parity parity, double limit) {
    LineTiming timing = LineTiming.of(new LineSettings(9600, 8, parity, 1));
    VirtualBus bus = new VirtualBus(timing, LineLimits.DEFAULT, 1);
    for (int address = 1; address <= 12; address++) {
      bus.meter(address, 0);
      bus.arbiter.request(scheduled(address, 3), 0);
    }
    while (bus.ended.size() < 12) {
      bus.runUntil(bus.now + MILLI);
    }
    double pollsPerSecond = 12.0 * SECOND / bus.now;
    assertTrue(pollsPerSecond > 0.99 * limit, pollsPerSecond + " polls/s, the wire bears " + limit);
  }

  @ParameterizedTest
  @MethodSource("chunkSizes")
  void anAnswerIsReadHoweverItIsCut(int chunk) {
    VirtualBus bus = new VirtualBus(SLOW, LineLimits.DEFAULT, chunk);
    bus.meter(7, 20 * MILLI);
    bus.arbiter.request(scheduled(7, 1), 0);
    bus.runUntil(SECOND);
    assertInstanceOf(TurnEnd.Answered.class, bus.ended.get(0).end());
  }

  static IntStream chunkSizes() {
    return IntStream.rangeClosed(1, TallyDriver.ANSWER);
  }

  @Test
  void aDeadMeterIsAskedAsOftenAsItsTurnSaysAndCostsOnlyItsTimeOuts() {
    VirtualBus bus = new VirtualBus(SLOW, LineLimits.DEFAULT, 1);
    bus.meter(2, 0);
    bus.arbiter.request(scheduled(1, 3), 0);
    bus.arbiter.request(scheduled(2, 3), 0);
    bus.runUntil(1_700 * MILLI);
    TurnEnd.Failed failed = assertInstanceOf(TurnEnd.Failed.class, bus.ended.get(0).end());
    assertEquals(3, failed.attempts());
    assertInstanceOf(PollOutcome.Silent.class, failed.outcome());
    assertInstanceOf(TurnEnd.Answered.class, bus.ended.get(1).end());
  }

  @Test
  void noiseThatComesAgainAndAgainDoesNotMakeADeadMeterHoldTheLine() {
    VirtualBus bus = new VirtualBus(SLOW, LineLimits.DEFAULT, 1);
    bus.meter(2, 0);
    bus.arbiter.request(scheduled(1, 1), 0);
    bus.arbiter.request(scheduled(2, 1), 0);
    for (int i = 0; i < 100; i++) {
      bus.noise(100 * MILLI + i * 200L * MILLI, Bytes.ofUnsigned(0xFF, 0x7F));
    }
    bus.runUntil(2 * SECOND);
    assertInstanceOf(TurnEnd.Failed.class, bus.ended.get(0).end());
    assertEquals(2, bus.sent.size(), "meter 2 is asked before the third second");
  }

  @Test
  void anAnswerThatTricklesInOctetByOctetIsHeardOut() {
    VirtualBus bus = new VirtualBus(SLOW, LineLimits.DEFAULT, 1);
    bus.arbiter.request(scheduled(1, 1), 0);
    for (int i = 0; i < TallyDriver.ANSWER; i++) {
      bus.noise(100 * MILLI + i * 40L * MILLI, TallyDriver.answer(1).slice(i, i + 1));
    }
    bus.runUntil(3 * SECOND);
    assertInstanceOf(TurnEnd.Answered.class, bus.ended.get(0).end());
  }

  @Test
  void aLateAnswerIsThrownAwayAndTheLineFallsSilentBeforeTheNextQuestion() {
    VirtualBus bus = new VirtualBus(SLOW, LineLimits.DEFAULT, 1);
    bus.meter(2, 0);
    bus.arbiter.request(scheduled(1, 1), 0);
    bus.arbiter.request(scheduled(2, 1), 0);
    // Meter 1 answers while the line waits for quiet before it asks meter 2.
    long late = SLOW.silenceNanos(DRIVER) + SLOW.wireNanos(8) + 500 * MILLI + MILLI / 4;
    for (int i = 0; i < TallyDriver.ANSWER; i++) {
      bus.noise(late + i * SLOW.characterNanos(), TallyDriver.answer(1).slice(i, i + 1));
    }
    bus.runUntil(SECOND);
    assertInstanceOf(TurnEnd.Failed.class, bus.ended.get(0).end());
    assertInstanceOf(TurnEnd.Answered.class, bus.ended.get(1).end());
  }

  @Test
  void aReadThatSomebodyWaitsForGoesBeforeTheSchedule() {
    VirtualBus bus = new VirtualBus(SLOW, LineLimits.DEFAULT, 1);
    IntStream.rangeClosed(1, 5).forEach(address -> bus.meter(address, 0));
    IntStream.rangeClosed(1, 4).forEach(a -> bus.arbiter.request(scheduled(a, 1), 0));
    bus.at(30 * MILLI, () -> bus.arbiter.request(urgent(5), bus.now));
    bus.runUntil(SECOND);
    assertEquals(List.of("1", "5", "2", "3", "4"), order(bus));
  }

  @Test
  void ofTwoWaitingSlotsOfOneMeterTheOlderIsOverrun() {
    VirtualBus bus = new VirtualBus(SLOW, LineLimits.DEFAULT, 1);
    bus.meter(1, 0);
    bus.arbiter.request(scheduled(1, 1), 0);
    bus.arbiter.request(scheduled(1, 1), 0);
    bus.runUntil(SECOND);
    assertEquals(TurnEnd.Reason.OVERRUN, notAttempted(bus, 0).reason());
    assertInstanceOf(TurnEnd.Answered.class, bus.ended.get(1).end());
  }

  @Test
  void onAnUnpluggedLineTurnsWaitAWhileAndWhenItIsBackTheyAreTaken() {
    VirtualBus bus = new VirtualBus(SLOW, LineLimits.DEFAULT, 1);
    bus.meter(1, 0);
    bus.plugged = false;
    bus.arbiter.request(scheduled(1, 3), 0);
    bus.runUntil(9 * SECOND);
    assertEquals(List.of(), bus.ended);
    bus.runUntil(12 * SECOND);
    assertEquals(TurnEnd.Reason.LINE_UNPLUGGED, notAttempted(bus, 0).reason());

    bus.at(20 * SECOND, () -> bus.plugged = true);
    bus.at(60 * SECOND, () -> bus.arbiter.request(scheduled(1, 3), bus.now));
    bus.runUntil(61 * SECOND);
    assertInstanceOf(TurnEnd.Answered.class, bus.ended.get(1).end());
    assertTrue(bus.opens < 20, "tried to open " + bus.opens + " times in 20 s");
  }

  @Test
  void aTurnMakesAClosedLineLookAgainAtOnce() {
    VirtualBus bus = new VirtualBus(SLOW, LineLimits.DEFAULT, 1);
    bus.meter(1, 0);
    bus.plugged = false;
    bus.at(29 * SECOND, () -> bus.plugged = true);
    bus.at(29 * SECOND + MILLI, () -> bus.arbiter.request(scheduled(1, 3), bus.now));
    bus.runUntil(29 * SECOND + 400 * MILLI);
    assertInstanceOf(TurnEnd.Answered.class, bus.ended.get(0).end());
  }

  @Test
  void aConversationThatLosesThePortBeginsAnewWhenItComesBack() {
    VirtualBus bus = new VirtualBus(SLOW, LineLimits.DEFAULT, 1);
    bus.meter(1, 100 * MILLI);
    bus.arbiter.request(scheduled(1, 1), 0);
    bus.at(30 * MILLI, () -> bus.plugged = false);
    bus.at(30 * MILLI + 1, () -> bus.arbiter.lost("unplugged", bus.now));
    bus.at(30 * MILLI + 2, () -> bus.plugged = true);
    bus.runUntil(2 * SECOND);
    assertInstanceOf(TurnEnd.Answered.class, bus.ended.get(0).end());
    assertEquals(2, bus.sent.size());
  }

  @Test
  void aConversationWhosePortStaysAwayIsLostNotSilent() {
    VirtualBus bus = new VirtualBus(SLOW, LineLimits.DEFAULT, 1);
    bus.meter(1, 100 * MILLI);
    bus.arbiter.request(scheduled(1, 1), 0);
    bus.at(30 * MILLI, () -> bus.plugged = false);
    bus.runUntil(12 * SECOND);
    assertInstanceOf(TurnEnd.Lost.class, bus.ended.get(0).end());
  }

  @Test
  void aBabblingDeviceDoesNotOwnTheLine() {
    VirtualBus bus = new VirtualBus(SLOW, LineLimits.DEFAULT, 1);
    bus.meter(2, 0);
    for (long t = 0; t < 40 * SECOND; t += MILLI) {
      bus.noise(t, Bytes.ofUnsigned(0xFF));
    }
    bus.arbiter.request(scheduled(1, 3), 0);
    bus.at(SECOND, () -> bus.arbiter.request(urgent(2), bus.now));
    bus.runUntil(62 * SECOND);
    assertEquals(2, bus.ended.size());
    assertInstanceOf(TurnEnd.Answered.class, bus.ended.get(1).end(), bus.ended.toString());
  }

  @Test
  void theQueueHasALimit() {
    LineLimits two =
        new LineLimits(
            2,
            Duration.ofSeconds(1),
            Duration.ZERO,
            Duration.ZERO,
            Duration.ofMillis(1),
            Duration.ofMillis(1),
            Duration.ZERO);
    LineArbiter arbiter = new LineArbiter(SLOW, two, 0);
    for (int address = 1; address <= 3; address++) {
      arbiter.request(scheduled(address, 1), 0);
    }
    TurnEnd end = arbiter.takeEnded().get(0).end();
    assertEquals(
        TurnEnd.Reason.QUEUE_FULL, assertInstanceOf(TurnEnd.NotAttempted.class, end).reason());
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void everyTurnEndsExactlyOnceWhateverTheLineDoes(long seed) {
    Random random = new Random(seed);
    VirtualBus bus = new VirtualBus(SLOW, LineLimits.DEFAULT, 1 + random.nextInt(45));
    IdentityHashMap<Turn, Integer> ends = new IdentityHashMap<>();
    for (int address = 1; address <= 12; address++) {
      if (random.nextInt(4) > 0) {
        bus.meter(address, random.nextInt(600) * MILLI);
      }
    }
    for (int i = 0; i < 200; i++) {
      Turn turn =
          new Turn(
              "" + i % 12,
              DRIVER,
              new MeterAddress("" + (1 + i % 12)),
              1 + random.nextInt(3),
              random.nextInt(10) == 0,
              end -> {});
      ends.put(turn, 0);
      bus.at(random.nextInt(60_000) * MILLI + i, () -> bus.arbiter.request(turn, bus.now));
    }
    for (int i = 0; i < 10; i++) {
      boolean in = i % 2 == 1;
      bus.at(i * 6L * SECOND + random.nextInt(6_000) * MILLI + 1, () -> bus.plugged = in);
    }
    bus.runUntil(200 * SECOND);
    bus.ended.forEach(one -> ends.merge(one.turn(), 1, Integer::sum));
    assertEquals(200, ends.size());
    ends.forEach((turn, times) -> assertEquals(1, times, turn + " ended " + times + " times"));
  }

  static Stream<Long> seeds() {
    return Stream.iterate(1L, seed -> seed + 1).limit(50);
  }

  private static Turn scheduled(int address, int attempts) {
    return turn(address, attempts, false);
  }

  private static Turn urgent(int address) {
    return turn(address, 1, true);
  }

  private static Turn turn(int address, int attempts, boolean urgent) {
    return new Turn(
        "" + address, DRIVER, new MeterAddress("" + address), attempts, urgent, end -> {});
  }

  private static List<String> order(VirtualBus bus) {
    return bus.ended.stream().map(one -> one.turn().meter()).toList();
  }

  private static TurnEnd.NotAttempted notAttempted(VirtualBus bus, int index) {
    return assertInstanceOf(TurnEnd.NotAttempted.class, bus.ended.get(index).end());
  }
}
