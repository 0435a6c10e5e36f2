package io.lintel.gateway.audit;

import io.lintel.gateway.clock.ClockBasis;
import io.lintel.gateway.clock.ClockLimits;
import io.lintel.gateway.clock.CorrectedTime;
import io.lintel.gateway.clock.DeviceClock;
import io.lintel.gateway.clock.EventTime;
import io.lintel.gateway.clock.Interruptions;
import io.lintel.gateway.clock.Micros;
import io.lintel.gateway.clock.Sending;
import io.lintel.gateway.clock.SendingLog;
import io.lintel.gateway.clock.TimeBounds;
import io.lintel.gateway.metering.ReadingFact;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Corrects the times of readings: by the meter's own clock, or by when the gateway asked. */
final class MeterTimes {
  private static final String POLLED = "line:";

  /** Room at first for what a meter sends around a day: logs grow. */
  private static final int FEW = 16;

  private final Map<String, Meter> meters = new HashMap<>();
  private final ClockLimits limits;
  private final EventTime eventTime;

  MeterTimes(List<ReadingFact> readings, Interruptions interruptions, ClockLimits limits) {
    this.limits = limits;
    this.eventTime = new EventTime(limits);
    for (ReadingFact reading : readings) {
      Instant stated = reading.stated();
      if (stated != null) {
        meters.computeIfAbsent(reading.meter(), meter -> new Meter()).told(stated, reading);
      }
    }
    for (Meter meter : meters.values()) {
      meter.clock =
          new DeviceClock(
              meter.sendings, List.of(), interruptions, limits.device(), limits.direct());
    }
  }

  /** A meter with a clock of its own. */
  private static final class Meter {
    private final SendingLog sendings = new SendingLog(FEW);

    /** How far the clock was ahead at least, at some moment. */
    private long ahead = Long.MIN_VALUE;

    /** Once all its readings are told. */
    private @Nullable DeviceClock clock;

    void told(Instant stated, ReadingFact reading) {
      sendings.add(
          SendingLog.NOT_JOURNALED, Sending.of(stated, reading.received(), null, null, null));
      ahead = Math.max(ahead, lead(stated, reading));
    }
  }

  private static long lead(Instant stated, ReadingFact reading) {
    return Micros.of(stated) - Micros.of(reading.received());
  }

  /**
   * Whether another reading shows the clock farther ahead than a right one can be, and this does
   * not: it was set in between, or this one was long under way.
   */
  private boolean wasSetBetween(Meter meter, Instant stated, ReadingFact reading) {
    long most = meter.ahead;
    long usual = Micros.of(limits.device());
    return most > usual && lead(stated, reading) < most - usual;
  }

  /** Without what the other readings say of the clock. */
  private static CorrectedTime upToReceipt(CorrectedTime time, ReadingFact reading) {
    return new CorrectedTime(
        new TimeBounds(time.bounds().lo(), time.bounds().estimate(), reading.received()),
        ClockBasis.CONTRADICTORY);
  }

  CorrectedTime time(ReadingFact reading) {
    Instant stated = reading.stated();
    Meter meter = stated == null ? null : meters.get(reading.meter());
    DeviceClock clock = meter == null ? null : meter.clock;
    if (stated != null && meter != null && clock != null) {
      CorrectedTime time = eventTime.ofEvent(clock, stated, reading.received(), EventTime.NO_AGE);
      return wasSetBetween(meter, stated, reading) ? upToReceipt(time, reading) : time;
    }
    boolean polled = reading.source().startsWith(POLLED);
    return EventTime.ofReceipt(
        reading.received(),
        Micros.of(polled ? limits.transit() : limits.unearnedTransit()),
        polled ? ClockBasis.GATEWAY : ClockBasis.RECEIPT);
  }
}
