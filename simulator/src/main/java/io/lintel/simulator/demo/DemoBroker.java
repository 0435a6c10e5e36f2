package io.lintel.simulator.demo;

import io.lintel.gateway.config.ListenAddress;
import io.lintel.gateway.config.MqttConfig;
import io.lintel.gateway.source.mqtt.EmbeddedBroker;
import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The gateway's embedded broker, run apart from the gateway so that it can be restarted. */
final class DemoBroker implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(DemoBroker.class);
  private static final String LOOPBACK = "127.0.0.1";

  /** The client id of the gateway it is for. */
  static final String GATEWAY = "lintel-demo";

  private final Path folder;
  private final URI uri;
  private @Nullable EmbeddedBroker running;

  private DemoBroker(Path folder, EmbeddedBroker running) {
    this.folder = folder;
    this.uri = running.uri();
    this.running = running;
  }

  /** On a free port, with its data in {@code folder}. Takes some seconds. */
  static DemoBroker started(Path folder) {
    return new DemoBroker(folder, EmbeddedBroker.start(on(0), folder));
  }

  URI uri() {
    return uri;
  }

  /** In order: its sessions and queues are on disk then. */
  synchronized void stop() {
    if (running != null) {
      running.close();
      running = null;
      log.info("broker={} outcome=stopped", uri);
    }
  }

  /** On the same port, with the data it had. */
  synchronized void start() {
    if (running == null) {
      running = EmbeddedBroker.start(on(uri.getPort()), folder);
      log.info("broker={} outcome=started_again", uri);
    }
  }

  private static MqttConfig on(int port) {
    return new MqttConfig(null, new ListenAddress(LOOPBACK, port), GATEWAY, null, null);
  }

  @Override
  public void close() {
    stop();
  }
}
