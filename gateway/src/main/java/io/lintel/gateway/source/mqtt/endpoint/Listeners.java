package io.lintel.gateway.source.mqtt.endpoint;

import io.lintel.gateway.config.EndpointConfig;
import io.lintel.gateway.config.ListenAddress;
import io.lintel.gateway.config.MqttConfig;
import io.lintel.gateway.wording.PlainReason;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetServerOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The ports devices connect to: plain, with TLS, or both. On the endpoint's event loop. */
final class Listeners {
  /** Connections the system may hold for us while we are busy. */
  private static final int BACKLOG = 4_096;

  private static final Logger log = LoggerFactory.getLogger(Listeners.class);

  private final Vertx vertx;
  private final Reception reception;
  private final List<Port> ports = new ArrayList<>();

  /** One port; it stays the same when it is closed and opened again. */
  private static final class Port {
    final String key;
    final ListenAddress wanted;
    final @Nullable TlsFiles tls;
    volatile int number;
    @Nullable NetServer open;

    Port(String key, ListenAddress wanted, @Nullable TlsFiles tls) {
      this.key = key;
      this.wanted = wanted;
      this.tls = tls;
      this.number = wanted.port();
    }

    URI uri() {
      String host = wanted.host();
      String reachable = host.equals("0.0.0.0") ? "127.0.0.1" : host.equals("::") ? "::1" : host;
      return URI.create((tls == null ? "tcp://" : "ssl://") + new ListenAddress(reachable, number));
    }
  }

  Listeners(Vertx vertx, MqttConfig config, Reception reception) {
    this.vertx = vertx;
    this.reception = reception;
    if (config.endpoint().plain()) {
      ports.add(new Port("mqtt.listen", config.listen(), null));
    }
    EndpointConfig.Tls tls = config.endpoint().tls();
    if (tls != null) {
      ports.add(new Port("mqtt.tls.listen", tls.listen(), new TlsFiles(tls)));
    }
  }

  Future<Void> open() {
    return Future.all(ports.stream().map(this::open).toList()).mapEmpty();
  }

  private Future<Void> open(Port port) {
    NetServerOptions options =
        new NetServerOptions()
            .setHost(port.wanted.host())
            .setPort(port.number)
            .setAcceptBacklog(BACKLOG)
            .setTcpNoDelay(true)
            .setTcpKeepAlive(true);
    TlsFiles tls = port.tls;
    if (tls != null) {
      boolean unused = tls.changed();
      tls.into(options);
    }
    NetServer server = vertx.createNetServer(options).connectHandler(reception::accept);
    port.open = server;
    return server
        .listen()
        .<Void>map(
            bound -> {
              port.number = bound.actualPort();
              return null;
            })
        .recover(failed -> Future.failedFuture(refused(port, failed)));
  }

  private static UncheckedIOException refused(Port port, Throwable failed) {
    String says =
        port.key
            + ": devices cannot be served on "
            + port.wanted
            + " ("
            + PlainReason.of(failed)
            + ")";
    if (failed instanceof IOException) {
      says +=
          "; if another gateway or a broker has this port, stop it, change "
              + port.key
              + ", or name that broker with mqtt.broker";
    } else if (port.tls != null) {
      says += "; expected PEM files under mqtt.tls, the key as PKCS #8 and of the certificate";
    }
    return new UncheckedIOException(says, new IOException(says, failed));
  }

  Future<Void> close() {
    List<Future<Void>> closing = new ArrayList<>();
    for (Port port : ports) {
      NetServer open = port.open;
      port.open = null;
      if (open != null) {
        closing.add(open.close());
      }
    }
    return Future.all(closing).mapEmpty();
  }

  /**
   * Takes new certificates up, for connections that come from now on. Forced, for to Vert.x the
   * same paths are the same certificate.
   */
  Future<Void> renew() {
    List<Future<Void>> renewing = new ArrayList<>();
    for (Port port : ports) {
      TlsFiles tls = port.tls;
      NetServer open = port.open;
      if (tls != null && open != null) {
        renewing.add(
            vertx
                .executeBlocking(tls::changed)
                .compose(changed -> changed ? open.updateSSLOptions(tls.options(), true) : same())
                .<Void>map(taken -> told(port, taken))
                .onFailure(
                    bad ->
                        log.error(
                            "source=mqtt outcome=certificate_not_renewed on={}; the old one"
                                + " stands: {}",
                            port.uri(),
                            bad.toString())));
      }
    }
    return Future.all(renewing).mapEmpty();
  }

  private static @Nullable Void told(Port port, boolean taken) {
    if (taken) {
      log.info("source=mqtt outcome=certificate_renewed on={}", port.uri());
    }
    return null;
  }

  private static Future<Boolean> same() {
    return Future.succeededFuture(false);
  }

  /** Where devices connect to from this machine; the plain one if there is a choice. */
  URI uri() {
    return ports.get(0).uri();
  }

  /** All of them, for people. */
  List<URI> uris() {
    return ports.stream().map(Port::uri).toList();
  }
}
