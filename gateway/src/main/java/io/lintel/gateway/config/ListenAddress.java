package io.lintel.gateway.config;

import java.net.InetSocketAddress;

/**
 * Where a server of ours listens.
 *
 * @param port 0 takes any free port
 */
public record ListenAddress(String host, int port) {
  /** Resolves the host; for binding, never for connecting. */
  public InetSocketAddress toSocketAddress() {
    return new InetSocketAddress(host, port);
  }

  @Override
  public String toString() {
    return host.indexOf(':') >= 0 ? "[" + host + "]:" + port : host + ":" + port;
  }
}
