package io.lintel.simulator.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.lintel.meter.wire.Bytes;
import io.lintel.simulator.transport.Parity;
import io.lintel.simulator.transport.SerialSpeed;
import io.lintel.simulator.transport.WireLog.Passed;
import io.lintel.simulator.transport.WireLog.Side;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PacingErrorsTest {
  private static final SerialSpeed SPEED = new SerialSpeed(9_600, Parity.EVEN, 1);
  private static final int REQUEST = 8;
  private static final int ANSWER = 45;

  private final List<Passed> log = new ArrayList<>();

  @Test
  void aLineThatKeepsTheWiresTimeIsNeverOff() {
    exchange(0, 0, 0);
    exchange(1_000_000_000L, 0, 0);
    PacingErrors errors = PacingErrors.of("riser", log, SPEED, 0);
    assertEquals(2, errors.answers().count());
    assertEquals(0, errors.answers().most(), 1e-9);
    assertEquals(0, errors.exchanges().most(), 1e-9);
  }

  @Test
  void anAnswerThatBeginsLateAndEndsInTimeIsTooShort() {
    long late = SPEED.nanosOf(ANSWER) / 100;
    exchange(0, late, 0);
    PacingErrors errors = PacingErrors.of("riser", log, SPEED, 0);
    assertEquals(0.01, errors.answers().most(), 1e-4);
    assertEquals(0, errors.exchanges().most(), 1e-9);
  }

  @Test
  void octetsInTheMiddleMayBeLateForErrorsAreCountedOverTheFrame() {
    exchange(0, 0, 3_000_000L);
    assertEquals(0, PacingErrors.of("riser", log, SPEED, 0).answers().most(), 1e-9);
  }

  @Test
  void theFirstExchangesAreForWarmingUp() {
    exchange(0, SPEED.nanosOf(ANSWER), 0);
    exchange(1_000_000_000L, 0, 0);
    assertEquals(0, PacingErrors.of("riser", log, SPEED, 1).answers().most(), 1e-9);
  }

  /**
   * @param firstLate how late the answer's first octet is, in nanoseconds
   * @param middleLate how late all are but the first and the last
   */
  private void exchange(long asked, long firstLate, long middleLate) {
    long burst = log.size() + 1L;
    log.add(passed(asked, Side.MASTER, REQUEST, burst));
    long begin = asked + SPEED.nanosOf(REQUEST) + SPEED.silenceNanos();
    for (int octet = 1; octet <= ANSWER; octet++) {
      long late = octet == 1 ? firstLate : octet == ANSWER ? 0 : middleLate;
      log.add(passed(begin + SPEED.nanosOf(octet) + late, Side.METERS, 1, -burst));
    }
  }

  private static Passed passed(long nanos, Side side, int octets, long burst) {
    return new Passed(0, nanos, Instant.EPOCH, side, Bytes.of(new byte[octets]), burst, List.of());
  }
}
