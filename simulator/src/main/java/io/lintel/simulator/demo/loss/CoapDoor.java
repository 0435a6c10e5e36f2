package io.lintel.simulator.demo.loss;

import io.lintel.gateway.journal.Entry;
import io.lintel.gateway.journal.Kind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/** CoAP over UDP: confirmable POSTs of a few readings. Acknowledged is what 2.04 answers. */
final class CoapDoor implements Door {
  private static final String METERS = "coap";
  private static final int BATCH = 10;
  private static final int WINDOW = 4;
  private static final int READ_MILLIS = 5;
  private static final int DATAGRAM = 2_048;
  private static final int POST = 2;
  private static final int CHANGED = 0x44;
  private static final int UNAVAILABLE = 0xA3;
  private static final int URI_PATH = 11;
  private static final int MARKER = 0xFF;
  private static final long AGAIN_NANOS = TimeUnit.SECONDS.toNanos(2);
  private static final int MOST_TRIES = 5;

  private final InetSocketAddress address;

  CoapDoor(InetSocketAddress address) {
    this.address = address;
  }

  /** One request until it is answered. */
  private static final class Asked {
    final List<Integer> reports;
    final byte[] datagram;
    long sentAt = System.nanoTime();
    int tries = 1;

    Asked(List<Integer> reports, byte[] datagram) {
      this.reports = reports;
      this.datagram = datagram;
    }
  }

  @Override
  public String name() {
    return "CoAP";
  }

  @Override
  public void session(DeviceMemory memory, Pace pace, BooleanSupplier over) throws IOException {
    Map<Integer, Asked> open = new HashMap<>();
    int next = 1;
    try (DatagramSocket socket = new DatagramSocket()) {
      socket.connect(address);
      socket.setSoTimeout(READ_MILLIS);
      while (!over.getAsBoolean()) {
        if (open.size() < WINDOW && pace.allows(BATCH)) {
          List<Integer> reports = memory.take(BATCH);
          if (!reports.isEmpty()) {
            Asked asked = new Asked(reports, datagram(next, reports));
            open.put(next, asked);
            next = next % 0xFFFF + 1;
            send(socket, asked.datagram);
          }
        }
        receive(socket, open, memory);
        repeat(socket, open, memory);
      }
    } finally {
      open.values().forEach(asked -> memory.unanswered(asked.reports));
    }
  }

  private static void send(DatagramSocket socket, byte[] octets) throws IOException {
    socket.send(new DatagramPacket(octets, octets.length));
  }

  private static byte[] datagram(int id, List<Integer> reports) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    // Version 1, confirmable, a token of two octets, which is the message's number.
    out.writeBytes(
        ByteBuffer.allocate(6)
            .put((byte) 0x42)
            .put((byte) POST)
            .putShort((short) id)
            .putShort((short) id)
            .array());
    int option = 0;
    String meter = Numbered.device(METERS, reports.get(0));
    for (String part : List.of("lintel", "v1", "meters", meter, "readings")) {
      byte[] octets = part.getBytes(StandardCharsets.US_ASCII);
      out.write((URI_PATH - option) << 4 | octets.length);
      out.writeBytes(octets);
      option = URI_PATH;
    }
    out.write(MARKER);
    out.writeBytes(
        reports.stream()
            .map(one -> "{\"seq\":" + one + ",\"volume_m3\":\"" + one + "\"}")
            .collect(Collectors.joining(",", "[", "]"))
            .getBytes(StandardCharsets.US_ASCII));
    return out.toByteArray();
  }

  private static void receive(DatagramSocket socket, Map<Integer, Asked> open, DeviceMemory memory)
      throws IOException {
    DatagramPacket packet = new DatagramPacket(new byte[DATAGRAM], DATAGRAM);
    try {
      socket.receive(packet);
    } catch (SocketTimeoutException silence) {
      return;
    }
    ByteBuffer said = ByteBuffer.wrap(packet.getData(), 0, packet.getLength());
    int first = Byte.toUnsignedInt(said.get());
    int code = Byte.toUnsignedInt(said.get());
    short id = said.getShort();
    if (code == 0) {
      return; // the answer comes later
    }
    boolean confirmable = (first >> 4 & 3) == 0;
    if (confirmable) {
      send(socket, ByteBuffer.allocate(4).put((byte) 0x60).put((byte) 0).putShort(id).array());
    }
    Asked asked = open.get(Short.toUnsignedInt(said.getShort()));
    if (asked == null) {
      return; // answered twice
    }
    open.values().remove(asked);
    if (code == CHANGED) {
      memory.acknowledged(asked.reports);
    } else {
      memory.unanswered(asked.reports);
      if (code != UNAVAILABLE) {
        throw new UnexpectedAnswer(
            "CoAP: %d.%02d %s"
                .formatted(
                    code >> 5,
                    code & 0x1F,
                    new String(said.array(), 0, said.limit(), StandardCharsets.UTF_8)));
      }
    }
  }

  /** As RFC 7252 has it, the same message again; in the end it is given up, and sent as another. */
  private static void repeat(DatagramSocket socket, Map<Integer, Asked> open, DeviceMemory memory)
      throws IOException {
    for (Iterator<Asked> all = open.values().iterator(); all.hasNext(); ) {
      Asked asked = all.next();
      if (System.nanoTime() - asked.sentAt < AGAIN_NANOS) {
        continue;
      }
      if (asked.tries == MOST_TRIES) {
        memory.unanswered(asked.reports);
        all.remove();
      } else {
        asked.tries++;
        asked.sentAt = System.nanoTime();
        send(socket, asked.datagram);
      }
    }
  }

  @Override
  public OptionalInt report(Entry entry) {
    return Numbered.bySequence(Kind.READING, METERS, entry);
  }
}
