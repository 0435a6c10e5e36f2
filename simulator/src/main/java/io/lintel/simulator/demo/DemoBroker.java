package io.lintel.simulator.demo;

import io.lintel.gateway.Gateway;
import io.lintel.gateway.source.mqtt.endpoint.MqttEndpoint;
import io.vertx.core.Future;
import java.net.URI;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The gateway's MQTT endpoint as the demo's day sees it: it goes away, and comes back. */
final class DemoBroker {
  private static final Logger log = LoggerFactory.getLogger(DemoBroker.class);
  private static final long PATIENCE_SECONDS = 30;

  private final URI uri;
  private final MqttEndpoint endpoint;

  private DemoBroker(URI uri, MqttEndpoint endpoint) {
    this.uri = uri;
    this.endpoint = endpoint;
  }

  static DemoBroker of(Gateway gateway) {
    return new DemoBroker(gateway.broker(), gateway.mqttEndpoint().orElseThrow());
  }

  URI uri() {
    return uri;
  }

  /** All connections end, and none is taken. */
  void stop() {
    settle(endpoint.shut());
    log.info("broker={} outcome=stopped", uri);
  }

  /** On the same port. */
  void start() {
    settle(endpoint.reopen());
    log.info("broker={} outcome=started_again", uri);
  }

  private static void settle(Future<Void> future) {
    future
        .toCompletionStage()
        .toCompletableFuture()
        .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
        .join();
  }
}
