package io.lintel.gateway.source.mqtt.endpoint;

import io.lintel.gateway.config.EndpointConfig;
import io.vertx.core.http.ClientAuth;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.core.net.ServerSSLOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The certificate, key and authority of the TLS listener, as they stand in their files. */
final class TlsFiles {
  private final EndpointConfig.Tls tls;
  private List<String> seen = List.of();

  TlsFiles(EndpointConfig.Tls tls) {
    this.tls = tls;
  }

  /** What the server is to use from now on; the files are read when it takes them. */
  ServerSSLOptions options() {
    ServerSSLOptions options = new ServerSSLOptions();
    options.setKeyCertOptions(
        new PemKeyCertOptions()
            .addCertPath(tls.certificates().toString())
            .addKeyPath(tls.key().toString()));
    Path authority = tls.authority();
    if (authority != null) {
      options.setTrustOptions(new PemTrustOptions().addCertPath(authority.toString()));
      options.setClientAuth(ClientAuth.REQUEST);
    }
    return options;
  }

  /** The same for a server that does not listen yet. */
  void into(NetServerOptions server) {
    ServerSSLOptions ours = options();
    server.setSsl(true).setKeyCertOptions(ours.getKeyCertOptions());
    server.setTrustOptions(ours.getTrustOptions()).setClientAuth(ours.getClientAuth());
  }

  /** Whether a file is another than when this was asked the last time; blocking. */
  boolean changed() {
    List<String> now = new ArrayList<>();
    now.add(mark(tls.certificates()));
    now.add(mark(tls.key()));
    Path authority = tls.authority();
    if (authority != null) {
      now.add(mark(authority));
    }
    boolean changed = !now.equals(seen);
    seen = now;
    return changed;
  }

  private static String mark(Path file) {
    try {
      return Files.getLastModifiedTime(file) + " " + Files.size(file);
    } catch (IOException away) {
      return "away";
    }
  }
}
