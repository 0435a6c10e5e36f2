package io.lintel.simulator.transport;

import java.net.InetSocketAddress;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.californium.elements.RawData;
import org.eclipse.californium.elements.RawDataChannel;
import org.eclipse.californium.elements.UDPConnector;
import org.eclipse.californium.elements.UdpEndpointContext;
import org.eclipse.californium.elements.config.Configuration;
import org.jspecify.annotations.Nullable;

/**
 * A UDP socket under a CoAP client that swallows the datagrams it was told to, by the token of
 * their exchange; what is sent again afterwards is the client's own retransmission.
 */
final class LossyConnector extends UDPConnector {
  private static final int TOKEN_BEGINS = 4;
  private static final int TOKEN_LENGTH_MASK = 0x0F;

  private final Map<String, LostDatagrams> doomed = new ConcurrentHashMap<>();

  LossyConnector(InetSocketAddress local, Configuration configuration) {
    super(local, configuration);
  }

  void swallow(byte[] token, LostDatagrams losses) {
    if (!losses.equals(LostDatagrams.NONE)) {
      doomed.put(HexFormat.of().formatHex(token), losses);
    }
  }

  void forget(byte[] token) {
    doomed.remove(HexFormat.of().formatHex(token));
  }

  @Override
  public void send(RawData datagram) {
    if (swallowed(datagram, true)) {
      // To the client it left: only then does it miss the answer.
      datagram.onContextEstablished(new UdpEndpointContext(datagram.getInetSocketAddress()));
      datagram.onSent();
    } else {
      super.send(datagram);
    }
  }

  @Override
  public void setRawDataReceiver(RawDataChannel receiver) {
    super.setRawDataReceiver(
        datagram -> {
          if (!swallowed(datagram, false)) {
            receiver.receiveData(datagram);
          }
        });
  }

  private boolean swallowed(RawData datagram, boolean request) {
    String token = token(datagram.getBytes());
    boolean[] hit = new boolean[1];
    doomed.computeIfPresent(
        token,
        (key, left) -> {
          LostDatagrams after = after(left, request);
          hit[0] = after != null;
          LostDatagrams rest = after == null ? left : after;
          return rest.equals(LostDatagrams.NONE) ? null : rest;
        });
    return hit[0];
  }

  /** What is left to swallow once this one is; null if it comes through. */
  private static @Nullable LostDatagrams after(LostDatagrams left, boolean request) {
    if (request) {
      return left.requests() > 0 ? new LostDatagrams(left.requests() - 1, left.answers()) : null;
    }
    return left.answers() > 0 ? new LostDatagrams(left.requests(), left.answers() - 1) : null;
  }

  /** RFC 7252, section 3: its length stands in the first octet. */
  private static String token(byte[] datagram) {
    if (datagram.length < TOKEN_BEGINS) {
      return "";
    }
    int length = Math.min(datagram[0] & TOKEN_LENGTH_MASK, datagram.length - TOKEN_BEGINS);
    return HexFormat.of().formatHex(datagram, TOKEN_BEGINS, TOKEN_BEGINS + length);
  }
}
