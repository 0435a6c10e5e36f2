package io.lintel.gateway.source.coap;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.eclipse.californium.core.coap.CoAP.ResponseCode;

/** What the CoAP source counts. */
final class CoapMetrics {
  private final MeterRegistry registry;

  CoapMetrics(MeterRegistry registry) {
    this.registry = registry;
  }

  void answered(ResponseCode code) {
    Counter.builder("lintel_coap_answers")
        .description("Requests answered, by response code")
        .tag("code", code.text)
        .register(registry)
        .increment();
  }
}
