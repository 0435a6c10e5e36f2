package io.lintel.simulator.demo.loss;

import io.lintel.gateway.cli.CommandFailed;
import io.lintel.gateway.cli.ProgressBar;
import io.lintel.gateway.cli.ScratchDirectory;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Whether anything is lost that a gateway has acknowledged. */
@Command(
    name = "loss",
    description = {
      "Kills a gateway again and again while devices send at every door (MQTT, HTTP, CoAP, JT/T"
          + " 808, docking stations), fills its disk if it has a small one of its own, and counts"
          + " what was acknowledged and is not in the journal, or is there twice.",
      "Ends with 1 if anything is lost or doubled."
    })
public final class LossBenchCommand implements Callable<Integer> {
  @Option(names = "--json", description = "One JSON document a door.")
  private boolean json;

  @Option(names = "--kills", description = "How often it is killed (${DEFAULT-VALUE}).")
  private int kills = 20;

  @Option(
      names = "--fills",
      description = "How often its disk is full; needs --disk (${DEFAULT-VALUE}).")
  private int fills;

  @Option(names = "--full-seconds", description = "For so long each time (${DEFAULT-VALUE}).")
  private int fullSeconds = 10;

  @Option(
      names = "--disk",
      paramLabel = "DIR",
      description = "A small disk for its data: mount -t tmpfs -o size=256m tmpfs DIR.")
  private @Nullable Path disk;

  @Option(
      names = "--at-least",
      description =
          "Acknowledged at each door in all, a fiftieth of it in the folder"
              + " (${DEFAULT-VALUE}).")
  private int atLeast = 10_000;

  @Option(
      names = "--doors",
      split = ",",
      paramLabel = "DOOR",
      description =
          "Only at these: mqtt1, mqtt2 (QoS 1 and 2; with --broker: broker), http, coap, jt808,"
              + " dock, folder.")
  private Set<String> doors = Set.of();

  @Option(names = "--rate", description = "Reports a second at each door (${DEFAULT-VALUE}).")
  private int rate = 600;

  @Option(names = "--seed", description = "Of the moments at which it is killed.")
  private long seed = 17;

  @Option(
      names = "--broker",
      paramLabel = "URI",
      description =
          "A broker between devices and gateway (tcp://127.0.0.1:1883), instead of the"
              + " gateway's own endpoint.")
  private @Nullable URI broker;

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (kills < 0 || fills < 0 || kills + fills < 1 || rate < 1 || atLeast < 1 || fullSeconds < 1) {
      throw new CommandFailed(
          CommandFailed.WRONG_USAGE, "expected positive numbers, and at least one kill or fill");
    }
    Path small = disk;
    if (fills > 0 && small == null) {
      throw new CommandFailed(
          CommandFailed.WRONG_USAGE, "--fills needs --disk: the data directory's own small disk");
    }
    LossDrill.Plan plan =
        new LossDrill.Plan(
            kills, fills, Duration.ofSeconds(fullSeconds), atLeast, rate, seed, doors);
    try (ScratchDirectory scratch = ScratchDirectory.create(null, "lintel-loss");
        ProgressBar progress = ProgressBar.onTerminal("bench loss", kills + fills)) {
      Path data = (small == null ? scratch.path() : small).resolve("data");
      DrilledGateway gateway = new DrilledGateway(scratch.path(), data, broker);
      List<DoorLoss> losses =
          new LossDrill(plan, gateway, broker)
              .run(progress::at, small == null ? null : FilledDisk.of(small));
      losses.forEach(loss -> System.out.println(json ? loss.json() : loss.text()));
      return losses.stream().allMatch(DoorLoss::isClean) ? 0 : CommandFailed.ANSWER_IS_NO;
    }
  }
}
