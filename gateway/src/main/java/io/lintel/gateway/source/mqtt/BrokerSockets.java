package io.lintel.gateway.source.mqtt;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import javax.net.SocketFactory;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Sockets to the broker: with TLS or without, they send at once (Paho leaves the kernel's delay for
 * small packets on: an acknowledgement would wait until the broker's side has confirmed the one
 * before it, up to 40 ms), and cut what is larger than any packet we want.
 */
final class BrokerSockets extends SocketFactory {
  private final @Nullable SSLContext tls;

  /**
   * @param tls null: none
   */
  BrokerSockets(@Nullable SSLContext tls) {
    this.tls = tls;
  }

  @Override
  public Socket createSocket() throws IOException {
    return new BrokerSocket(tls, LinkOptions.MOST_PACKET_BYTES);
  }

  @Override
  public Socket createSocket(String host, int port) throws IOException {
    return connected(new InetSocketAddress(host, port));
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress local, int localPort)
      throws IOException {
    return connected(new InetSocketAddress(host, port));
  }

  @Override
  public Socket createSocket(InetAddress host, int port) throws IOException {
    return connected(new InetSocketAddress(host, port));
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort)
      throws IOException {
    return connected(new InetSocketAddress(host, port));
  }

  private Socket connected(InetSocketAddress address) throws IOException {
    Socket socket = createSocket();
    socket.connect(address);
    return socket;
  }
}
