package io.lintel.meter.line;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.meter.reading.MeterAddress;
import io.lintel.meter.spi.LineSettings;
import io.lintel.meter.spi.Parity;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Schedule and arbitration together, in virtual time. */
class DeadMeterTest {
  private static final long SECOND = 1_000_000_000L;
  private static final Instant BEGIN = Instant.parse("2026-11-22T00:00:00Z");
  private static final int MINUTES = 10;
  private static final LineTiming TIMING = LineTiming.of(new LineSettings(9600, 8, Parity.NONE, 1));

  private final SlotPlan plan = new SlotPlan(BackOff.Limits.DEFAULT);
  private final VirtualBus bus = new VirtualBus(TIMING, LineLimits.DEFAULT, 45);
  private final TallyDriver driver = new TallyDriver(Duration.ofMillis(500));
  private final Map<String, Integer> read = new HashMap<>();
  private int told;

  @Test
  void onALineThatIsThreeQuartersBusyADeadMeterCostsTheOthersLessThanTwoPercent() {
    for (int address = 1; address <= 12; address++) {
      plan.put("" + address, new Cadence(Duration.ofSeconds(1)), BEGIN);
      if (address != 5) {
        bus.meter(address, 0);
      }
    }
    for (int second = 0; second < 60 * MINUTES; second++) {
      for (SlotPlan.Due due : plan.takeDue(BEGIN.plusSeconds(second))) {
        if (due.pausedUntil().isEmpty()) {
          bus.arbiter.request(turn(due), bus.now);
        }
      }
      bus.runUntil((second + 1) * SECOND);
      tell(BEGIN.plusSeconds(second + 1));
    }
    for (int address = 1; address <= 12; address++) {
      int slots = read.getOrDefault("" + address, 0);
      assertTrue(
          address == 5 || slots >= 60 * MINUTES * 0.98,
          "meter " + address + " was read in " + slots + " of " + 60 * MINUTES + " slots");
    }
  }

  private Turn turn(SlotPlan.Due due) {
    String meter = due.slot().meter();
    return new Turn(meter, driver, new MeterAddress(meter), due.attempts(), false, end -> {});
  }

  private void tell(Instant now) {
    List<LineArbiter.Ended> fresh = bus.ended.subList(told, bus.ended.size());
    for (LineArbiter.Ended one : fresh) {
      String meter = one.turn().meter();
      if (one.end() instanceof TurnEnd.Answered) {
        read.merge(meter, 1, Integer::sum);
        plan.answered(meter);
      } else if (one.end() instanceof TurnEnd.Failed) {
        plan.failed(meter, now);
      }
    }
    told = bus.ended.size();
  }
}
