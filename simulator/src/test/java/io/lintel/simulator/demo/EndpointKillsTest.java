package io.lintel.simulator.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A gateway's process is killed again and again while a meter publishes; what the meter was told is
 * taken has to be there, once. {@code -Dlintel.kills=100} for a long run.
 */
class EndpointKillsTest {
  private static final int KILLS = Integer.getInteger("lintel.kills", 4);
  private static final int WINDOW = 200;
  private static final int LEAST_ACKNOWLEDGED = 300;
  private static final int START_SECONDS = 180;

  @TempDir Path folder;

  private final Set<Integer> acknowledged = new HashSet<>();
  private final TreeSet<Integer> open = new TreeSet<>();
  private int next = 1;

  @Test
  void killsLoseNothingAcknowledgedAndDoubleNothing() throws Exception {
    int port = freePort();
    Path config = folder.resolve("lintel.yaml");
    Files.writeString(
        config,
        "data: data\nhttp: { listen: 127.0.0.1:%d }\nmqtt: { listen: 127.0.0.1:%d }\n"
            .formatted(freePort(), port));
    Random luck = new Random(17);
    for (int kill = 0; kill < KILLS; kill++) {
      Process gateway = started(config);
      try (Socket socket = connected(gateway, port)) {
        int wanted = acknowledged.size() + LEAST_ACKNOWLEDGED + luck.nextInt(2_000);
        publishUntil(socket, wanted, gateway);
      } catch (IOException killed) {
        // The connection ends with the process.
      }
      gateway.waitFor();
    }
    List<Integer> kept = kept();
    Set<Integer> distinct = new HashSet<>(kept);
    assertEquals(distinct.size(), kept.size(), "doubled");
    Set<Integer> lost = new TreeSet<>(acknowledged);
    lost.removeAll(distinct);
    assertEquals(Set.of(), lost);
    assertTrue(acknowledged.size() >= KILLS * LEAST_ACKNOWLEDGED, () -> "" + acknowledged.size());
    System.out.printf(
        "%d kills: %d acknowledged, %d kept, 0 lost, 0 doubled%n",
        KILLS, acknowledged.size(), kept.size());
  }

  /** Repeats what was not acknowledged, then goes on; kills in the middle of it. */
  private void publishUntil(Socket socket, int wanted, Process gateway) throws IOException {
    DataOutputStream out = new DataOutputStream(socket.getOutputStream());
    DataInputStream in = new DataInputStream(socket.getInputStream());
    for (int seq : open) {
      publish(out, seq);
    }
    while (true) {
      while (open.size() < WINDOW) {
        open.add(next);
        publish(out, next++);
      }
      if (in.readUnsignedByte() != 0x40) {
        throw new IOException("expected PUBACK");
      }
      in.readUnsignedByte();
      int packetId = in.readUnsignedShort();
      int seq = open.stream().filter(each -> id(each) == packetId).findFirst().orElseThrow();
      open.remove(seq);
      acknowledged.add(seq);
      if (acknowledged.size() == wanted) {
        gateway.destroyForcibly();
      }
    }
  }

  private static int id(int seq) {
    return seq % 65_535 + 1;
  }

  private static void publish(DataOutputStream out, int seq) throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    DataOutputStream data = new DataOutputStream(body);
    data.writeUTF("lintel/v1/meters/G-1/readings");
    data.writeShort(id(seq));
    data.writeBytes("{\"seq\":" + seq + ",\"volume_m3\":\"" + seq + ".5\"}");
    out.write(0x32);
    out.write(body.size());
    out.write(body.toByteArray());
  }

  private static Socket connected(Process gateway, int port) throws Exception {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
    while (true) {
      try {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(60_000);
        socket
            .getOutputStream()
            .write(new byte[] {0x10, 14, 0, 4, 'M', 'Q', 'T', 'T', 4, 2, 0, 60, 0, 2, 'k', '1'});
        byte[] answer = socket.getInputStream().readNBytes(4);
        if (answer.length == 4 && answer[3] == 0) {
          return socket;
        }
        socket.close();
      } catch (IOException notYet) {
        assertTrue(gateway.isAlive(), "the gateway did not start");
      }
      assertTrue(System.nanoTime() < deadline, "the gateway does not listen");
      boolean never = new Semaphore(0).tryAcquire(50, TimeUnit.MILLISECONDS);
      assertTrue(!never);
    }
  }

  private Process started(Path config) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-cp",
            System.getProperty("java.class.path"),
            "io.lintel.simulator.demo.Lintel",
            "gateway",
            "--config",
            config.toString())
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve("log").toFile()))
        .start();
  }

  private List<Integer> kept() {
    List<Integer> kept = new ArrayList<>();
    WallTimekeeper time = new WallTimekeeper(InstantSource.system(), System::nanoTime);
    try (DataDirectory data = DataDirectory.open(folder.resolve("data"));
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

  private static int freePort() throws IOException {
    try (ServerSocket probe = new ServerSocket(0)) {
      return probe.getLocalPort();
    }
  }
}
