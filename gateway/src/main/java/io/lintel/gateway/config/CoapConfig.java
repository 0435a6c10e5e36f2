package io.lintel.gateway.config;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where CoAP is served.
 *
 * @param listen plain CoAP, or null where only the secure endpoint is open
 * @param secure DTLS with a pre-shared key per device, or null
 */
public record CoapConfig(@Nullable ListenAddress listen, @Nullable Secure secure) {
  /**
   * @param keys by PSK identity, which is the device's id; the keys are hexadecimal digits
   */
  public record Secure(ListenAddress listen, Map<String, Secret> keys) {
    public Secure {
      keys = Map.copyOf(keys);
    }
  }
}
