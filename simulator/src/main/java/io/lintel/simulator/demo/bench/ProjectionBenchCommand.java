package io.lintel.simulator.demo.bench;

import io.lintel.gateway.bench.Figure;
import io.lintel.gateway.cli.CommandFailed;
import io.lintel.gateway.cli.ProgressBar;
import io.lintel.gateway.cli.ScratchDirectory;
import io.lintel.gateway.journal.Observation;
import io.lintel.simulator.scenario.DayPlanner;
import io.lintel.simulator.scenario.Scenario;
import io.lintel.simulator.scenario.ScenarioFile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** How many observations a second become facts, links and verdicts. */
@Command(
    name = "projection",
    description = {
      "Entries a second from journal to verdicts, of a simulated day's observations, beside the"
          + " journal alone; and how soon a late one's verdict can be read.",
      "The day passes far faster than a real one: a second holds minutes of steps and recordings."
    })
public final class ProjectionBenchCommand implements Callable<Integer> {
  @Option(names = "--json", description = "One JSON document a figure.")
  private boolean json;

  @Option(
      names = "--scenario",
      defaultValue = "thousand-visits",
      description = "Whose day (${DEFAULT-VALUE}).")
  private String scenario = "thousand-visits";

  @Option(
      names = "--offered",
      description = "Observations a second while late ones are timed (${DEFAULT-VALUE}).")
  private int offered = 2_000;

  @Option(names = "--seconds", description = "For so long (${DEFAULT-VALUE}).")
  private int seconds = 30;

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (offered < 100 || seconds < 1) {
      throw new CommandFailed(
          CommandFailed.WRONG_USAGE,
          "expected --offered of 100 or more and --seconds of 1 or more");
    }
    try (ScratchDirectory scratch = ScratchDirectory.create(null, "lintel-bench")) {
      List<Figure> figures = measure(scratch.path());
      figures.forEach(figure -> System.out.println(json ? figure.json() : figure.text()));
      return 0;
    }
  }

  private List<Figure> measure(Path directory) throws InterruptedException {
    Scenario played = ScenarioFile.load(scenario);
    List<Observation> day = DayObservations.of(DayPlanner.plan(played));
    try (ProgressBar progress = ProgressBar.onTerminal("bench projection", 3)) {
      ProjectionRounds rounds = new ProjectionRounds(directory, played.zone(), day);
      double bare = rounds.journalOnly();
      progress.at(1);
      ProjectionRounds.Flooded flooded = rounds.flooded();
      progress.at(2);
      int few = (int) Math.min(day.size(), (long) offered * seconds);
      ProjectionRounds.Offered late = rounds.offered(day.subList(0, few), offered);
      progress.at(3);
      return List.of(entries(flooded, bare), cases(flooded), processor(flooded), late(late));
    }
  }

  private Figure entries(ProjectionRounds.Flooded flooded, double bare) {
    return new Figure(
        "projection",
        "entries of " + scenario + " from append to facts, links and verdicts",
        flooded.entriesASecond(),
        "entries/s",
        "journal alone",
        bare,
        flooded.entriesASecond() / bare);
  }

  private Figure cases(ProjectionRounds.Flooded flooded) {
    return new Figure(
        "projection",
        "cases judged in the same run",
        flooded.casesASecond(),
        "cases/s",
        "entries/s in it",
        flooded.entriesASecond(),
        flooded.casesASecond() / flooded.entriesASecond());
  }

  private static Figure processor(ProjectionRounds.Flooded flooded) {
    return new Figure(
        "projection",
        "entries for each second of the projector's processor time",
        flooded.entriesAProcessorSecond(),
        "entries/s",
        "entries/s by the clock",
        flooded.entriesASecond(),
        flooded.entriesAProcessorSecond() / flooded.entriesASecond());
  }

  private Figure late(ProjectionRounds.Offered late) {
    double limit = Duration.ofSeconds(1).toMillis();
    return new Figure(
        "projection",
        "from commit to visible verdict of a late observation, 99th of 100 (of %d; half within %.0f"
                .formatted(late.timed(), late.halfMillis())
            + " ms), while %.0f/s are taken of %d/s offered, %d entries behind at the end"
                .formatted(late.rate(), offered, late.behind()),
        late.mostMillis(),
        "ms",
        "the limit",
        limit,
        late.mostMillis() / limit);
  }
}
