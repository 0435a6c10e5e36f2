package io.lintel.simulator.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.gateway.cli.CommandFailed;
import io.lintel.gateway.cli.ReadCommand;
import io.lintel.simulator.device.GasState;
import io.lintel.simulator.device.ModbusMeter;
import io.lintel.simulator.device.RegisterLayout;
import io.lintel.simulator.fault.Wire;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import picocli.CommandLine;

/** {@code lintel read} against virtual meters, over real pseudo-terminals and sockets. */
class ReadCommandTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @ParameterizedTest
  @EnumSource(RegisterLayout.class)
  void everyShippedProfileReadsItsMeterOverASerialLine(RegisterLayout layout) {
    try (VirtualLine line = VirtualLine.serial("riser", 9600, Parity.EVEN, 1, meters(layout))) {
      assertEquals(0, read(profile(layout), line.uri(), "7", "--json"), err::toString);
      assertVolume();
    }
  }

  @ParameterizedTest
  @EnumSource(RegisterLayout.class)
  void everyShippedProfileReadsItsMeterOverModbusTcp(RegisterLayout layout) {
    try (VirtualLine line = VirtualLine.modbusTcp("plc", meters(layout))) {
      assertEquals(0, read(profile(layout), line.uri(), "7", "--json"), err::toString);
      assertVolume();
    }
  }

  @ParameterizedTest
  @EnumSource(RegisterLayout.class)
  void everyShippedProfileReadsItsMeterOverSerialFramesInTcp(RegisterLayout layout) {
    try (VirtualLine line = VirtualLine.rtuOverTcp("modem", meters(layout))) {
      assertEquals(0, read(profile(layout), line.uri(), "7", "--json"), err::toString);
      assertVolume();
    }
  }

  @Test
  void withoutJsonItSpeaksToPeople() {
    try (VirtualLine line = VirtualLine.modbusTcp("plc", meters(RegisterLayout.EK280))) {
      assertEquals(0, read("ek280", line.uri(), "7"));
      assertTrue(out.toString().contains("volume_base        1234.5 m3"), out::toString);
      assertTrue(out.toString().contains("meter's clock      2026-11-22T08:15:30"), out::toString);
    }
  }

  @Test
  void aSilentMeterIsAnAnswerThatIsNo() {
    List<ModbusMeter> meters = meters(RegisterLayout.FUXIN);
    try (VirtualLine line = SickLine.with(Wire.RTU_TCP, meters, "silent")) {
      assertEquals(1, read("fuxin", line.uri(), "7", "--json"));
      assertTrue(out.toString().contains("\"ok\":false,\"error\":{\"kind\":\"SILENT\""));
    }
  }

  @Test
  void aWrongChecksumIsNamed() {
    List<ModbusMeter> meters = meters(RegisterLayout.FUXIN);
    try (VirtualLine line = SickLine.with(Wire.RTU_TCP, meters, "bad_checksum")) {
      assertEquals(1, read("fuxin", line.uri(), "7"));
      assertTrue(err.toString().contains("CRC"), err::toString);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "fuxin, usb:/dev/x, 1, expected serial:",
    "no-such, tcp://127.0.0.1:1, 1, expected a shipped profile",
    "fuxin, tcp://127.0.0.1:1, north, found",
    "fuxin, tcp://127.0.0.1:1, 300, found"
  })
  void wrongUsageIsExitCode2(String profile, String line, String address, String says) {
    assertEquals(2, read(profile, line, address));
    assertTrue(err.toString().contains(says), err::toString);
  }

  @Test
  void aMissingDeviceIsExitCode3(@TempDir Path empty) {
    assertEquals(3, read("fuxin", "serial:" + empty.resolve("ttyUSB9"), "1"));
    assertTrue(err.toString().contains("plugged in"), err::toString);
  }

  @Test
  void aRefusedConnectionIsExitCode3() {
    VirtualLine line = VirtualLine.modbusTcp("gone", meters(RegisterLayout.FUXIN));
    line.close();
    assertEquals(3, read("fuxin", line.uri(), "7"));
    assertTrue(err.toString().contains("cannot connect to 127.0.0.1"), err::toString);
  }

  private static String profile(RegisterLayout layout) {
    return layout.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private void assertVolume() {
    String json = out.toString();
    assertTrue(json.contains("\"value\":\"1234.5\",\"unit\":\"m3\""), json);
    assertTrue(json.startsWith("{\"protocol\":\"modbus-"), json);
  }

  private static List<ModbusMeter> meters(RegisterLayout layout) {
    GasState state =
        GasState.showing(1_234_500_000L)
            .withFlow(3.25)
            .withClock(LocalDateTime.parse("2026-11-22T08:15:30"));
    return List.of(new ModbusMeter(7, layout, () -> state));
  }

  private int read(String profile, String line, String address, String... more) {
    CommandLine command =
        new CommandLine(new ReadCommand())
            .setOut(new PrintWriter(out, true))
            .setExecutionExceptionHandler(
                (failure, failed, parsed) -> {
                  err.append(failure.getMessage());
                  return failure instanceof CommandFailed known ? known.exitCode() : -1;
                });
    String[] fixed = {"--profile", profile, "--line", line, "--address", address};
    String[] all = java.util.Arrays.copyOf(fixed, fixed.length + more.length);
    System.arraycopy(more, 0, all, fixed.length, more.length);
    return command.execute(all);
  }
}
