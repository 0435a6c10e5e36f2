package io.lintel.simulator.device;

import java.math.BigDecimal;
import java.time.Instant;

/** A meter that reports by itself and counts its reports. */
public final class PushMeter {
  private final String id;
  private final Consumption consumption;
  private long seq;

  public PushMeter(String id, Consumption consumption) {
    this.id = id;
    this.consumption = consumption;
  }

  public String id() {
    return id;
  }

  public MeterReport report(Instant at) {
    seq++;
    return new MeterReport(
        id,
        at,
        seq,
        BigDecimal.valueOf(consumption.millilitresAt(at) / 1000, 3),
        BigDecimal.valueOf(consumption.flowAt(at), 3));
  }
}
