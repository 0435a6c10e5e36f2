package io.lintel.gateway.audit;

import io.lintel.gateway.clock.ClockBasis;
import io.lintel.gateway.clock.ClockLimits;
import io.lintel.gateway.clock.CorrectedTime;
import io.lintel.gateway.clock.DeviceClock;
import io.lintel.gateway.clock.EventTime;
import io.lintel.gateway.clock.Interruptions;
import io.lintel.gateway.clock.Micros;
import io.lintel.gateway.clock.Sending;
import io.lintel.gateway.clock.TimeBounds;
import io.lintel.gateway.metering.ReadingFact;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Corrects the times of readings: by the meter's own clock, or by when the gateway asked. */
final class MeterTimes {
  private static final String POLLED = "line:";

  private final Map<String, DeviceClock> clocks = new HashMap<>();

  /** How far each meter's clock was ahead at least, at some moment. */
  private final Map<String, Long> ahead = new HashMap<>();

  private final ClockLimits limits;
  private final EventTime eventTime;

  MeterTimes(List<ReadingFact> readings, Interruptions interruptions, ClockLimits limits) {
    this.limits = limits;
    this.eventTime = new EventTime(limits);
    Map<String, List<Sending>> sendings = new HashMap<>();
    for (ReadingFact reading : readings) {
      Instant stated = reading.stated();
      if (stated != null) {
        sendings
            .computeIfAbsent(reading.meter(), meter -> new ArrayList<>())
            .add(Sending.of(stated, reading.received(), null, null, null));
        ahead.merge(reading.meter(), lead(stated, reading), Math::max);
      }
    }
    sendings.forEach(
        (meter, all) ->
            clocks.put(meter, new DeviceClock(all, interruptions, limits.device(), limits)));
  }

  private static long lead(Instant stated, ReadingFact reading) {
    return Micros.of(stated) - Micros.of(reading.received());
  }

  /**
   * Whether another reading shows the clock farther ahead than a right one can be, and this does
   * not: it was set in between, or this one was long under way.
   */
  private boolean wasSetBetween(Instant stated, ReadingFact reading) {
    long most = ahead.getOrDefault(reading.meter(), 0L);
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
    DeviceClock clock = clocks.get(reading.meter());
    if (stated != null && clock != null) {
      CorrectedTime time = eventTime.ofEvent(clock, stated, reading.received(), EventTime.NO_AGE);
      return wasSetBetween(stated, reading) ? upToReceipt(time, reading) : time;
    }
    boolean polled = reading.source().startsWith(POLLED);
    return EventTime.ofReceipt(
        reading.received(),
        Micros.of(polled ? limits.transit() : limits.unearnedTransit()),
        polled ? ClockBasis.GATEWAY : ClockBasis.RECEIPT);
  }
}
