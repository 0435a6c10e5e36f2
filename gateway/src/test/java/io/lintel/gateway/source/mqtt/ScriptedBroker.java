package io.lintel.gateway.source.mqtt;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A broker that says what a test has it say: to a connect, to a subscription, and afterwards. */
final class ScriptedBroker implements AutoCloseable {
  /** What it does; level 4 is MQTT 3.1.1, 5 is MQTT 5. */
  interface Script {
    /** The code of the welcome; negative: close without a word. */
    int welcome(int level);

    /** The codes of three subscriptions. */
    default int[] grants(int level) {
      return new int[] {1, 1, 1};
    }

    /** Once the subscriptions are answered. */
    default void then(int level, OutputStream out) throws IOException {}
  }

  private final ServerSocket listening;
  private volatile Script script;

  /** The level of each connect, and {@code ack} for each acknowledgement. */
  final LinkedBlockingQueue<String> heard = new LinkedBlockingQueue<>();

  ScriptedBroker(ServerSocket listening, Script script) {
    this.listening = listening;
    this.script = script;
    Thread thread = new Thread(this::serve, "scripted-broker");
    thread.setDaemon(true);
    thread.start();
  }

  ScriptedBroker(Script script) throws IOException {
    this(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), script);
  }

  void become(Script other) {
    script = other;
  }

  URI uri(String scheme) {
    return URI.create(scheme + "://127.0.0.1:" + listening.getLocalPort());
  }

  String next() throws InterruptedException {
    String next = heard.poll(30, TimeUnit.SECONDS);
    if (next == null) {
      throw new AssertionError("nothing was heard within 30 s");
    }
    return next;
  }

  private void serve() {
    while (!listening.isClosed()) {
      try {
        Socket socket = listening.accept();
        Thread thread = new Thread(() -> converse(socket), "scripted-connection");
        thread.setDaemon(true);
        thread.start();
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void converse(Socket socket) {
    try (socket) {
      DataInputStream in = new DataInputStream(socket.getInputStream());
      OutputStream out = socket.getOutputStream();
      int level = 0;
      while (true) {
        int type = in.readUnsignedByte() >> 4;
        byte[] body = new byte[length(in)];
        in.readFully(body);
        switch (type) {
          case 1 -> {
            level = body[6];
            heard.add(String.valueOf(level));
            int code = script.welcome(level);
            if (code < 0) {
              return;
            }
            out.write(level == 5 && code != 1 ? packet(0x20, 0, code, 0) : packet(0x20, 0, code));
            if (code != 0) {
              return;
            }
          }
          case 8 -> {
            ByteArrayOutputStream answer = new ByteArrayOutputStream();
            answer.write(body, 0, 2);
            if (level == 5) {
              answer.write(0);
            }
            for (int code : script.grants(level)) {
              answer.write(code);
            }
            out.write(packet(0x90, answer.toByteArray()));
            script.then(level, out);
          }
          case 4 -> heard.add("ack");
          case 12 -> out.write(packet(0xD0));
          case 14 -> {
            return;
          }
          default -> heard.add("packet " + type);
        }
      }
    } catch (IOException gone) {
      // The other side went away.
    }
  }

  private static int length(DataInputStream in) throws IOException {
    int length = 0;
    int shift = 0;
    int digit;
    do {
      digit = in.readUnsignedByte();
      length |= (digit & 127) << shift;
      shift += 7;
    } while (digit > 127);
    return length;
  }

  static byte[] packet(int first, int... body) {
    byte[] octets = new byte[body.length];
    for (int i = 0; i < body.length; i++) {
      octets[i] = (byte) body[i];
    }
    return packet(first, octets);
  }

  static byte[] packet(int first, byte[] body) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    header(out, first, body.length);
    out.writeBytes(body);
    return out.toByteArray();
  }

  private static void header(ByteArrayOutputStream out, int first, int length) {
    out.write(first);
    int left = length;
    do {
      out.write(left > 127 ? (left & 127) | 128 : left & 127);
      left >>= 7;
    } while (left > 0);
  }

  /** A reading with QoS 1 and message id 1, its payload followed by {@code blanks}. */
  static void publish(OutputStream out, int level, String payload, int blanks) throws IOException {
    byte[] topic = "lintel/v1/meters/G-1/readings".getBytes(StandardCharsets.UTF_8);
    byte[] text = payload.getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream begin = new ByteArrayOutputStream();
    int around = 2 + topic.length + 2 + (level == 5 ? 1 : 0);
    header(begin, 0x32, around + text.length + blanks);
    begin.write(0);
    begin.write(topic.length);
    begin.writeBytes(topic);
    begin.write(0);
    begin.write(1);
    if (level == 5) {
      begin.write(0);
    }
    begin.writeBytes(text);
    out.write(begin.toByteArray());
    byte[] block = new byte[65_536];
    java.util.Arrays.fill(block, (byte) ' ');
    for (int left = blanks; left > 0; left -= block.length) {
      out.write(block, 0, Math.min(left, block.length));
    }
  }

  @Override
  public void close() throws IOException {
    listening.close();
  }
}
