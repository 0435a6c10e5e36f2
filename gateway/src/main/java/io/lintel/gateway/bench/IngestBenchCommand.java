package io.lintel.gateway.bench;

import io.lintel.gateway.cli.CommandFailed;
import io.lintel.gateway.cli.ProgressBar;
import io.lintel.gateway.cli.ScratchDirectory;
import io.lintel.gateway.config.ListenAddress;
import io.lintel.gateway.config.MqttConfig;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
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

  @Option(names = "--connections", description = "Publishers (${DEFAULT-VALUE}).")
  private int connections = 4;

  @Option(names = "--broker", description = "A broker; default: the gateway's own endpoint.")
  private @Nullable URI broker;

  @Option(names = "--data", description = "Where the files are written; default: a new directory.")
  private @Nullable Path data;

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (rounds < 1 || messages < 1 || connections < 1) {
      throw new CommandFailed(
          CommandFailed.WRONG_USAGE, "rounds, messages and connections must be 1 or more");
    }
    try (ScratchDirectory scratch = ScratchDirectory.create(data, "lintel-bench")) {
      Path directory = scratch.path();
      Figure figure = broker == null ? endpoint(directory) : fromBroker(broker, directory);
      System.out.println(json ? figure.json() : figure.text());
      return 0;
    } catch (MqttException | TimeoutException failed) {
      throw new CommandFailed(
          CommandFailed.ENVIRONMENT, "the broker does not serve: " + failed.getMessage(), failed);
    }
  }

  private Figure endpoint(Path directory)
      throws IOException, InterruptedException, MqttException, TimeoutException {
    try (EndpointRounds run = new EndpointRounds(directory.resolve("data"), connections)) {
      return figure(
          "QoS 1 messages through the endpoint, committed and acknowledged",
          run::lintel,
          "bare MQTT server of Vert.x",
          run::bare);
    }
  }

  private Figure fromBroker(URI uri, Path directory)
      throws IOException, InterruptedException, MqttException, TimeoutException {
    try (IngestRounds run = new IngestRounds(uri, config(), directory.resolve("data"))) {
      return figure(
          "QoS 1 messages from broker to committed and acknowledged",
          run::lintel,
          "bare Paho",
          run::bare);
    }
  }

  /** One side of a round: messages in, messages a second out. */
  private interface Side {
    double rate(int messages)
        throws IOException, InterruptedException, MqttException, TimeoutException;
  }

  private Figure figure(String what, Side ours, String referenceWhat, Side reference)
      throws IOException, InterruptedException, MqttException, TimeoutException {
    double[] lintel = new double[rounds];
    double[] bare = new double[rounds];
    double[] ratios = new double[rounds];
    try (ProgressBar progress = ProgressBar.onTerminal("bench ingest", (long) rounds + 1)) {
      // Round -1 warms the machine up.
      for (int round = -1; round < rounds; round++) {
        double ofBare = reference.rate(messages);
        double ofLintel = ours.rate(messages);
        if (round >= 0) {
          bare[round] = ofBare;
          lintel[round] = ofLintel;
          ratios[round] = ofLintel / ofBare;
        }
        progress.at(round + 2L);
      }
    }
    return new Figure(
        "ingest",
        what,
        Figure.median(lintel),
        "msg/s",
        referenceWhat,
        Figure.median(bare),
        Figure.median(ratios));
  }

  private static MqttConfig config() {
    return new MqttConfig(null, new ListenAddress("127.0.0.1", 0), "lintel-bench", null, null);
  }
}
