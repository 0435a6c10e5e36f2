package io.lintel.simulator.demo.loss;

import io.lintel.gateway.journal.Entry;
import io.lintel.gateway.journal.Kind;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * MQTT 3.1.1: meters over one connection. Acknowledged is what PUBACK, or with QoS 2 PUBREC, names.
 */
final class MqttDoor implements Door {
  private static final int WINDOW = 50;
  private static final int PACKET_IDS = 65_535;
  private static final int CONNECT_MILLIS = 10_000;
  private static final int READ_MILLIS = 500;
  private static final long MOMENT_NANOS = TimeUnit.MILLISECONDS.toNanos(1);
  private static final int CONNECT = 0x10;
  private static final int PUBACK = 0x40;
  private static final int PUBREC = 0x50;
  private static final int PUBREL = 0x62;
  private static final int PUBCOMP = 0x70;

  private final String name;
  private final String meters;
  private final InetSocketAddress address;
  private final int qos;

  /**
   * @param meters what the meters' names begin with
   * @param qos 1 or 2
   */
  MqttDoor(String name, String meters, InetSocketAddress address, int qos) {
    this.name = name;
    this.meters = meters;
    this.address = address;
    this.qos = qos;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public void session(DeviceMemory memory, Pace pace, BooleanSupplier over) throws IOException {
    Map<Integer, Integer> open = new HashMap<>();
    try (Socket socket = new Socket()) {
      socket.connect(address, CONNECT_MILLIS);
      socket.setSoTimeout(READ_MILLIS);
      socket.setTcpNoDelay(true);
      DataOutputStream out = new DataOutputStream(socket.getOutputStream());
      DataInputStream in = new DataInputStream(socket.getInputStream());
      welcome(out, in);
      while (!over.getAsBoolean()) {
        while (open.size() < WINDOW && pace.allows(1)) {
          List<Integer> report = memory.take(1);
          if (report.isEmpty()) {
            break;
          }
          int id = freeId(open, report.get(0));
          open.put(id, report.get(0));
          out.write(publish(report.get(0), id));
        }
        if (in.available() > 0 || open.size() == WINDOW) {
          answered(out, in, open, memory);
        } else {
          LockSupport.parkNanos(MOMENT_NANOS);
        }
      }
    } finally {
      memory.unanswered(open.values());
    }
  }

  private void welcome(DataOutputStream out, DataInputStream in) throws IOException {
    byte[] id = (meters + "-sender").getBytes(StandardCharsets.US_ASCII);
    ByteArrayOutputStream packet = new ByteArrayOutputStream();
    packet.write(CONNECT);
    packet.write(12 + id.length);
    packet.writeBytes(new byte[] {0, 4, 'M', 'Q', 'T', 'T', 4, 2, 0, 0, 0, (byte) id.length});
    packet.writeBytes(id);
    out.write(packet.toByteArray());
    byte[] answer = in.readNBytes(4);
    if (answer.length < 4 || answer[3] != 0) {
      throw new IOException("not welcomed");
    }
  }

  private static int freeId(Map<Integer, Integer> open, int report) {
    int id = report % PACKET_IDS + 1;
    while (open.containsKey(id)) {
      id = id % PACKET_IDS + 1;
    }
    return id;
  }

  private byte[] publish(int report, int id) throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    DataOutputStream data = new DataOutputStream(body);
    data.writeUTF("lintel/v1/meters/" + Numbered.device(meters, report) + "/readings");
    data.writeShort(id);
    data.writeBytes("{\"seq\":" + report + ",\"volume_m3\":\"" + report + ".5\"}");
    ByteArrayOutputStream packet = new ByteArrayOutputStream();
    packet.write(0x30 | qos << 1);
    packet.write(body.size());
    packet.writeBytes(body.toByteArray());
    return packet.toByteArray();
  }

  /** One answer, or none for a while. */
  private static void answered(
      DataOutputStream out, DataInputStream in, Map<Integer, Integer> open, DeviceMemory memory)
      throws IOException {
    int type;
    try {
      type = in.readUnsignedByte();
    } catch (SocketTimeoutException silence) {
      return;
    }
    if (in.readUnsignedByte() != 2) {
      throw new UnexpectedAnswer("MQTT: expected an acknowledgement, found packet " + type);
    }
    int id = in.readUnsignedShort();
    if (type == PUBREC) {
      out.write(new byte[] {(byte) PUBREL, 2, (byte) (id >> 8), (byte) id});
    }
    if (type == PUBACK || type == PUBREC) {
      Integer report = open.remove(id);
      if (report == null) {
        throw new UnexpectedAnswer("MQTT: acknowledged is packet " + id + ", which was not sent");
      }
      memory.acknowledged(List.of(report));
    } else if (type != PUBCOMP) {
      throw new UnexpectedAnswer("MQTT: expected an acknowledgement, found packet " + type);
    }
  }

  @Override
  public OptionalInt report(Entry entry) {
    return Numbered.bySequence(Kind.READING, meters, entry);
  }
}
