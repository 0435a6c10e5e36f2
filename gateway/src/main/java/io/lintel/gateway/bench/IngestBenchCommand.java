package io.lintel.gateway.bench;

import io.lintel.gateway.bench.SideBySide.Side;
import io.lintel.gateway.cli.CommandFailed;
import io.lintel.gateway.cli.ProgressBar;
import io.lintel.gateway.cli.ScratchDirectory;
import io.lintel.gateway.config.ListenAddress;
import io.lintel.gateway.config.MqttConfig;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeoutException;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** How many messages a second come from devices, or from a broker, into the journal. */
@Command(
    name = "ingest",
    description =
        "QoS 1 messages a second through the gateway's own endpoint, committed and acknowledged,"
            + " beside a bare MQTT server of Vert.x that stores nothing; with --broker, from that"
            + " broker, beside a bare Paho subscriber with manual acknowledgements.")
public final class IngestBenchCommand implements Callable<Integer> {
  @Option(names = "--json", description = "One JSON document a figure.")
  private boolean json;

  @Option(names = "--rounds", description = "Measured rounds (${DEFAULT-VALUE}).")
  private int rounds = 5;

  @Option(names = "--messages", description = "Messages in a round (${DEFAULT-VALUE}).")
  private int messages = 200_000;

  @Option(
      names = "--devices",
      description = "Connections of an ordinary MQTT client, a meter each (${DEFAULT-VALUE}).")
  private int devices = 200;

  @Option(
      names = "--window",
      description = "Readings that a device has in flight (${DEFAULT-VALUE}).")
  private int window = 10;

  @Option(
      names = "--connections",
      description = "Connections that pipeline packets written by hand (${DEFAULT-VALUE}).")
  private int connections = 4;

  @Option(names = "--broker", description = "A broker; default: the gateway's own endpoint.")
  private @Nullable URI broker;

  @Option(names = "--data", description = "Where the files are written; default: a new directory.")
  private @Nullable Path data;

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (rounds < 1 || messages < 1 || connections < 1 || devices < 1 || window < 1) {
      throw new CommandFailed(
          CommandFailed.WRONG_USAGE,
          "rounds, messages, devices, window and connections must be 1 or more");
    }
    try (ScratchDirectory scratch = ScratchDirectory.create(data, "lintel-bench")) {
      Path directory = scratch.path();
      List<Figure> figures = broker == null ? endpoint(directory) : fromBroker(broker, directory);
      figures.forEach(figure -> System.out.println(json ? figure.json() : figure.text()));
      return 0;
    } catch (MqttException | TimeoutException failed) {
      throw new CommandFailed(
          CommandFailed.ENVIRONMENT, "the broker does not serve: " + failed.getMessage(), failed);
    }
  }

  private List<Figure> endpoint(Path directory)
      throws IOException, InterruptedException, MqttException, TimeoutException {
    try (EndpointRounds run = new EndpointRounds(directory.resolve("data"))) {
      List<Figure> figures = new ArrayList<>();
      figures.addAll(
          endpoint(
              run,
              devices + " devices, " + window + " readings of each in flight",
              server -> new DeviceClients(server, devices, window)));
      figures.addAll(
          endpoint(
              run,
              connections + " connections, pipelined by hand",
              server -> new FloodPublishers(server, connections)));
      return figures;
    }
  }

  private interface Connecting {
    Publishers to(URI server) throws IOException;
  }

  private List<Figure> endpoint(EndpointRounds run, String who, Connecting connecting)
      throws IOException, InterruptedException, MqttException, TimeoutException {
    try (Publishers toLintel = connecting.to(run.lintel());
        Publishers toBare = connecting.to(run.bare())) {
      return figures(
          "QoS 1 through the endpoint, committed and acknowledged, " + who,
          toLintel::publish,
          "bare MQTT server of Vert.x",
          toBare::publish);
    }
  }

  private List<Figure> fromBroker(URI uri, Path directory)
      throws IOException, InterruptedException, MqttException, TimeoutException {
    try (IngestRounds run = new IngestRounds(uri, config(), directory.resolve("data"))) {
      return figures(
          "QoS 1 messages from broker to committed and acknowledged",
          run::lintel,
          "bare Paho",
          run::bare);
    }
  }

  private List<Figure> figures(String what, Side ours, String referenceWhat, Side reference)
      throws IOException, InterruptedException, MqttException, TimeoutException {
    try (ProgressBar progress = ProgressBar.onTerminal("bench ingest", (long) rounds + 1)) {
      return SideBySide.run(rounds, messages, ours, reference, round -> progress.at(round + 1L))
          .figures("ingest", what, referenceWhat);
    }
  }

  private static MqttConfig config() {
    return new MqttConfig(null, new ListenAddress("127.0.0.1", 0), "lintel-bench", null, null);
  }
}
