package io.lintel.simulator.fault;

import io.lintel.meter.wire.Bytes;
import java.time.Duration;

/**
 * One run of noise on an idle line.
 *
 * @param pause before it, by the wall's clock
 * @param mishap its kind's name
 */
public record Noise(Duration pause, Bytes octets, String mishap) {}
