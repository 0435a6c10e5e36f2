package io.lintel.simulator.demo.bench;

import io.lintel.gateway.cli.CommandFailed;
import io.lintel.gateway.cli.ProgressBar;
import io.lintel.gateway.cli.ScratchDirectory;
import io.lintel.gateway.config.PolicyFile;
import io.lintel.gateway.config.PolicyWrong;
import io.lintel.gateway.policy.Policy;
import io.lintel.simulator.scenario.Day;
import io.lintel.simulator.scenario.DayPlanner;
import io.lintel.simulator.scenario.ScenarioFile;
import io.lintel.simulator.scenario.SwarmKind;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
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

  /** As the name of a kind: one day of each. */
  private static final String ALL = "all";

  @Option(
      names = "--days",
      description = "How many; of each kind, where kinds are given (${DEFAULT-VALUE}).")
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

  @Option(
      names = "--kind",
      split = ",",
      description =
          "Ordinary days of the swarm on which one habit is common, instead of a scenario: all, or"
              + " some of header-finish, relay-delay, taps-bulk … (docs/simulator.md lists them).")
  private List<String> kinds = List.of();

  @Option(
      names = "--mistakes",
      description = "Names each false accusation and each breach that passed.")
  private boolean mistakes;

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (days < 1) {
      throw new CommandFailed(CommandFailed.WRONG_USAGE, "expected --days of 1 or more");
    }
    Policy policy = shipped();
    List<String> scenarios = scenarios();
    TruthTable table = new TruthTable();
    OUT.println(TruthTable.HEAD);
    try (ProgressBar progress =
        ProgressBar.onTerminal("bench truth", (long) days * scenarios.size())) {
      int done = 0;
      for (String each : scenarios) {
        for (int i = 0; i < days; i++) {
          play(each, seed + i, policy, table);
          done++;
          progress.at(done);
        }
      }
    }
    table.summary().forEach(OUT::println);
    return table.accused() > 0 ? 1 : 0;
  }

  private void play(String each, long of, Policy policy, TruthTable table)
      throws IOException, InterruptedException {
    long begin = System.nanoTime();
    Duration spent = processor();
    Day day = DayPlanner.plan(ScenarioFile.load(each, of));
    try (ScratchDirectory scratch = ScratchDirectory.create(null, "lintel-truth")) {
      InProcess.Result result = InProcess.play(day, policy, scratch.path());
      double seconds = (System.nanoTime() - begin) / 1e9;
      String kind =
          each.startsWith(ScenarioFile.SWARM_OF)
              ? each.substring(ScenarioFile.SWARM_OF.length())
              : each;
      double busy = processor().minus(spent).toMillis() / 1e3;
      OUT.println(table.add(kind, of, result, new TruthTable.Took(seconds, busy)));
      if (mistakes) {
        result.figures().mistakes().forEach(words -> OUT.println("      " + words));
      }
    }
  }

  /** Of all threads of this process; nothing where the system does not say. */
  private static Duration processor() {
    return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
  }

  private List<String> scenarios() {
    if (kinds.isEmpty()) {
      return List.of(scenario);
    }
    List<String> named = kinds.equals(List.of(ALL)) ? SwarmKind.names() : kinds;
    for (String kind : named) {
      if (SwarmKind.named(kind).isEmpty()) {
        throw new CommandFailed(
            CommandFailed.WRONG_USAGE,
            "expected --kind of all or some of %s, found %s"
                .formatted(String.join(", ", SwarmKind.names()), kind));
      }
    }
    return named.stream().map(kind -> ScenarioFile.SWARM_OF + kind).toList();
  }

  private static Policy shipped() {
    try {
      return PolicyFile.named("gas-strict");
    } catch (PolicyWrong wrong) {
      throw new IllegalStateException("the shipped policy cannot be used: " + wrong, wrong);
    }
  }
}
