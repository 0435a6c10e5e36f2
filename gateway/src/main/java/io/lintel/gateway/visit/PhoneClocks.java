package io.lintel.gateway.visit;

import io.lintel.gateway.clock.ClockLimits;
import io.lintel.gateway.clock.CorrectedTime;
import io.lintel.gateway.clock.DeviceClock;
import io.lintel.gateway.clock.EventTime;
import io.lintel.gateway.clock.Interruptions;
import io.lintel.gateway.clock.Sending;
import io.lintel.gateway.clock.SendingLog;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The clocks of the technicians' phones, from the steps they sent. */
public final class PhoneClocks {
  /** Room at first for what one phone sends: logs grow. */
  private static final int FEW = 32;

  private final Map<TechnicianId, DeviceClock> clocks = new LinkedHashMap<>();
  private final EventTime eventTime;
  private final TapHabits habits;

  public PhoneClocks(
      List<Step> steps, Interruptions interruptions, ClockLimits limits, TapHabits habits) {
    this.eventTime = new EventTime(limits);
    this.habits = habits;
    Map<TechnicianId, SendingLog> sendings = new LinkedHashMap<>();
    for (Step step : steps) {
      sendings
          .computeIfAbsent(step.technician(), phone -> new SendingLog(FEW))
          .add(
              SendingLog.NOT_JOURNALED,
              Sending.of(
                  step.stated(), step.received(), step.age(), step.sent(), step.roundTrip()));
    }
    sendings.forEach(
        (phone, all) ->
            clocks.put(
                phone,
                new DeviceClock(all, List.of(), interruptions, limits.phone(), limits.direct())));
  }

  /** The step of a phone whose steps this was built from, with its time corrected. */
  public TimedStep time(Step step) {
    DeviceClock clock = clocks.get(step.technician());
    if (clock == null) {
      throw new IllegalArgumentException("no phone known of " + step.technician());
    }
    long age = Sending.age(step.stated(), step.age(), step.sent(), EventTime.NO_AGE);
    CorrectedTime tap = eventTime.ofAct(clock, step.stated(), step.received(), age);
    return new TimedStep(step, tap.bounds(), habits.act(tap.bounds()), tap.basis(), false);
  }
}
