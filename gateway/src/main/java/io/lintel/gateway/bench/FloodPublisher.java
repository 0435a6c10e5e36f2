package io.lintel.gateway.bench;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Publishes QoS 1 as cheaply as can be, so that what is measured is the receiver: MQTT 3.1.1
 * packets written by hand, PUBACKs counted by their length.
 */
final class FloodPublisher implements AutoCloseable {
  /** Unacknowledged by the broker at most. */
  private static final int WINDOW = 4_096;

  private static final long PATIENCE_SECONDS = 300;
  private static final int PUBACK_BYTES = 4;
  private static final int CONNACK_BYTES = 4;
  private static final int PUBLISH_QOS_1 = 0x32;
  private static final int HIGHEST_PACKET_ID = 65_535;

  private final Socket socket;
  private final OutputStream out;
  private final Semaphore window = new Semaphore(WINDOW);
  private final Thread reader;
  private int packetId;

  FloodPublisher(URI broker, String clientId) throws IOException {
    socket = new Socket(broker.getHost(), broker.getPort());
    socket.setTcpNoDelay(true);
    out = new BufferedOutputStream(socket.getOutputStream(), 64 * 1024);
    connect(clientId);
    reader = new Thread(this::countAcknowledgements, "bench-pubacks");
    reader.setDaemon(true);
    reader.start();
  }

  private void connect(String clientId) throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    DataOutputStream data = new DataOutputStream(body);
    data.writeUTF("MQTT");
    data.writeByte(4); // 3.1.1
    data.writeByte(2); // clean session
    data.writeShort(0); // no keep-alive
    data.writeUTF(clientId);
    packet(0x10, body.toByteArray());
    out.flush();
    byte[] answer = socket.getInputStream().readNBytes(CONNACK_BYTES);
    if (answer.length < CONNACK_BYTES || answer[0] != 0x20 || answer[3] != 0) {
      throw new IOException(
          "expected the broker to accept " + clientId + ", found no CONNACK of 0");
    }
  }

  /** Sends one message; waits while {@link #WINDOW} messages are unacknowledged. */
  void publish(String topic, String payload) throws IOException, InterruptedException {
    if (!window.tryAcquire()) {
      out.flush();
      window.acquire();
    }
    byte[] name = topic.getBytes(StandardCharsets.UTF_8);
    byte[] text = payload.getBytes(StandardCharsets.UTF_8);
    byte[] body = new byte[name.length + text.length + 4];
    packetId = packetId % HIGHEST_PACKET_ID + 1;
    body[0] = (byte) (name.length >> 8);
    body[1] = (byte) name.length;
    System.arraycopy(name, 0, body, 2, name.length);
    body[name.length + 2] = (byte) (packetId >> 8);
    body[name.length + 3] = (byte) packetId;
    System.arraycopy(text, 0, body, name.length + 4, text.length);
    packet(PUBLISH_QOS_1, body);
  }

  void flush() throws IOException {
    out.flush();
  }

  /** Returns when all that was published has been acknowledged. */
  void drain() throws IOException, InterruptedException {
    out.flush();
    if (!window.tryAcquire(WINDOW, PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      throw new IOException(
          (WINDOW - window.availablePermits()) + " messages were not acknowledged");
    }
    window.release(WINDOW);
  }

  private void packet(int first, byte[] body) throws IOException {
    out.write(first);
    int left = body.length;
    while (left > 0x7F) {
      out.write((left & 0x7F) | 0x80);
      left >>= 7;
    }
    out.write(left);
    out.write(body);
  }

  private void countAcknowledgements() {
    try {
      InputStream in = new DataInputStream(socket.getInputStream());
      byte[] chunk = new byte[PUBACK_BYTES * 1024];
      int spare = 0;
      for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
        spare += read;
        window.release(spare / PUBACK_BYTES);
        spare %= PUBACK_BYTES;
      }
      throw new EOFException("the broker closed");
    } catch (IOException gone) {
      // The publisher ends, or its next write fails and says so.
      window.release(WINDOW);
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
