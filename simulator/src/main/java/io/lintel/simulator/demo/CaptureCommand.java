package io.lintel.simulator.demo;

import io.lintel.gateway.cli.CommandFailed;
import io.lintel.gateway.cli.GatewayAddress;
import io.lintel.gateway.cli.OutputFile;
import io.lintel.gateway.cli.ProgressBar;
import io.lintel.gateway.cli.TokenFile;
import io.lintel.gateway.wording.PlainReason;
import io.lintel.simulator.capture.Captured;
import io.lintel.simulator.capture.GatewayFrames;
import io.lintel.simulator.capture.ModbusTcpCapture;
import io.lintel.simulator.capture.ReplayPlan;
import io.lintel.simulator.capture.ReplayPlan.Wishes;
import io.lintel.simulator.capture.ScenarioText;
import io.lintel.simulator.capture.SnifferText;
import io.lintel.simulator.capture.SnifferTimes;
import io.lintel.simulator.transport.GatewayHttp;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code lintel capture}: bytes from the field become a scenario. */
@Command(
    name = "capture",
    description = {
      "Turns bytes from the field, with their times, into a scenario that plays them again.",
      "docs/simulator.md, \"Field replay\", has the formats."
    })
public final class CaptureCommand implements Callable<Integer> {
  @Parameters(
      index = "0",
      paramLabel = "SOURCE",
      description =
          "A capture of packets with Modbus TCP (.pcap, .pcapng), a serial sniffer's text, or the"
              + " address of a gateway (http://127.0.0.1:8080).")
  private String source = "";

  @Option(
      names = "--to",
      required = true,
      paramLabel = "SCENARIO.yaml",
      description = "Write the scenario here.")
  private Path to = Path.of("");

  @Option(names = "--name", description = "Of the scenario (default: the source's file name).")
  private @Nullable String name;

  @Option(names = "--zone", description = "Of the scenario, and of times that say none.")
  private ZoneId zone = ZoneId.systemDefault();

  @Option(names = "--from", paramLabel = "TIME", description = "As 2026-11-20T09:00:00+08:00.")
  private @Nullable String from;

  @Option(names = "--until", paramLabel = "TIME", description = "Exclusive.")
  private @Nullable String until;

  @Option(
      names = "--port",
      defaultValue = "502",
      description = "Where meters are asked by Modbus TCP (default: ${DEFAULT-VALUE}).")
  private int port = 502;

  @Option(
      names = "--begin",
      paramLabel = "DATE_TIME",
      description =
          "Of a sniffer's text: the date of times of day, and what relative times count from"
              + " (default: midnight of the day the file was changed).")
  private @Nullable LocalDateTime begin;

  @Option(
      names = "--master",
      paramLabel = "PORT",
      description = "Of a text that names ports: the one on which the master speaks (the first).")
  private @Nullable String master;

  @Option(names = "--skip-bad-lines", description = "Go on without a text's bad lines.")
  private boolean skipBadLines;

  @Option(
      names = "--token-file",
      paramLabel = "FILE",
      description = "The gateway's access token, as DATA/admin.token; else LINTEL_TOKEN is used.")
  private @Nullable Path tokenFile;

  @Option(
      names = "--every",
      paramLabel = "SECONDS",
      description = "How often meters are to be read (default: as often as in the capture).")
  private @Nullable Integer everySeconds;

  @Option(names = "--baud", defaultValue = "9600", description = "Of a serial line.")
  private int baud = 9600;

  @Option(names = "--parity", defaultValue = "none", description = "none, even or odd.")
  private String parity = "none";

  @Mixin private MeterOptions meters = new MeterOptions();

  @SuppressWarnings("NullAway.Init") // picocli sets it
  @Spec
  private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    OutputFile.check("--to", to);
    Wishes wishes =
        new Wishes(
            name == null ? nameOf(source) : name,
            zone,
            instant("--from", from),
            instant("--until", until),
            everySeconds == null ? null : Duration.ofSeconds(Math.max(1, everySeconds)),
            baud,
            parity,
            meters.names());
    ReplayPlan plan = ReplayPlan.of(captured(wishes), wishes);
    write(ScenarioText.of(plan, source));
    PrintWriter out = spec.commandLine().getOut();
    out.printf("%s%n", plan.inWords());
    plan.notes().forEach(note -> out.printf("left out: %s%n", note));
    out.printf("Play it with: lintel demo --scenario %s%n", to);
    out.flush();
    return 0;
  }

  private Captured captured(Wishes wishes) throws IOException {
    if (source.startsWith("http://") || source.startsWith("https://")) {
      return ofGateway(wishes);
    }
    Path file = Path.of(source);
    if (!Files.isRegularFile(file)) {
      throw new CommandFailed(
          CommandFailed.WRONG_USAGE,
          "expected a file or the address of a gateway, found neither at " + source);
    }
    try (ProgressBar bar = ProgressBar.onTerminal("octets", Files.size(file))) {
      Optional<Captured> packets = ModbusTcpCapture.read(file, port, bar::at);
      return packets.isPresent()
          ? packets.get()
          : SnifferText.read(
              file, new SnifferTimes(beginOf(file), zone), master, skipBadLines, bar::at);
    }
  }

  private LocalDateTime beginOf(Path file) throws IOException {
    return begin != null
        ? begin
        : LocalDate.ofInstant(Files.getLastModifiedTime(file).toInstant(), zone).atStartOfDay();
  }

  private Captured ofGateway(Wishes wishes) {
    try (GatewayHttp http =
        new GatewayHttp(new GatewayAddress().convert(source), TokenFile.read(tokenFile))) {
      long last = http.get("/api/v1/status").path("journal").path("last").asLong();
      try (ProgressBar bar = ProgressBar.onTerminal("journal", last)) {
        return GatewayFrames.read(http::get, wishes.from(), wishes.until(), bar::at);
      }
    }
  }

  private static String nameOf(String source) {
    String file =
        source.startsWith("http") ? "gateway" : String.valueOf(Path.of(source).getFileName());
    return file.replaceAll("\\.[A-Za-z0-9]+$", "").replaceAll("[^A-Za-z0-9_-]+", "-");
  }

  private @Nullable Instant instant(String option, @Nullable String text) {
    if (text == null) {
      return null;
    }
    try {
      return SnifferTimes.moment(text, zone);
    } catch (IllegalArgumentException wrong) {
      throw new CommandFailed(CommandFailed.WRONG_USAGE, option + ": " + wrong.getMessage(), wrong);
    }
  }

  private void write(String text) {
    try {
      Files.writeString(to, text);
    } catch (IOException e) {
      throw new CommandFailed(
          CommandFailed.ENVIRONMENT, "--to " + to + " cannot be written: " + PlainReason.of(e), e);
    }
  }

  /** What the reader of a capture knows of its meters. */
  static final class MeterOptions {
    @Option(
        names = "--profile",
        paramLabel = "NAME",
        description = "By which the meters are read (default: the shipped one that asks the same).")
    private @Nullable String profile;

    @Option(
        names = "--meter",
        paramLabel = "ADDRESS=ID",
        description = "A meter's name; may be given several times.")
    private Map<Integer, String> ids = Map.of();

    ReplayPlan.MeterNames names() {
      return new KnownMeters(profile, ids);
    }
  }
}
