package io.lintel.simulator.demo;

import io.lintel.gateway.config.IdentityConfig;
import io.lintel.gateway.config.IdentityConfig.Proofs;
import io.lintel.gateway.identity.Device;
import io.lintel.gateway.identity.DeviceSecret;
import io.lintel.gateway.identity.SpeakerKind;
import io.lintel.gateway.identity.SpeaksFor;
import io.lintel.simulator.transport.MqttPublisher.Login;
import java.security.SecureRandom;
import java.util.List;

/**
 * The simulator as the demo's gateway knows it: a relay that speaks for all devices of the day,
 * with a secret that lives as long as the demo. What others bring to the demo's ports is turned
 * away.
 */
record DemoRelay(String secret) {
  private static final String ID = "simulator";
  private static final SpeaksFor ALL = SpeaksFor.parse("meter:* recorder:* technician:*");

  static DemoRelay fresh() {
    return new DemoRelay(DeviceSecret.fresh(new SecureRandom()));
  }

  Login login() {
    return new Login("relay/" + ID, secret);
  }

  /** Plain CoAP can show no secret: of its port, which only this machine reaches, we vouch. */
  IdentityConfig identity() {
    return new IdentityConfig(
        List.of(new Device(SpeakerKind.RELAY, ID, DeviceSecret.digestOf(secret), null, ALL)),
        new Proofs(false, false),
        new Proofs(true, true));
  }

  @Override
  public String toString() {
    return ID;
  }
}
