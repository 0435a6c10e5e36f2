package io.lintel.simulator.device;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A meter that reports by itself and counts its reports. */
public final class PushMeter {
  private final String id;
  private final GasMeter inside;
  private final @Nullable Corrector corrector;
  private long seq;

  public PushMeter(String id, GasMeter inside, @Nullable Corrector corrector) {
    this.id = id;
    this.inside = inside;
    this.corrector = corrector;
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
        BigDecimal.valueOf(inside.consumption().millilitresAt(at) / 1000, 3),
        corrector,
        BigDecimal.valueOf(inside.consumption().flowAt(at), 3),
        rounded(inside.temperature(at), 1),
        rounded(inside.pressure(at), 2),
        rounded(inside.volts(at), 3),
        inside.valve().openAt(at),
        inside.alarms(at));
  }

  private static BigDecimal rounded(double value, int decimals) {
    return BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_UP);
  }
}
