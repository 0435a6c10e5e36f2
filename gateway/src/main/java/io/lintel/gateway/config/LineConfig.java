package io.lintel.gateway.config;

import io.lintel.meter.modbus.Leniency;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * One shared physical channel and the meters behind it.
 *
 * @param uri {@code serial:/dev/ttyUSB0?baud=9600&parity=none&stop=1}, {@code tcp://host:502} or
 *     {@code rtu-tcp://host:4001}; whatever was written where all of its meters are unusable
 * @param pause how long the line is left quiet between two requests, beside its own silence
 * @param lenient what may be wrong about the answers of all its meters
 */
public record LineConfig(
    String id, String uri, Duration pause, Set<Leniency> lenient, List<PolledMeterConfig> meters) {
  public LineConfig {
    lenient = Set.copyOf(lenient);
    meters = List.copyOf(meters);
  }

  /** A line that needs no pause, with meters that err in nothing. */
  public LineConfig(String id, String uri, List<PolledMeterConfig> meters) {
    this(id, uri, Duration.ZERO, Set.of(), meters);
  }
}
