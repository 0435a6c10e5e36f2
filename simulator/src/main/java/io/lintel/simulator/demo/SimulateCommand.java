package io.lintel.simulator.demo;

import io.lintel.gateway.cli.CommandFailed;
import io.lintel.simulator.scenario.Day;
import io.lintel.simulator.scenario.DayPlanner;
import io.lintel.simulator.scenario.Scenario;
import io.lintel.simulator.scenario.ScenarioFile;
import io.lintel.simulator.scenario.TruthJson;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code lintel simulate}: a scenario against a running gateway, at the wall's speed. */
@Command(
    name = "simulate",
    description = "Virtual hardware and people against a running gateway, at the wall's speed.")
public final class SimulateCommand implements Callable<Integer> {
  @Parameters(
      index = "0",
      paramLabel = "NAME_OR_FILE",
      description = "A shipped scenario (city-day, one-street) or a YAML file.")
  private String nameOrFile = "";

  @Option(names = "--seed", description = "Another seed than the scenario's: another day.")
  private @Nullable Long seed;

  @Option(names = "--truth", paramLabel = "FILE", description = "Write the truth here, as JSON.")
  private @Nullable Path truth;

  @Option(names = "--dry-run", description = "Write the truth, send nothing.")
  private boolean dryRun;

  @SuppressWarnings("NullAway.Init") // picocli sets it
  @Spec
  private CommandSpec spec;

  @Override
  public Integer call() {
    Scenario shipped = ScenarioFile.load(nameOrFile);
    Scenario scenario = seed == null ? shipped : shipped.withSeed(seed);
    if (!dryRun) {
      throw new CommandFailed(CommandFailed.WRONG_USAGE, "only --dry-run is possible yet");
    }
    Day day = DayPlanner.plan(scenario);
    writeTruth(day);
    return 0;
  }

  private void writeTruth(Day day) {
    PrintWriter out = spec.commandLine().getOut();
    String document = TruthJson.write(day.truth());
    if (truth == null) {
      out.print(document);
      out.flush();
      return;
    }
    try {
      Files.writeString(truth, document);
    } catch (IOException e) {
      throw new CommandFailed(
          CommandFailed.ENVIRONMENT,
          "cannot write the truth to " + truth + ": " + e.getMessage(),
          e);
    }
    out.printf(
        "%s, seed %d: %d visits, %d recorder events, %d readings; the truth is in %s%n",
        day.scenario().name(),
        day.scenario().seed(),
        day.truth().visits().size(),
        day.truth().events().size(),
        day.truth().readings().size(),
        truth);
    out.flush();
  }
}
