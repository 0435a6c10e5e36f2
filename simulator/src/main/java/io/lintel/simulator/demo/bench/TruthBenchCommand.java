package io.lintel.simulator.demo.bench;

import io.lintel.gateway.audit.Policy;
import io.lintel.gateway.audit.PolicyFile;
import io.lintel.gateway.audit.PolicyWrong;
import io.lintel.gateway.cli.CommandFailed;
import io.lintel.gateway.cli.ProgressBar;
import io.lintel.gateway.cli.ScratchDirectory;
import io.lintel.simulator.scenario.Day;
import io.lintel.simulator.scenario.DayPlanner;
import io.lintel.simulator.scenario.ScenarioFile;
import io.lintel.simulator.score.Score;
import java.io.IOException;
import java.io.PrintStream;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What the judges are worth on days that nobody drew for them. */
@Command(
    name = "truth",
    description = {
      "Draws days by seed, judges them in this process and holds every link and verdict against the"
          + " truth, with a plain badge-and-window matcher beside it.",
      "The first law is the first figure: false accusations. Exit code 1 where there is one."
    })
public final class TruthBenchCommand implements Callable<Integer> {
  private static final PrintStream OUT = System.out;

  @Option(names = "--days", description = "How many (${DEFAULT-VALUE}).")
  private int days = 10;

  @Option(
      names = "--seed",
      description = "Of the first day; each next one's is one more (${DEFAULT-VALUE}).")
  private long seed = 1;

  @Option(
      names = "--scenario",
      description =
          "Which, by name or file; the swarm is drawn whole by each seed (${DEFAULT-VALUE}).")
  private String scenario = ScenarioFile.SWARM;

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (days < 1) {
      throw new CommandFailed(CommandFailed.WRONG_USAGE, "expected --days of 1 or more");
    }
    Policy policy = shipped();
    TruthTable table = new TruthTable();
    OUT.println(TruthTable.HEAD);
    try (ProgressBar progress = ProgressBar.onTerminal("bench truth", days)) {
      for (int i = 0; i < days; i++) {
        long of = seed + i;
        long begin = System.nanoTime();
        Day day = DayPlanner.plan(ScenarioFile.load(scenario, of).dockingByRecords());
        try (ScratchDirectory scratch = ScratchDirectory.create(null, "lintel-truth")) {
          InProcess.Result result = InProcess.play(day, policy, scratch.path());
          double seconds = (System.nanoTime() - begin) / 1e9;
          OUT.println(table.add(of, day.truth().visits().size(), result, seconds));
          wrong(result.score());
        }
        progress.at(i + 1);
      }
    }
    table.summary().forEach(OUT::println);
    return table.accused() > 0 ? 1 : 0;
  }

  private static void wrong(Score score) {
    score.audit().passedOver30s().forEach(words -> OUT.println("      missed " + words));
  }

  private static Policy shipped() {
    try {
      return PolicyFile.named("gas-strict");
    } catch (PolicyWrong wrong) {
      throw new IllegalStateException("the shipped policy cannot be used: " + wrong, wrong);
    }
  }
}
