package io.lintel.gateway.config;

import java.util.List;

/**
 * One shared physical channel and the meters behind it.
 *
 * @param uri {@code serial:/dev/ttyUSB0?baud=9600&parity=none&stop=1}, {@code tcp://host:502} or
 *     {@code rtu-tcp://host:4001}
 */
public record LineConfig(String id, String uri, List<PolledMeterConfig> meters) {
  public LineConfig {
    meters = List.copyOf(meters);
  }
}
