package io.lintel.gateway.config;

import io.lintel.gateway.identity.Device;
import java.util.List;

/**
 * Who has to prove what at which door.
 *
 * @param devices of the file that {@code devices} names
 * @param mqtt at the gateway's own endpoint, or through the configured broker
 * @param coap at the plain endpoint; with DTLS each device has its key
 */
public record IdentityConfig(List<Device> devices, Proofs mqtt, Proofs coap) {
  /** Nobody has to prove anything, and what comes is marked. */
  public static final IdentityConfig OPEN =
      new IdentityConfig(List.of(), new Proofs(true, false), new Proofs(true, false));

  public IdentityConfig {
    devices = List.copyOf(devices);
  }

  /**
   * What one door asks for.
   *
   * @param anonymous whether who shows nothing is let in
   * @param vouched whether what stands in front of the door (a broker with accounts of its own, a
   *     closed network) has proven who comes, so that what comes is not marked
   */
  public record Proofs(boolean anonymous, boolean vouched) {}
}
