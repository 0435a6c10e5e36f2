package io.lintel.gateway.source.line;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Modbus TCP units that answer what a test says, and may do as bad converters do. */
final class QuirkyMeter implements AutoCloseable {
  /** 1043.25 m³, 3.2 m³/h, 17.9 °C, 101.3 kPa as floats. */
  static final int[] GOOD = {
    0x4482, 0x6800, 0x404C, 0xCCCD, 0x418F, 0x3333, 0x42CA, 0x999A, 0, 0, 0, 0
  };

  private final ServerSocket server;
  private final Map<Integer, int[]> units = new ConcurrentHashMap<>();
  private final List<Socket> open = new CopyOnWriteArrayList<>();
  private final AtomicInteger questions = new AtomicInteger();
  private final AtomicInteger connections = new AtomicInteger();
  private volatile int closeAfter = Integer.MAX_VALUE;
  private volatile int refuseFrom = Integer.MAX_VALUE;

  QuirkyMeter() throws IOException {
    server = new ServerSocket(0, 16, InetAddress.getLoopbackAddress());
    daemon(this::accept);
  }

  String uri() {
    return "tcp://127.0.0.1:" + server.getLocalPort();
  }

  /** What the unit's registers hold from 0 on; others are 0. */
  QuirkyMeter unit(int unit, int... registers) {
    units.put(unit, registers);
    return this;
  }

  /** The connection is closed behind so many answers. */
  QuirkyMeter closingAfter(int answers) {
    closeAfter = answers;
    return this;
  }

  /** Registers from this one on do not exist. */
  QuirkyMeter refusingFrom(int register) {
    refuseFrom = register;
    return this;
  }

  int questions() {
    return questions.get();
  }

  int connections() {
    return connections.get();
  }

  private void accept() throws IOException {
    while (true) {
      Socket socket = server.accept();
      connections.incrementAndGet();
      open.add(socket);
      daemon(() -> serve(socket));
    }
  }

  private void serve(Socket socket) throws IOException {
    try (socket) {
      DataInputStream in = new DataInputStream(socket.getInputStream());
      OutputStream out = socket.getOutputStream();
      for (int answered = 0; answered < closeAfter; answered++) {
        byte[] request = new byte[12];
        in.readFully(request);
        questions.incrementAndGet();
        byte[] answer = answer(ByteBuffer.wrap(request));
        if (answer != null) {
          out.write(answer);
        }
      }
    }
  }

  private byte @Nullable [] answer(ByteBuffer request) {
    int[] registers = units.get((int) request.get(6));
    if (registers == null) {
      return null;
    }
    int first = request.getShort(8);
    int count = request.getShort(10);
    if (first + count > refuseFrom) {
      return ByteBuffer.allocate(9)
          .putShort(request.getShort(0))
          .putShort((short) 0)
          .putShort((short) 3)
          .put(request.get(6))
          .put((byte) (request.get(7) | 0x80))
          .put((byte) 2)
          .array();
    }
    ByteBuffer answer = ByteBuffer.allocate(9 + 2 * count);
    answer.putShort(request.getShort(0)).putShort((short) 0).putShort((short) (3 + 2 * count));
    answer.put(request.get(6)).put(request.get(7)).put((byte) (2 * count));
    for (int at = first; at < first + count; at++) {
      answer.putShort((short) (at < registers.length ? registers[at] : 0));
    }
    return answer.array();
  }

  private interface Work {
    void run() throws IOException;
  }

  private static void daemon(Work work) {
    Thread thread =
        new Thread(
            () -> {
              try {
                work.run();
              } catch (IOException closed) {
                // The test, or the gateway, closed it.
              }
            },
            "quirky-meter");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() throws IOException {
    server.close();
    for (Socket socket : open) {
      socket.close();
    }
  }
}
