package io.lintel.gateway.source.coap;

import io.lintel.gateway.config.CoapConfig;
import io.lintel.gateway.config.ListenAddress;
import io.lintel.gateway.health.Health;
import io.lintel.gateway.identity.Doorkeeper;
import io.lintel.gateway.identity.Speaker;
import io.lintel.gateway.intake.Intake;
import io.lintel.gateway.journal.Journal;
import io.lintel.gateway.time.Timekeeper;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.eclipse.californium.core.CoapResource;
import org.eclipse.californium.core.CoapServer;
import org.eclipse.californium.core.network.CoapEndpoint;
import org.eclipse.californium.core.network.Endpoint;
import org.eclipse.californium.scandium.DTLSConnector;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Serves the resources devices post to, on a plain endpoint, a secure one, or both. */
public final class CoapSource extends VerticleBase implements Health {
  static final String NAME = "coap";

  private static final Logger log = LoggerFactory.getLogger(CoapSource.class);

  private final CoapConfig config;
  private final Doorkeeper doorkeeper;
  private final Intake intake;
  private final Journal journal;
  private final Timekeeper time;
  private final CoapMetrics metrics;
  private @Nullable Associations associations;
  private @Nullable CoapServer server;
  private volatile @Nullable CoapEndpoint plain;
  private volatile @Nullable CoapEndpoint secure;
  private volatile boolean serving;

  /**
   * @param doorkeeper of the plain endpoint
   */
  public CoapSource(
      CoapConfig config,
      Doorkeeper doorkeeper,
      Intake intake,
      Journal journal,
      Timekeeper time,
      MeterRegistry registry) {
    this.config = config;
    this.doorkeeper = doorkeeper;
    this.intake = intake;
    this.journal = journal;
    this.time = time;
    this.metrics = new CoapMetrics(registry);
  }

  /** Keeps DTLS associations in {@code file} from an orderly stop to the next start. */
  public CoapSource remembering(Path file) {
    associations = new Associations(file);
    return this;
  }

  @Override
  public Future<?> start() {
    return vertx.executeBlocking(this::serve);
  }

  @Override
  public Future<?> stop() {
    serving = false;
    CoapServer running = server;
    return running == null
        ? Future.succeededFuture()
        : vertx.executeBlocking(
            () -> {
              keepAssociations(running);
              running.destroy();
              return running;
            });
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Optional<String> notReadyBecause() {
    return serving ? Optional.empty() : Optional.of("the CoAP server does not run");
  }

  /** The port of the plain endpoint, once it serves; empty where there is none. */
  public Optional<Integer> plainPort() {
    return Optional.ofNullable(plain).map(endpoint -> endpoint.getAddress().getPort());
  }

  /** The port of the secure endpoint, once it serves; empty where there is none. */
  public Optional<Integer> securePort() {
    return Optional.ofNullable(secure).map(endpoint -> endpoint.getAddress().getPort());
  }

  private CoapServer serve() throws IOException {
    Endpoints endpoints = new Endpoints();
    CoapServer fresh = new CoapServer(endpoints.configuration());
    ListenAddress listen = config.listen();
    if (listen != null) {
      plain = added(fresh, endpoints.plain(listen));
    }
    CoapConfig.Secure keys = config.secure();
    if (keys != null) {
      CoapEndpoint open = added(fresh, endpoints.secure(keys));
      if (associations != null && open.getConnector() instanceof DTLSConnector connector) {
        associations.takeUp(connector);
      }
      secure = open;
    }
    fresh.add(resources(keys == null ? Set.of() : keys.keys().keySet()));
    server = fresh;
    start(fresh);
    serving = true;
    log.info("source=coap outcome=serving plain={} secure={}", plainPort(), securePort());
    return fresh;
  }

  private void keepAssociations(CoapServer running) {
    CoapEndpoint open = secure;
    if (open != null
        && associations != null
        && open.getConnector() instanceof DTLSConnector connector) {
      running.stop();
      associations.keep(connector);
    }
  }

  private void start(CoapServer fresh) throws IOException {
    try {
      fresh.start();
    } catch (IllegalStateException none) {
      log.debug("source=coap outcome=no_endpoint", none);
    }
    // CoapServer.start() is content with one endpoint of several.
    if (!fresh.getEndpoints().stream().allMatch(Endpoint::isStarted)) {
      fresh.destroy();
      throw new IOException(
          "CoAP cannot listen on "
              + config.listen()
              + (config.secure() == null ? "" : " and " + config.secure().listen())
              + "; free the ports, or change coap.listen and coap.secure.listen");
    }
  }

  private static CoapEndpoint added(CoapServer server, CoapEndpoint endpoint) {
    server.addEndpoint(endpoint);
    return endpoint;
  }

  private CoapResource resources(Set<String> keyed) {
    Reports.Outside outside =
        new Reports.Outside(
            journal,
            time,
            new CoapDoor(keyed, doorkeeper),
            task -> context.runOnContext(done -> task.run()),
            metrics);
    CoapResource root = new CoapResource("lintel", false);
    CoapResource version = new CoapResource("v1", false);
    version.add(
        new AnyId(
            "meters",
            new Reports("readings", intake::readings, Speaker::mayReportReadingsOf, outside)));
    version.add(
        new AnyId(
            "recorders",
            new Reports("events", intake::recorderEvents, Speaker::mayReportEventsOf, outside)));
    root.add(version);
    return root;
  }
}
