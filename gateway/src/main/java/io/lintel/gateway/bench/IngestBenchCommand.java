package io.lintel.gateway.bench;

import io.lintel.gateway.cli.CommandFailed;
import io.lintel.gateway.cli.ProgressBar;
import io.lintel.gateway.cli.ScratchDirectory;
import io.lintel.gateway.config.ListenAddress;
import io.lintel.gateway.config.MqttConfig;
import io.lintel.gateway.source.mqtt.EmbeddedBroker;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeoutException;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** How many messages a second come from the broker into the journal. */
@Command(
    name = "ingest",
    description =
        "QoS 1 messages a second from broker to committed and acknowledged, beside a bare Paho"
            + " subscriber with manual acknowledgements.")
public final class IngestBenchCommand implements Callable<Integer> {
  @Option(names = "--json", description = "One JSON document a figure.")
  private boolean json;

  @Option(names = "--rounds", description = "Measured rounds (${DEFAULT-VALUE}).")
  private int rounds = 5;

  @Option(names = "--messages", description = "Messages in a round (${DEFAULT-VALUE}).")
  private int messages = 100_000;

  @Option(names = "--broker", description = "Another broker; default: the embedded one.")
  private @Nullable URI broker;

  @Option(names = "--data", description = "Where the files are written; default: a new directory.")
  private @Nullable Path data;

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (rounds < 1 || messages < 1) {
      throw new CommandFailed(CommandFailed.WRONG_USAGE, "rounds and messages must be 1 or more");
    }
    try (ScratchDirectory scratch = ScratchDirectory.create(data, "lintel-bench")) {
      Path directory = scratch.path();
      Figure figure = broker == null ? measureEmbedded(directory) : measure(broker, directory);
      System.out.println(json ? figure.json() : figure.text());
      return 0;
    } catch (MqttException | TimeoutException failed) {
      throw new CommandFailed(
          CommandFailed.ENVIRONMENT, "the broker does not serve: " + failed.getMessage(), failed);
    }
  }

  private Figure measureEmbedded(Path directory)
      throws IOException, InterruptedException, MqttException, TimeoutException {
    try (EmbeddedBroker embedded = EmbeddedBroker.start(config(), directory.resolve("broker"))) {
      return measure(embedded.uri(), directory);
    }
  }

  private Figure measure(URI uri, Path directory)
      throws IOException, InterruptedException, MqttException, TimeoutException {
    double[] lintel = new double[rounds];
    double[] bare = new double[rounds];
    double[] ratios = new double[rounds];
    try (IngestRounds run = new IngestRounds(uri, config(), directory.resolve("data"));
        ProgressBar progress = ProgressBar.onTerminal("bench ingest", (long) rounds + 1)) {
      // Round -1 warms the machine up.
      for (int round = -1; round < rounds; round++) {
        double ofBare = run.bare(messages);
        double ofLintel = run.lintel(messages);
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
        "QoS 1 messages from broker to committed and acknowledged",
        Figure.median(lintel),
        "msg/s",
        "bare Paho",
        Figure.median(bare),
        Figure.median(ratios));
  }

  private static MqttConfig config() {
    return new MqttConfig(null, new ListenAddress("127.0.0.1", 0), "lintel-bench", null, null);
  }
}
