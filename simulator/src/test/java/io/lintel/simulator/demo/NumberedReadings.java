package io.lintel.simulator.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.lintel.gateway.journal.Entry;
import io.lintel.gateway.journal.GroupCommitJournal;
import io.lintel.gateway.journal.JournalLimits;
import io.lintel.gateway.journal.Kind;
import io.lintel.gateway.store.DataDirectory;
import io.lintel.gateway.store.JournalDatabase;
import io.lintel.gateway.time.WallTimekeeper;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntPredicate;

/**
 * Readings of one meter, published with QoS 1 and numbered through, over as many connections as it
 * takes: what was acknowledged, and what was not and is sent again.
 */
final class NumberedReadings {
  private static final int WINDOW = 200;
  private static final int PUBACK = 0x40;
  private static final int PACKET_IDS = 65_535;

  private final Set<Integer> acknowledged = new HashSet<>();
  private final Map<Integer, Integer> open = new HashMap<>();
  private final AtomicInteger count = new AtomicInteger();
  private int next = 1;

  /** How many were acknowledged; from any thread. */
  int acknowledged() {
    return count.get();
  }

  /**
   * Repeats what was not acknowledged, then goes on.
   *
   * @param enough asked after each acknowledgement, with their number
   * @throws IOException when the connection ends before
   */
  void publish(Socket socket, IntPredicate enough) throws IOException {
    DataOutputStream out = new DataOutputStream(socket.getOutputStream());
    DataInputStream in = new DataInputStream(socket.getInputStream());
    for (int seq : new TreeSet<>(open.values())) {
      publish(out, seq);
    }
    do {
      while (open.size() < WINDOW) {
        int seq = next++;
        open.put(packetId(seq), seq);
        publish(out, seq);
      }
      int type = in.readUnsignedByte();
      if (type != PUBACK) {
        throw new IOException("expected PUBACK, found 0x" + Integer.toHexString(type));
      }
      in.readUnsignedByte();
      Integer seq = open.remove(in.readUnsignedShort());
      if (seq == null) {
        throw new IOException("expected the acknowledgement of what was sent");
      }
      acknowledged.add(seq);
      count.set(acknowledged.size());
    } while (!enough.test(acknowledged.size()));
  }

  private static int packetId(int seq) {
    return seq % PACKET_IDS + 1;
  }

  private static void publish(DataOutputStream out, int seq) throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    DataOutputStream data = new DataOutputStream(body);
    data.writeUTF("lintel/v1/meters/G-1/readings");
    data.writeShort(packetId(seq));
    data.writeBytes("{\"seq\":" + seq + ",\"volume_m3\":\"" + seq + ".5\"}");
    out.write(0x32);
    out.write(body.size());
    out.write(body.toByteArray());
  }

  /** Each that was acknowledged is in the journal at {@code data}, and none twice. */
  int assertKeptOnce(Path data) {
    List<Integer> kept = kept(data);
    Set<Integer> distinct = new HashSet<>(kept);
    assertEquals(distinct.size(), kept.size(), "doubled");
    Set<Integer> lost = new TreeSet<>(acknowledged);
    lost.removeAll(distinct);
    assertEquals(Set.of(), lost);
    return kept.size();
  }

  private static List<Integer> kept(Path folder) {
    List<Integer> kept = new ArrayList<>();
    WallTimekeeper time = new WallTimekeeper(InstantSource.system(), System::nanoTime);
    try (DataDirectory data = DataDirectory.open(folder);
        GroupCommitJournal journal =
            new GroupCommitJournal(
                    JournalDatabase.open(data),
                    JournalLimits.DEFAULT,
                    time,
                    new SimpleMeterRegistry())
                .start()) {
      for (Entry entry : journal.read(0, Integer.MAX_VALUE)) {
        Long sequence = entry.observation().sequence();
        if (entry.observation().kind() == Kind.READING && sequence != null) {
          kept.add(sequence.intValue());
        }
      }
    } finally {
      time.close();
    }
    return kept;
  }
}
