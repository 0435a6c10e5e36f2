package io.lintel.gateway.bench;

import io.lintel.gateway.cli.CommandFailed;
import io.lintel.gateway.cli.ScratchDirectory;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Whether what a single sender repeats costs more than it is long. */
@Command(
    name = "growth",
    description =
        "What a single device can send again and again, through journal and projections: processor"
            + " time for 10,000 and for four times as many.")
public final class GrowthBenchCommand implements Callable<Integer> {
  private static final int TIMES = 4;
  private static final double NANOS = 1e9;

  @Option(names = "--json", description = "One JSON document a kind.")
  private boolean json;

  @Option(names = "--many", description = "The smaller number (${DEFAULT-VALUE}).")
  private int many = 10_000;

  @Option(names = "--limit", description = "The highest ratio that passes (${DEFAULT-VALUE}).")
  private double limit = 4.4;

  @Option(names = "--kind", description = "Only these: ${COMPLETION-CANDIDATES}.")
  private List<Repetition> kinds = new ArrayList<>(List.of(Repetition.values()));

  @Override
  public Integer call() throws IOException {
    if (many < 1) {
      throw new CommandFailed(CommandFailed.WRONG_USAGE, "expected --many of 1 or more");
    }
    int over = 0;
    try (ScratchDirectory scratch = ScratchDirectory.create(null, "lintel-growth")) {
      // The first warms the machine up.
      measure(scratch, Repetition.HEARTBEATS_RISING, many);
      for (Repetition kind : kinds) {
        double few = measure(scratch, kind, many);
        double more = measure(scratch, kind, TIMES * many);
        double ratio = more / few;
        over += ratio > limit ? 1 : 0;
        System.out.println(line(kind, few, more, ratio));
      }
    }
    return over == 0 ? 0 : 1;
  }

  private String line(Repetition kind, double few, double more, double ratio) {
    String name = kind.name().toLowerCase(Locale.ROOT);
    return json
        ? String.format(
            Locale.ROOT,
            "{\"bench\":\"growth\",\"kind\":\"%s\",\"many\":%d,\"seconds\":%.3f,"
                + "\"seconds_of_four_times\":%.3f,\"ratio\":%.2f,\"limit\":%.1f}",
            name,
            many,
            few,
            more,
            ratio,
            limit)
        : String.format(
            Locale.ROOT,
            "%-45s %,8.3f s %,9.3f s  ratio %5.2f%s",
            name.replace('_', ' '),
            few,
            more,
            ratio,
            ratio > limit ? "  OVER " + limit : "");
  }

  private static double measure(ScratchDirectory scratch, Repetition kind, int many)
      throws IOException {
    try (RepetitionRound round = RepetitionRound.in(scratch.path())) {
      return round.nanos(kind, many) / NANOS;
    }
  }
}
