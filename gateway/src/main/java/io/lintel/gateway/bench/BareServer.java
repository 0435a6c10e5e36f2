package io.lintel.gateway.bench;

import io.vertx.core.Vertx;
import io.vertx.mqtt.MqttServer;
import io.vertx.mqtt.MqttServerOptions;
import java.net.URI;

/** Vert.x' MQTT server that acknowledges what comes and does nothing else: the reference. */
final class BareServer implements AutoCloseable {
  private final MqttServer server;
  private final URI uri;

  BareServer(Vertx vertx) {
    server =
        MqttServer.create(vertx, new MqttServerOptions().setHost("127.0.0.1").setPort(0))
            .endpointHandler(
                endpoint ->
                    endpoint
                        .publishHandler(message -> endpoint.publishAcknowledge(message.messageId()))
                        .accept(false));
    Settled.of(server.listen());
    uri = URI.create("tcp://127.0.0.1:" + server.actualPort());
  }

  URI uri() {
    return uri;
  }

  @Override
  public void close() {
    Settled.of(server.close());
  }
}
