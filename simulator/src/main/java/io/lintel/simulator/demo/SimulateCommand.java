package io.lintel.simulator.demo;

import io.lintel.gateway.cli.CommandFailed;
import io.lintel.gateway.cli.GatewayAddress;
import io.lintel.gateway.cli.OutputFile;
import io.lintel.gateway.cli.TokenFile;
import io.lintel.gateway.wording.PlainReason;
import io.lintel.simulator.console.DayVisits;
import io.lintel.simulator.load.LoadFile;
import io.lintel.simulator.load.LoadPlan;
import io.lintel.simulator.mishap.CatalogueDocument;
import io.lintel.simulator.mishap.MishapBoard;
import io.lintel.simulator.scenario.Day;
import io.lintel.simulator.scenario.DayPlanner;
import io.lintel.simulator.scenario.Scenario;
import io.lintel.simulator.scenario.ScenarioFile;
import io.lintel.simulator.scenario.ScenarioSchema;
import io.lintel.simulator.scenario.TruthJson;
import io.lintel.simulator.transport.BusyFront;
import io.lintel.simulator.transport.Carrier;
import io.lintel.simulator.transport.CoapReporter;
import io.lintel.simulator.transport.DockCarrier;
import io.lintel.simulator.transport.GatewayHttp;
import io.lintel.simulator.transport.MqttPublisher;
import io.lintel.simulator.transport.Outbox;
import io.lintel.simulator.transport.ScenarioLines;
import io.lintel.simulator.transport.Wires;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code lintel simulate}: a scenario against a running gateway, at the wall's speed. */
@Command(
    name = "simulate",
    description = {
      "Virtual hardware and people against a running gateway, at the wall's speed.",
      "The scenario's day begins now. Its serial lines are pseudo-terminals: the part of"
          + " lintel.yaml that reads them is printed first."
    })
public final class SimulateCommand implements Callable<Integer> {
  private static final long HEAD_START_SECONDS = 3;

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "NAME_OR_FILE",
      completionCandidates = ShippedScenarios.class,
      description =
          "A shipped scenario (${COMPLETION-CANDIDATES}), a YAML file, or a load (load, or a YAML"
              + " file with the key load).")
  private String nameOrFile = "";

  @Option(
      names = "--gateway",
      paramLabel = "URL",
      converter = GatewayAddress.class,
      defaultValue = "http://127.0.0.1:8080",
      description = "The gateway's address (default: ${DEFAULT-VALUE}).")
  private URI gateway = URI.create("http://127.0.0.1:8080");

  @Option(
      names = "--mqtt",
      paramLabel = "URL",
      converter = PeerAddress.OfBroker.class,
      defaultValue = "tcp://127.0.0.1:1883",
      description = "The broker's address (default: ${DEFAULT-VALUE}).")
  private String broker = "";

  @Option(
      names = "--coap",
      paramLabel = "URL",
      converter = PeerAddress.OfCoap.class,
      defaultValue = "coap://127.0.0.1:5683",
      description = "Where the gateway takes CoAP reports (default: ${DEFAULT-VALUE}).")
  private URI coapAddress = URI.create("coap://127.0.0.1:5683");

  @Option(
      names = "--token-file",
      paramLabel = "FILE",
      description = "Holds the access token, as DATA/admin.token does; else LINTEL_TOKEN is used.")
  private @Nullable Path tokenFile;

  @Option(names = "--seed", description = "Another seed than the scenario's: another day.")
  private @Nullable Long seed;

  @Option(names = "--truth", paramLabel = "FILE", description = "Write the truth here, as JSON.")
  private @Nullable Path truth;

  @Option(
      names = "--dock-folder",
      paramLabel = "DIR",
      description = "Docking stations put files here, each in a folder of its own.")
  private @Nullable Path dockFolder;

  @Option(names = "--dry-run", description = "Write the truth, send nothing.")
  private boolean dryRun;

  @Option(names = "--json", description = "A load's report as one JSON document.")
  private boolean json;

  @Option(names = "--schema", description = "Print the JSON Schema of scenario files and end.")
  private boolean schema;

  @Option(
      names = "--mishaps",
      description = "Print the catalogue of what can go wrong, as Markdown, and end.")
  private boolean mishaps;

  @Mixin private ConsoleOptions console = new ConsoleOptions();

  @SuppressWarnings("NullAway.Init") // picocli sets it
  @Spec
  private CommandSpec spec;

  @Override
  public Integer call() {
    if (schema || mishaps) {
      spec.commandLine().getOut().print(schema ? ScenarioSchema.text() : CatalogueDocument.text());
      spec.commandLine().getOut().flush();
      return 0;
    }
    if (nameOrFile.isEmpty()) {
      throw new CommandFailed(
          CommandFailed.WRONG_USAGE,
          "expected which scenario: one of %s, or a YAML file"
              .formatted(String.join(", ", ScenarioFile.SHIPPED)));
    }
    OutputFile.check("--truth", truth);
    Optional<LoadPlan> load = LoadFile.find(nameOrFile);
    if (load.isPresent()) {
      return LoadPlay.play(load.get(), broker, json, spec.commandLine().getOut())
          ? 0
          : CommandFailed.ANSWER_IS_NO;
    }
    Scenario scenario = ScenarioFile.load(nameOrFile, seed);
    if (dryRun) {
      writeTruth(DayPlanner.plan(scenario));
      return 0;
    }
    InstantSource wall = InstantSource.system();
    Day day =
        DayPlanner.plan(
            scenario,
            wall.instant().truncatedTo(ChronoUnit.SECONDS).plusSeconds(HEAD_START_SECONDS));
    if (truth != null) {
      writeTruth(day);
    }
    play(day, wall);
    return 0;
  }

  private void play(Day day, InstantSource wall) {
    PrintWriter out = spec.commandLine().getOut();
    MishapBoard board = new MishapBoard(day.scenario().goesWrong());
    try (GatewayHttp http = new GatewayHttp(gateway, TokenFile.read(tokenFile));
        MqttPublisher publisher = MqttPublisher.connected(broker, ClientIds.ofDay());
        CoapReporter coap = CoapReporter.towards(coapAddress, CoapReporter.ACK_TIMEOUT);
        BusyFront front = BusyFront.started();
        WallSchedule schedule = new WallSchedule(wall);
        ScenarioLines lines =
            ScenarioLines.pluggedIn(day.scenario(), day.truth(), board, wall, schedule::book)) {
      if (!lines.lines().isEmpty() || !lines.replayed().isEmpty()) {
        out.println("# The gateway reads the scenario's lines with this part of lintel.yaml:");
        out.print(lines.asConfiguration());
      }
      out.printf("%s begins now and lasts until %s%n", day.scenario().name(), day.to());
      out.flush();
      DockCarrier docks = new DockCarrier(dockFolder, http);
      if (dockFolder == null && !day.scenario().docks().isEmpty()) {
        out.println("Docked files are not written: name a folder for them with --dock-folder.");
      }
      Wires wires = new Wires(publisher, coap, http, front, docks, new Outbox(() -> 0));
      Carrier carrier = WallNetworks.carrier(day, board, schedule, publisher, wires);
      WallPlay play = new WallPlay(carrier, wall, out);
      PlannedDay planned = new PlannedDay(day, board, play::replan);
      WallStage stage =
          new WallStage(planned::now, wall, board, lines.lines(), gateway, http, carrier::sent);
      ConsoleOptions.Open open = console.opened(stage, out);
      try {
        play.play(day);
      } finally {
        open.close();
      }
      if (truth != null) {
        writeTruth(planned.now().withTruth(planned.now().truth().with(lines.truth())));
      }
      out.printf(
          "The day is over: %d messages sent, %d of them refused.%n",
          carrier.sent(), http.refused() + publisher.refused() + coap.refused());
      docks.summary().ifPresent(out::println);
      out.flush();
    } catch (IOException e) {
      throw new CommandFailed(
          CommandFailed.ENVIRONMENT, "no port on the loopback is free: " + PlainReason.of(e), e);
    }
  }

  private void writeTruth(Day day) {
    PrintWriter out = spec.commandLine().getOut();
    String document = TruthJson.write(day.truth());
    Path file = truth;
    if (file == null) {
      out.print(document);
      out.flush();
      return;
    }
    try {
      Files.writeString(file, document);
    } catch (IOException e) {
      throw new CommandFailed(
          CommandFailed.ENVIRONMENT,
          "--truth " + file + " cannot be written: " + PlainReason.of(e),
          e);
    }
    out.printf(
        "%s, seed %d: %d visits, %d recorder events, %d readings; the truth is in %s%n",
        day.scenario().name(),
        day.scenario().seed(),
        DayVisits.Count.of(day.truth().visits(), day.from()).planned(),
        day.truth().events().size(),
        day.truth().readings().size(),
        file);
    out.flush();
  }
}
