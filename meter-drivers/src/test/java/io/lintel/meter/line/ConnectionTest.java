package io.lintel.meter.line;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.meter.reading.MeterAddress;
import io.lintel.meter.reading.MeterReading;
import io.lintel.meter.spi.Exchange;
import io.lintel.meter.spi.MeterDriver;
import io.lintel.meter.spi.PollOutcome;
import io.lintel.meter.spi.Step;
import io.lintel.meter.wire.Bytes;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Connections that die without a sign, are closed by the far end, or are away for a while. */
class ConnectionTest {
  private static final long MILLI = 1_000_000L;
  private static final long SECOND = 1_000 * MILLI;
  private static final TallyDriver DRIVER = new TallyDriver(Duration.ofMillis(500));

  private final VirtualBus bus = new VirtualBus(LineTiming.none(), LineLimits.DEFAULT, 45, true);

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void aConnectionThatWasForgottenInTheQuietIsOpenedAnewWithinTheSlot(int attempts) {
    bus.meter(1, MILLI);
    ask(1, attempts, 0);
    bus.at(60 * SECOND, () -> bus.forgotten = true);
    bus.at(61 * SECOND, () -> bus.arbiter.request(turn(1, attempts), bus.now));
    bus.runUntil(63 * SECOND);
    assertInstanceOf(TurnEnd.Answered.class, bus.ended.get(1).end());
    assertEquals(2, bus.opens);
    assertNull(bus.arbiter.down(), "nothing that anybody has to be told");
  }

  @Test
  void afterASilentMeterTheNextOneIsAskedOnANewConnection() {
    bus.meter(2, MILLI);
    ask(1, 1, 0);
    ask(2, 1, 1);
    bus.runUntil(2 * SECOND);
    assertInstanceOf(TurnEnd.Failed.class, bus.ended.get(0).end());
    assertInstanceOf(TurnEnd.Answered.class, bus.ended.get(1).end());
    assertEquals(2, bus.opens);
  }

  @Test
  void aWireIsNotClosedBecauseAMeterIsSilent() {
    VirtualBus wire = new VirtualBus(LineTiming.none(), LineLimits.DEFAULT, 45);
    wire.arbiter.request(turn(1, 3), 0);
    wire.runUntil(3 * SECOND);
    assertEquals(1, wire.opens);
  }

  @Test
  void aFarEndThatClosesBehindEachAnswerIsReadInEachSlotAndIsNoTrouble() {
    bus.meter(1, MILLI);
    bus.closesAfterAnswers = true;
    for (int slot = 0; slot < 48; slot++) {
      ask(1, 3, slot * 5L * SECOND);
    }
    bus.runUntil(240 * SECOND);
    assertEquals(48, bus.ended.size());
    bus.ended.forEach(one -> assertInstanceOf(TurnEnd.Answered.class, one.end()));
    assertNull(bus.arbiter.down());
  }

  @Test
  void aConverterThatIsAwayForAFewSecondsWhenTheSlotIsDueStillGetsItRead() {
    bus.meter(1, MILLI);
    bus.at(10 * SECOND, () -> bus.plugged = false);
    bus.at(18 * SECOND, () -> bus.plugged = true);
    ask(1, 3, 10 * SECOND + MILLI);
    bus.runUntil(20 * SECOND);
    assertInstanceOf(TurnEnd.Answered.class, bus.ended.get(0).end());
  }

  @Test
  void whileItIsAwayTheEarlierOfTwoSlotsIsUnpluggedAndNotOverrun() {
    bus.plugged = false;
    ask(1, 3, 0);
    ask(1, 3, 5 * SECOND);
    bus.runUntil(6 * SECOND);
    TurnEnd.NotAttempted end = assertInstanceOf(TurnEnd.NotAttempted.class, bus.ended.get(0).end());
    assertEquals(TurnEnd.Reason.LINE_UNPLUGGED, end.reason());
  }

  @Test
  void aFarEndThatTakesConnectionsAndDropsThemIsDownUntilItSpeaks() {
    LineArbiter arbiter = bus.arbiter;
    arbiter.request(turn(1, 1), 0);
    long now = 0;
    for (int drop = 0; drop < 4; drop++) {
      arbiter.opened(now);
      // Looks, finds the line quiet, asks, and is dropped.
      while (!(arbiter.next(now) instanceof LineAction.Transmit)) {
        arbiter.received(Bytes.empty(), ++now);
      }
      arbiter.sent(TallyDriver.question(1), ++now);
      arbiter.lost("closed", ++now);
      assertNotNull(arbiter.down(), "drop " + drop);
    }
    assertInstanceOf(TurnEnd.Lost.class, arbiter.takeEnded().get(0).end());
    arbiter.opened(++now);
    assertNotNull(arbiter.down(), "it has not spoken yet");
    arbiter.received(TallyDriver.answer(1), ++now);
    assertNull(arbiter.down());
  }

  @Test
  void aReadingThatHasAllItNeedsIsKeptThoughTheLineDoesNotComeBack() {
    MeterReading whole = new MeterReading(null, List.of(), Set.of(), null, Bytes.empty());
    Step.Done read = new Step.Done(new PollOutcome.Read(whole));
    MeterDriver goesWithout = new Says(address -> new HungUpOn(read));
    LineArbiter arbiter = bus.arbiter;
    arbiter.request(new Turn("1", goesWithout, new MeterAddress("1"), 1, false, end -> {}), 0);
    long now = 0;
    arbiter.opened(now);
    while (!(arbiter.next(now) instanceof LineAction.Transmit)) {
      arbiter.received(Bytes.empty(), ++now);
    }
    arbiter.sent(TallyDriver.question(1), ++now);
    arbiter.lost("closed", ++now);
    arbiter.notOpened("no route", now + 60 * SECOND);
    assertEquals(new TurnEnd.Answered(whole, 1), arbiter.takeEnded().get(0).end());
  }

  /** Asks for what it can do without. */
  private record HungUpOn(Step.Done without) implements Exchange {
    @Override
    public Step start() {
      return new Step.Send(TallyDriver.question(1), Duration.ofMillis(500));
    }

    @Override
    public Step received(Bytes chunk) {
      return new Step.Wait();
    }

    @Override
    public Step timedOut() {
      return without;
    }

    @Override
    public Optional<Step> resumed() {
      return Optional.of(without);
    }
  }

  @Test
  void aPauseBetweenRequestsIsKept() {
    long pause = 100 * MILLI;
    VirtualBus slow =
        new VirtualBus(
            LineTiming.none().pausing(Duration.ofMillis(100)), LineLimits.DEFAULT, 45, true);
    slow.meter(1, 0);
    slow.meter(2, 0);
    slow.arbiter.request(turn(1, 1), 0);
    slow.arbiter.request(turn(2, 1), 0);
    slow.runUntil(SECOND);
    // The bus itself throws if a question comes before its timing allows.
    assertEquals(2, slow.ended.size());
    assertTrue(slow.silence == pause);
  }

  private void ask(int address, int attempts, long when) {
    bus.at(when, () -> bus.arbiter.request(turn(address, attempts), bus.now));
  }

  private static Turn turn(int address, int attempts) {
    return new Turn(
        "" + address, DRIVER, new MeterAddress("" + address), attempts, false, end -> {});
  }
}
