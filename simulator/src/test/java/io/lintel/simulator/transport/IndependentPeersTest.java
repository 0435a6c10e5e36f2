package io.lintel.simulator.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.gateway.cli.ReadCommand;
import io.lintel.simulator.device.GasState;
import io.lintel.simulator.device.ModbusMeter;
import io.lintel.simulator.device.RegisterLayout;
import io.lintel.simulator.fault.Wire;
import io.lintel.testing.Needs;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Programs that share no code with us: mbpoll reads our meters, we read pymodbus'. */
class IndependentPeersTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final ModbusMeter meter =
      new ModbusMeter(
          3, RegisterLayout.FUXIN, () -> GasState.showing(8_431_026_700L).withFlow(12.75));

  @Test
  void mbpollReadsAVirtualMeterOverAPseudoTerminal() throws Exception {
    Needs.command("mbpoll");
    try (SerialVirtualLine line =
        VirtualLine.serial("peer", 9600, Parity.NONE, 1, List.of(meter))) {
      String said =
          mbpoll("-m", "rtu", "-b", "9600", "-P", "none", "-s", "1", line.path().toString());
      assertTrue(
          said.matches("(?s).*\\[18]:\\s+0x0000.*\\[19]:\\s+0x8431.*\\[20]:\\s+0x0267.*"), said);
    }
  }

  @Test
  void mbpollReadsAVirtualMeterOverTcp() throws Exception {
    Needs.command("mbpoll");
    try (VirtualLine line = VirtualLine.modbusTcp("peer", List.of(meter))) {
      String port = line.uri().substring(line.uri().lastIndexOf(':') + 1);
      String said = mbpoll("-m", "tcp", "-p", port, "127.0.0.1");
      assertTrue(said.matches("(?s).*\\[19]:\\s+0x8431.*\\[20]:\\s+0x0267.*"), said);
    }
  }

  @Test
  void mbpollSeesThatAnAnswersChecksumIsWrong() throws Exception {
    Needs.command("mbpoll");
    try (SerialVirtualLine line = sick("bad_checksum")) {
      String said = mbpollFailing(line);
      assertTrue(said.contains("Read output (holding) register failed: Invalid CRC"), said);
    }
  }

  @Test
  void mbpollIsToldTheExceptionThatAMeterAnswersWith() throws Exception {
    Needs.command("mbpoll");
    try (SerialVirtualLine line = sick("exception", "code", "6")) {
      String said = mbpollFailing(line);
      assertTrue(said.contains("Slave device or server is busy"), said);
    }
  }

  @Test
  void mbpollGetsNoAnswerOfAMeterThatIsSilent() throws Exception {
    Needs.command("mbpoll");
    try (SerialVirtualLine line = sick("silent")) {
      String said = mbpollFailing(line);
      assertTrue(said.contains("Connection timed out"), said);
    }
  }

  @Test
  void weReadAPymodbusServerOverTcp(@TempDir Path directory) throws Exception {
    Needs.pythonModule("pymodbus.server");
    int port = freePort();
    Process server = pymodbus(directory, "tcp", Integer.toString(port));
    try {
      assertReads("tcp://127.0.0.1:" + port);
    } finally {
      server.destroy();
    }
  }

  @Test
  void weReadAPymodbusServerOverASerialPair(@TempDir Path directory) throws Exception {
    Needs.pythonModule("pymodbus.server");
    Needs.pythonModule("serial_asyncio");
    Needs.command("socat");
    Path ours = directory.resolve("ours");
    Path theirs = directory.resolve("theirs");
    Process pair =
        new ProcessBuilder("socat", "pty,raw,echo=0,link=" + ours, "pty,raw,echo=0,link=" + theirs)
            .redirectErrorStream(true)
            .start();
    try {
      await(() -> Files.exists(ours) && Files.exists(theirs));
      Process server = pymodbus(directory, "rtu", theirs.toString());
      try {
        assertReads("serial:" + ours + "?baud=9600");
      } finally {
        server.destroy();
      }
    } finally {
      pair.destroy();
    }
  }

  private static void assertReads(String uri) {
    StringWriter out = new StringWriter();
    // The server says it is ready a moment before it is.
    await(
        () ->
            new CommandLine(new ReadCommand())
                    .setOut(new PrintWriter(out, true))
                    .setExecutionExceptionHandler((failure, command, parsed) -> 3)
                    .execute("--profile", "fuxin", "--line", uri, "--address", "3", "--json")
                == 0);
    assertTrue(
        out.toString().contains("\"quantity\":\"volume_base\",\"value\":\"8431.0267\""),
        out::toString);
  }

  private static Process pymodbus(Path directory, String... how) throws IOException {
    Path script = directory.resolve("pymodbus_meter.py");
    try (var in = IndependentPeersTest.class.getResourceAsStream("pymodbus_meter.py")) {
      Files.write(script, in.readAllBytes());
    }
    Process server =
        new ProcessBuilder("/usr/bin/python3", script.toString(), how[0], how[1])
            .redirectErrorStream(true)
            .start();
    BufferedReader said = server.inputReader(StandardCharsets.UTF_8);
    assertEquals("ready", said.readLine());
    return server;
  }

  private SerialVirtualLine sick(String kind, String... settings) {
    return (SerialVirtualLine) SickLine.with(Wire.SERIAL, List.of(meter), kind, settings);
  }

  private static String mbpollFailing(SerialVirtualLine line) throws Exception {
    String device = line.path().toString();
    return mbpoll(1, "-m", "rtu", "-b", "9600", "-P", "none", "-s", "1", device);
  }

  private static String mbpoll(String... where) throws Exception {
    return mbpoll(0, where);
  }

  private static String mbpoll(int exitCode, String... where) throws Exception {
    List<String> command =
        new java.util.ArrayList<>(
            List.of("mbpoll", "-0", "-1", "-a", "3", "-r", "10", "-c", "20", "-t", "4:hex"));
    command.addAll(List.of(where));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertTrue(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS));
    assertEquals(exitCode, process.exitValue(), said);
    return said;
  }

  private static int freePort() throws IOException {
    try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return probe.getLocalPort();
    }
  }

  private static void await(BooleanSupplier there) {
    long until = System.nanoTime() + PATIENCE.toNanos();
    while (!there.getAsBoolean()) {
      assertTrue(System.nanoTime() < until, "not there after " + PATIENCE);
      LockSupport.parkNanos(20_000_000L);
    }
  }
}
