package io.lintel.gateway.source.mqtt;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/** One socket to the broker, around the one that carries it. */
final class BrokerSocket extends Socket {
  private final @Nullable SSLContext tls;
  private final int mostBytes;
  private volatile Socket carrier = new Socket();
  private @Nullable InputStream input;

  BrokerSocket(@Nullable SSLContext tls, int mostBytes) {
    this.tls = tls;
    this.mostBytes = mostBytes;
  }

  @Override
  public void connect(SocketAddress address) throws IOException {
    connect(address, 0);
  }

  @Override
  public void connect(SocketAddress address, int timeout) throws IOException {
    Socket plain = carrier;
    plain.connect(address, timeout);
    plain.setTcpNoDelay(true);
    plain.setKeepAlive(true);
    if (tls != null && address instanceof InetSocketAddress there) {
      carrier = secured(tls, plain, there, timeout);
    }
  }

  private static SSLSocket secured(
      SSLContext tls, Socket plain, InetSocketAddress there, int timeout) throws IOException {
    SSLSocket secure =
        (SSLSocket)
            tls.getSocketFactory()
                .createSocket(plain, there.getHostString(), there.getPort(), true);
    SSLParameters parameters = secure.getSSLParameters();
    // The name in the certificate is the one that stands in the configuration, or it is nobody's.
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    secure.setSSLParameters(parameters);
    secure.setSoTimeout(timeout);
    try {
      secure.startHandshake();
    } catch (IOException refused) {
      secure.close();
      throw refused;
    }
    secure.setSoTimeout(0);
    return secure;
  }

  @Override
  public synchronized InputStream getInputStream() throws IOException {
    InputStream there = input;
    if (there == null) {
      there = new PacketCutter(carrier.getInputStream(), mostBytes);
      input = there;
    }
    return there;
  }

  @Override
  public OutputStream getOutputStream() throws IOException {
    return carrier.getOutputStream();
  }

  @Override
  public synchronized void setSoTimeout(int timeout) throws SocketException {
    carrier.setSoTimeout(timeout);
  }

  @Override
  public synchronized int getSoTimeout() throws SocketException {
    return carrier.getSoTimeout();
  }

  @Override
  public void shutdownInput() throws IOException {
    carrier.shutdownInput();
  }

  @Override
  public void shutdownOutput() throws IOException {
    carrier.shutdownOutput();
  }

  @Override
  public boolean isConnected() {
    return carrier.isConnected();
  }

  @Override
  public boolean isClosed() {
    return carrier.isClosed();
  }

  @Override
  public synchronized void close() throws IOException {
    carrier.close();
    super.close();
  }
}
