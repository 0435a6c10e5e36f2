package io.lintel.gateway.bench;

import io.lintel.gateway.journal.Kind;
import io.lintel.gateway.journal.Observation;
import io.lintel.meter.wire.Bytes;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Readings as a city's meters push them: each meter in turn reports once every period, at an
 * instant of its own, with a body of about 150 octets.
 */
final class MeterStream {
  private final SplittableRandom random;
  private final int meters;
  private final Duration period;
  private final Instant begin;
  private long made;

  /**
   * @param period between two readings of one meter; zero makes all meters report at the same
   *     instants, the quarter-hours
   */
  MeterStream(long seed, int meters, Duration period, Instant begin) {
    this.random = new SplittableRandom(seed);
    this.meters = meters;
    this.period = period;
    this.begin = begin;
  }

  List<Observation> next(int count) {
    List<Observation> observations = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      observations.add(next());
    }
    return observations;
  }

  private Observation next() {
    long meter = made % meters;
    long turn = made / meters;
    made++;
    Instant at =
        period.isZero()
            ? begin.plus(Duration.ofMinutes(15).multipliedBy(turn))
            : begin
                .plus(period.multipliedBy(turn))
                .plus(period.multipliedBy(meter).dividedBy(meters))
                .truncatedTo(ChronoUnit.MILLIS);
    return new Observation(
        Kind.READING,
        "mqtt",
        "G-" + (1_000_000 + meter),
        at.toString(),
        turn,
        null,
        null,
        at.plusMillis(random.nextInt(40, 900)),
        Bytes.of(body(turn).getBytes(StandardCharsets.UTF_8)),
        Bytes.empty());
  }

  private String body(long turn) {
    return "{\"alarms\":[],\"battery_v\":\"3.61\",\"flow_m3h\":\""
        + decimal(random.nextInt(6_000), 3)
        + "\",\"pressure_kpa\":\""
        + decimal(101_000 + random.nextInt(3_000), 3)
        + "\",\"temperature_c\":\""
        + decimal(random.nextInt(3_000), 2)
        + "\",\"valve\":\"open\",\"volume_m3\":\""
        + decimal(1_000_000 + turn * 100 + random.nextInt(100), 3)
        + "\"}";
  }

  private static BigDecimal decimal(long unscaled, int scale) {
    return BigDecimal.valueOf(unscaled, scale);
  }
}
