package io.lintel.simulator.demo;

import io.lintel.gateway.cli.CommandFailed;
import io.lintel.gateway.cli.OutputFile;
import io.lintel.gateway.wording.PlainReason;
import io.lintel.simulator.scenario.Scenario;
import io.lintel.simulator.scenario.ScenarioFile;
import io.lintel.simulator.score.Expectations;
import io.lintel.simulator.score.ExpectationsFile;
import io.lintel.simulator.score.Score;
import io.lintel.simulator.score.ScoreReport;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.BindException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code lintel demo}: gateway and simulator in one process, on one clock. */
@Command(
    name = "demo",
    description =
        "Gateway and simulator in one process, on embedded defaults, bound to 127.0.0.1: a day of"
            + " a gas utility to look at.")
public final class DemoCommand implements Callable<Integer> {
  @Option(
      names = "--port",
      defaultValue = "8080",
      description = "Where the pages are; 0 takes a free port (default: ${DEFAULT-VALUE}).")
  private int port = 8080;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Holds the journal (default: a new temporary one).")
  private @Nullable Path data;

  @Option(
      names = "--speed",
      defaultValue = "60",
      description = "Simulated seconds per second, at most (default: ${DEFAULT-VALUE}).")
  private double speed = 60;

  @Option(names = "--until-done", description = "End with the scenario, and with its score.")
  private boolean untilDone;

  @Option(names = "--report", paramLabel = "FILE", description = "Write the score here, as JSON.")
  private @Nullable Path report;

  @Option(
      names = "--scenario",
      defaultValue = "city-day",
      paramLabel = "NAME_OR_FILE",
      completionCandidates = ShippedScenarios.class,
      description =
          "A shipped scenario (${COMPLETION-CANDIDATES}) or a YAML file (default:"
              + " ${DEFAULT-VALUE}).")
  private String nameOrFile = "city-day";

  @Option(names = "--seed", description = "Another seed than the scenario's: another day.")
  private @Nullable Long seed;

  @Mixin private ConsoleOptions console = new ConsoleOptions();

  @SuppressWarnings("NullAway.Init") // picocli sets it
  @Spec
  private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    if (!(speed > 0)) {
      throw new CommandFailed(CommandFailed.WRONG_USAGE, "--speed must be above 0, found " + speed);
    }
    LocalPort.checkFree("--port", port);
    OutputFile.check("--report", report);
    PrintWriter out = spec.commandLine().getOut();
    Scenario scenario = ScenarioFile.load(nameOrFile, seed);
    Expectations expectations = ExpectationsFile.of(nameOrFile);
    Path folder = data == null ? DemoStage.freshFolder() : unplayed(data);
    try (DemoStage stage =
        new DemoStage(scenario, folder, speed, (day, dir, pace) -> started(day, dir, pace, out))) {
      Runtime.getRuntime().addShutdownHook(new Thread(stage::close, "lintel-demo-stop"));
      return played(stage, scenario, expectations, out);
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
      return 0;
    }
  }

  /**
   * A day's devices begin at its beginning: a journal that has seen it already would stand still.
   */
  private static Path unplayed(Path folder) {
    if (Files.exists(folder.resolve("journal.db"))) {
      throw new CommandFailed(
          CommandFailed.WRONG_USAGE,
          ("--data %s holds a day that was played already, and a day is played once: name a folder"
                  + " that is not there yet, or leave --data out")
              .formatted(folder));
    }
    Path at = folder.toAbsolutePath();
    while (at != null && !Files.exists(at)) {
      at = at.getParent();
    }
    if (at == null || !Files.isDirectory(at) || !Files.isWritable(at)) {
      throw new CommandFailed(
          CommandFailed.ENVIRONMENT,
          "--data %s cannot be made or written: %s is no folder, or its rights forbid it"
              .formatted(folder, at));
    }
    return folder;
  }

  private int played(DemoStage stage, Scenario first, Expectations ofFirst, PrintWriter out)
      throws IOException, InterruptedException {
    ConsoleOptions.Open open = console.opened(stage, out);
    try {
      ScoreReport scored = scored(stage, first, ofFirst, out);
      while (!untilDone) {
        out.println("The pages stay open; end with Ctrl-C.");
        out.flush();
        scored = scored(stage, first, ofFirst, out);
      }
      return scored.isWithin() ? 0 : CommandFailed.ANSWER_IS_NO;
    } finally {
      open.close();
    }
  }

  /** The console may have put on another scenario than {@code first}, with its own expectations. */
  private ScoreReport scored(DemoStage stage, Scenario first, Expectations ofFirst, PrintWriter out)
      throws IOException, InterruptedException {
    Score score = stage.playNext();
    boolean another = !score.scenario().equals(first.name());
    ScoreReport scored =
        ScoreReport.of(score, another ? ExpectationsFile.of(score.scenario()) : ofFirst);
    out.print(scored.text());
    out.flush();
    writeReport(scored);
    return scored;
  }

  private Demo started(Scenario scenario, Path folder, double pace, PrintWriter out)
      throws IOException {
    try {
      return Demo.started(scenario, folder, port, pace, out);
    } catch (RuntimeException failed) {
      if (isTakenPort(failed)) {
        throw new CommandFailed(
            CommandFailed.ENVIRONMENT,
            "port %d on 127.0.0.1 is taken: choose another with --port, or any free one with 0"
                .formatted(port),
            failed);
      }
      throw failed;
    }
  }

  private static boolean isTakenPort(Throwable failed) {
    for (Throwable at = failed; at != null; at = at.getCause()) {
      if (at instanceof BindException) {
        return true;
      }
    }
    return false;
  }

  private void writeReport(ScoreReport scored) {
    Path file = report;
    if (file == null) {
      return;
    }
    try {
      Files.writeString(file, scored.json().toPrettyString() + "\n");
    } catch (IOException e) {
      throw new CommandFailed(
          CommandFailed.ENVIRONMENT,
          "--report " + file + " cannot be written: " + PlainReason.of(e),
          e);
    }
  }
}
