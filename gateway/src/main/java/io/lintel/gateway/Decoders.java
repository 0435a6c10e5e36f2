package io.lintel.gateway;

import io.lintel.gateway.config.PushedMeterConfig;
import io.lintel.gateway.intake.Intake;
import io.lintel.meter.payload.PayloadDecoders;
import io.lintel.meter.spi.PayloadDecoder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which payload decoder each pushing meter needs, as configured; replaced as a whole by a reload.
 */
final class Decoders implements Intake.DecoderOf {
  /** Meters that write it are read by the intake itself, on the fast path. */
  private static final String PUBLISHED = "lintel-json";

  private volatile Map<String, PayloadDecoder> byMeter = Map.of();

  void use(List<PushedMeterConfig> meters) {
    Map<String, PayloadDecoder> next = new HashMap<>();
    for (PushedMeterConfig meter : meters) {
      if (!meter.payload().equals(PUBLISHED)) {
        next.put(
            meter.id(),
            PayloadDecoders.named(meter.payload())
                .orElseThrow(
                    () ->
                        new IllegalArgumentException(
                            "no payload decoder named " + meter.payload())));
      }
    }
    byMeter = Map.copyOf(next);
  }

  @Override
  public @Nullable PayloadDecoder decoder(String meter) {
    return byMeter.get(meter);
  }
}
