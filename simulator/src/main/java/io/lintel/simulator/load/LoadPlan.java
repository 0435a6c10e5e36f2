package io.lintel.simulator.load;

import java.time.Duration;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * A load as it is asked for.
 *
 * @param connections shared by the devices; a device always speaks over the same one
 * @param rate messages a second of all devices together; they take turns
 * @param warmUp what is sent before anything is measured
 * @param duration what is measured
 * @param inFlight messages of one connection that may be without an acknowledgement; more wait, and
 *     the waiting counts
 * @param payloads shares among what meters say, and among what recorders say
 */
public record LoadPlan(
    String name,
    long seed,
    int meters,
    int recorders,
    int connections,
    double rate,
    Duration warmUp,
    Duration duration,
    int inFlight,
    Map<PayloadKind, Double> payloads) {
  /** Topics have six digits. */
  public static final int MOST_DEVICES = 1_000_000;

  /** Sockets of one process; a broker's default limits are not far above. */
  public static final int MOST_CONNECTIONS = 2_000;

  /** What one thread can write with certainty. */
  public static final double HIGHEST_RATE = 200_000;

  /** MQTT's packet identifiers end at 65,535. */
  public static final int MOST_IN_FLIGHT = 1_000;

  public LoadPlan {
    Map<PayloadKind, Double> copy = new EnumMap<>(PayloadKind.class);
    copy.putAll(payloads);
    payloads = Collections.unmodifiableMap(copy);
  }

  int devices() {
    return meters + recorders;
  }
}
