package io.lintel.gateway.bench;

import io.lintel.gateway.cli.CommandFailed;
import io.lintel.gateway.cli.ProgressBar;
import io.lintel.gateway.cli.ScratchDirectory;
import io.lintel.gateway.journal.Observation;
import io.lintel.gateway.wording.PlainReason;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** How many observations a second the journal makes durable. */
@Command(
    name = "journal",
    description = "Observations a second committed to the journal, beside a bare SQLite loop.")
public final class JournalBenchCommand implements Callable<Integer> {
  private static final Instant BEGIN = Instant.parse("2026-11-22T00:00:00Z");
  private static final int PRELOAD_SLICE = 100_000;

  @Option(names = "--json", description = "One JSON document a figure.")
  private boolean json;

  @Option(names = "--rounds", description = "Measured rounds (${DEFAULT-VALUE}).")
  private int rounds = 7;

  @Option(names = "--rows", description = "Observations in a round (${DEFAULT-VALUE}).")
  private int rows = 200_000;

  @Option(names = "--batch", description = "Observations in one append (${DEFAULT-VALUE}).")
  private int batch = 100;

  @Option(names = "--meters", description = "How many meters report (${DEFAULT-VALUE}).")
  private int meters = 100_000;

  @Option(
      names = "--period",
      description = "Between two readings of a meter; PT0S: all meters at the same instants.")
  private Duration period = Duration.ofMinutes(15);

  @Option(names = "--preload", description = "Entries in the journal before.")
  private int preload;

  @Option(names = "--data", description = "Where the files are written; default: a new directory.")
  private @Nullable Path data;

  @Override
  public Integer call() throws IOException {
    if (rounds < 1 || rows < 1 || batch < 1 || meters < 1 || preload < 0) {
      throw new CommandFailed(
          CommandFailed.WRONG_USAGE, "rounds, rows, batch and meters must be 1 or more");
    }
    try (ScratchDirectory scratch = scratch()) {
      Figure figure = measure(scratch.path());
      System.out.println(json ? figure.json() : figure.text());
      return 0;
    }
  }

  private Figure measure(Path directory) {
    MeterStream stream = new MeterStream(1, meters, period, BEGIN);
    double[] journal = new double[rounds];
    double[] bare = new double[rounds];
    double[] ratios = new double[rounds];
    try (JournalRounds run = new JournalRounds(directory);
        ProgressBar progress =
            ProgressBar.onTerminal("bench journal", preload + (long) rows * (rounds + 1))) {
      for (int done = 0; done < preload; done += PRELOAD_SLICE) {
        run.journal(stream.next(Math.min(PRELOAD_SLICE, preload - done)), batch);
        progress.at(done);
      }
      // Round -1 warms the machine up.
      for (int round = -1; round < rounds; round++) {
        List<Observation> observations = stream.next(rows);
        double ofBare = run.bare(observations);
        double ofJournal = run.journal(observations, batch);
        if (round >= 0) {
          bare[round] = ofBare;
          journal[round] = ofJournal;
          ratios[round] = ofJournal / ofBare;
        }
        progress.at(preload + (long) rows * (round + 2));
      }
    }
    return new Figure(
        "journal",
        "observations committed, appended " + batch + " at a time, after " + preload + " entries",
        Figure.median(journal),
        "observations/s",
        "bare SQLite insert loop",
        Figure.median(bare),
        Figure.median(ratios));
  }

  private ScratchDirectory scratch() {
    try {
      return ScratchDirectory.create(data, "lintel-bench");
    } catch (IOException e) {
      throw new CommandFailed(
          CommandFailed.ENVIRONMENT,
          "expected to create a new directory for the benchmark's files: " + PlainReason.of(e),
          e);
    }
  }
}
