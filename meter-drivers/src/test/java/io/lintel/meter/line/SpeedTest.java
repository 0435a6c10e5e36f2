package io.lintel.meter.line;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.meter.reading.MeterAddress;
import io.lintel.meter.spi.Exchange;
import io.lintel.meter.spi.LineSettings;
import io.lintel.meter.spi.Parity;
import io.lintel.meter.spi.PollOutcome;
import io.lintel.meter.spi.Step;
import io.lintel.meter.wire.Bytes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A meter that signs on slowly and goes on fast, as IEC 62056-21 has it. */
class SpeedTest {
  private static final long MILLI = 1_000_000L;
  private static final LineSettings SLOW = new LineSettings(300, 7, Parity.EVEN, 1);
  private static final LineSettings FAST = new LineSettings(9600, 7, Parity.EVEN, 1);
  private static final Bytes SIGN_ON = Bytes.ofUnsigned(0x2F, 0x3F, 0x21, 0x0D, 0x0A);
  private static final Bytes ACK = Bytes.ofUnsigned(0x06, 0x30, 0x35, 0x30, 0x0D, 0x0A);
  private static final Bytes ID = Bytes.ofUnsigned(0x2F);
  private static final Bytes DATA = Bytes.ofUnsigned(0x02);

  private final LineArbiter arbiter = new LineArbiter(LineTiming.of(SLOW), LineLimits.DEFAULT, 0);
  private final List<String> done = new ArrayList<>();
  private final List<TurnEnd> ends = new ArrayList<>();
  private long now;

  /** Signs on, acknowledges, changes, hears. */
  private static final class SignOn implements Exchange {
    private boolean acknowledged;

    @Override
    public Step start() {
      return new Step.Send(SIGN_ON, Duration.ofSeconds(2));
    }

    @Override
    public Step received(Bytes chunk) {
      if (chunk.equals(DATA)) {
        return new Step.Done(new PollOutcome.Written(chunk));
      }
      acknowledged = true;
      return new Step.Send(ACK, Duration.ofMillis(20));
    }

    @Override
    public Step timedOut() {
      if (acknowledged) {
        acknowledged = false;
        return new Step.Speed(FAST, Duration.ofSeconds(1));
      }
      return new Step.Done(new PollOutcome.Silent(Duration.ofSeconds(1)));
    }
  }

  private void ask(Optional<String> command, int attempts) {
    Says driver = new Says(address -> new SignOn());
    arbiter.request(
        new Turn("1", driver, new MeterAddress("1"), command, attempts, false, ends::add), now);
    arbiter.opened(now);
  }

  /** Goes on until the arbiter rests; answers {@code answers}, one a question. */
  private void play(Bytes... answers) {
    int next = 0;
    boolean owed = false;
    for (int i = 0; i < 200; i++) {
      LineAction action = arbiter.next(now);
      if (action instanceof LineAction.Rest || action instanceof LineAction.Open) {
        break;
      } else if (action instanceof LineAction.Change change) {
        done.add(change.settings().toString());
        arbiter.changed(change.settings(), now);
        owed = change.settings().equals(FAST);
      } else if (action instanceof LineAction.Transmit transmit) {
        done.add(transmit.frame().equals(ACK) ? "ack" : "sign on");
        arbiter.sent(transmit.frame(), now);
        owed = !transmit.frame().equals(ACK);
      } else if (action instanceof LineAction.Listen listen) {
        if (owed && next < answers.length) {
          now += 300 * MILLI;
          arbiter.received(answers[next++], now);
        } else {
          now = Math.max(now, listen.untilNanos());
          arbiter.received(Bytes.empty(), now);
        }
        owed = false;
      }
    }
    arbiter.takeEnded().forEach(ended -> ended.turn().ended().accept(ended.end()));
  }

  @Test
  void theLineChangesBehindTheLastBitAndIsItselfAgainWhenTheConversationEnds() {
    ask(Optional.of(Says.COMMAND), 1);
    play(ID, DATA);
    assertEquals(List.of("sign on", "ack", "9600 7E1", "300 7E1"), done);
    assertEquals(List.of(new TurnEnd.Obeyed(DATA, 1)), ends);
    assertFalse(arbiter.busy());
  }

  @Test
  void aMeterThatIsLostAtTheOtherSpeedIsAskedAnewAtTheLinesOwn() {
    ask(Optional.empty(), 2);
    play(ID);
    assertEquals(List.of("sign on", "ack", "9600 7E1", "300 7E1", "sign on"), done.subList(0, 5));
    TurnEnd.Failed failed = assertInstanceOf(TurnEnd.Failed.class, ends.get(0));
    assertEquals(2, failed.attempts());
    assertFalse(arbiter.busy());
  }

  @Test
  void theFrameIsOnTheWireToItsLastBitBeforeTheLineChanges() {
    ask(Optional.empty(), 1);
    LineAction action = arbiter.next(now);
    while (!(action instanceof LineAction.Transmit)) {
      arbiter.received(Bytes.empty(), now);
      action = arbiter.next(now);
    }
    arbiter.sent(SIGN_ON, now);
    now += 400 * MILLI;
    arbiter.received(ID, now);
    arbiter.next(now);
    arbiter.received(Bytes.empty(), now);
    assertInstanceOf(LineAction.Transmit.class, arbiter.next(now));
    arbiter.sent(ACK, now);
    long lastBit = now + LineTiming.of(SLOW).wireNanos(ACK.length());
    while (!(action instanceof LineAction.Change)) {
      action = arbiter.next(now);
      if (action instanceof LineAction.Listen listen) {
        now = listen.untilNanos();
        arbiter.received(Bytes.empty(), now);
      }
    }
    assertTrue(now >= lastBit, "changed " + (lastBit - now) + " ns before the last bit");
  }

  @Test
  void aPortThatCannotChangeEndsTheTurnWithItsReason() {
    ask(Optional.empty(), 3);
    LineAction action = arbiter.next(now);
    while (!(action instanceof LineAction.Change)) {
      if (action instanceof LineAction.Transmit transmit) {
        arbiter.sent(transmit.frame(), now);
        now += 400 * MILLI;
        arbiter.received(transmit.frame().equals(ACK) ? Bytes.empty() : ID, now);
      } else if (action instanceof LineAction.Listen listen) {
        now = Math.max(now, listen.untilNanos());
        arbiter.received(Bytes.empty(), now);
      }
      action = arbiter.next(now);
    }
    arbiter.cannotChange("the far end keeps its settings", now);
    play();
    TurnEnd.Failed failed = assertInstanceOf(TurnEnd.Failed.class, ends.get(0));
    assertTrue(failed.toString().contains("the far end keeps its settings"), failed::toString);
    assertEquals(1, failed.attempts(), "it would not be another one the next time");
  }

  @Test
  void aCommandThatMayHaveBeenHeardIsNotGivenTwice() {
    ask(Optional.of(Says.COMMAND), 3);
    LineAction action = arbiter.next(now);
    while (!(action instanceof LineAction.Transmit)) {
      arbiter.received(Bytes.empty(), now);
      action = arbiter.next(now);
    }
    arbiter.sent(SIGN_ON, now);
    arbiter.lost("unplugged", now + MILLI);
    now += 10 * MILLI;
    arbiter.opened(now);
    play(ID, DATA);
    assertEquals(List.of(), done, "nothing is sent");
    assertInstanceOf(TurnEnd.Lost.class, ends.get(0));
  }
}
