package io.lintel.gateway.bench;

import io.lintel.gateway.cli.CommandFailed;
import io.lintel.gateway.cli.ProgressBar;
import io.lintel.gateway.cli.ScratchDirectory;
import io.lintel.gateway.config.PolicyFile;
import io.lintel.gateway.config.PolicyWrong;
import io.lintel.gateway.policy.Policy;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** How long it takes to link and judge what a city's recorders said. */
@Command(
    name = "audit",
    description =
        "Links and judges the recorder events of a city's technicians in this process, beside"
            + " DuckDB's ASOF join of the same events and visits, already loaded.")
public final class AuditBenchCommand implements Callable<Integer> {
  private static final double NANOS_PER_MICRO = 1e3;
  private static final double NANOS_PER_MILLI = 1e6;
  private static final double MEGABYTE = 1024 * 1024;

  /** At most this many times as long as the join. */
  private static final double LONGEST = 5;

  private static final double MOST_MEGABYTES = 3 * 1024;

  /** Ten times as much may take this many times as long. */
  private static final double GROWTH_LIMIT = 12;

  private static final int PARTS = 10;

  /** Of which the one in the middle counts, of rounds and of joins. */
  private static final int TIMES = 3;

  /** The compiler has seen enough after these: later rounds are no faster. */
  private static final int WARM_UPS = 30;

  @Option(names = "--json", description = "One JSON document a figure.")
  private boolean json;

  @Option(names = "--technicians", description = "Technicians (${DEFAULT-VALUE}).")
  private int technicians = 2_000;

  @Option(
      names = "--days",
      description =
          "Days of each: 20 visits and 200 events of a recorder a day (${DEFAULT-VALUE}).")
  private int days = 25;

  @Option(names = "--workers", description = "Threads that judge; default: one a processor.")
  private int workers = Runtime.getRuntime().availableProcessors();

  @Option(names = "--policy", description = "The policy to judge by (${DEFAULT-VALUE}).")
  private String policyName = "gas-strict";

  @Option(
      names = "--rules",
      split = ",",
      defaultValue = "REC-1,REC-2,REC-3,REC-4",
      description = "Of the policy's rules, those that are judged (${DEFAULT-VALUE}).")
  private Set<String> rules = Set.of();

  @Option(names = "--seed", description = "What the city is drawn from (${DEFAULT-VALUE}).")
  private long seed = 1;

  /** The answer is no if a limit is missed. */
  @Override
  public Integer call() throws InterruptedException, IOException {
    if (technicians < PARTS || days < 1 || workers < 1) {
      throw new CommandFailed(
          CommandFailed.WRONG_USAGE,
          "expected at least " + PARTS + " technicians, 1 day and 1 worker");
    }
    Policy policy = policy();
    AuditCity part = AuditCity.drawn(seed, technicians / PARTS, days);
    AuditCity city = AuditCity.drawn(seed, technicians, days);
    long total =
        TIMES * (long) city.technicianDays() + (WARM_UPS + TIMES) * (long) part.technicianDays();
    AuditRound small;
    AuditRound large;
    MemoryPeak memory;
    try (ProgressBar progress = ProgressBar.onTerminal("bench audit", total)) {
      AtomicLong judged = new AtomicLong();
      LongConsumer shown = more -> progress.at(judged.addAndGet(more));
      for (int i = 0; i < WARM_UPS; i++) {
        AuditRound.run(part, policy, workers, shown);
      }
      small = AuditRound.middle(TIMES, part, policy, workers, shown);
      MemoryPeak.forget();
      large = AuditRound.middle(TIMES, city, policy, workers, shown);
      memory = MemoryPeak.now();
    }
    boolean within = tell(growth(part, small, city, large)) <= GROWTH_LIMIT;
    within &= tell(memory(city, memory)) <= 1;
    List<Figure> beside = besideDuck(city, large);
    if (beside.isEmpty()) {
      System.err.println("lintel: " + AsofReference.HOW_TO_GET);
    } else {
      within &= tell(beside.get(0)) <= LONGEST;
      tell(beside.get(1));
    }
    if (!json) {
      System.out.println(large.tally().text());
    }
    return within ? 0 : CommandFailed.ANSWER_IS_NO;
  }

  private Figure growth(AuditCity part, AuditRound small, AuditCity city, AuditRound large) {
    return new Figure(
        "audit",
        String.format(
            Locale.ROOT,
            "%s, %d workers (%.0f µs of a processor's time a technician's day)",
            what(city),
            workers,
            large.workerNanos() / NANOS_PER_MICRO / city.technicianDays()),
        large.nanos() / NANOS_PER_MILLI,
        "ms",
        String.format(Locale.ROOT, "%,d events of the same", part.events()),
        small.nanos() / NANOS_PER_MILLI,
        (double) large.nanos() / small.nanos());
  }

  private Figure memory(AuditCity city, MemoryPeak memory) {
    return new Figure(
        "audit",
        String.format(
            Locale.ROOT,
            "heap used at the most, %s (%.0f MB live, the columns included)",
            what(city),
            memory.live() / MEGABYTE),
        memory.heap() / MEGABYTE,
        "MB",
        "the limit",
        MOST_MEGABYTES,
        memory.heap() / MEGABYTE / MOST_MEGABYTES);
  }

  /**
   * By the clock, and by what both took of the processors, which hangs less on what else the
   * machine does; nothing without DuckDB.
   */
  private List<Figure> besideDuck(AuditCity city, AuditRound large) throws IOException {
    try (ScratchDirectory scratch = ScratchDirectory.create(null, "lintel-bench")) {
      Optional<AsofReference> loaded = AsofReference.load(city, workers, scratch.path());
      if (loaded.isEmpty()) {
        return List.of();
      }
      try (AsofReference duck = loaded.get()) {
        double[] joins = new double[TIMES];
        double[] taken = new double[TIMES];
        for (int i = 0; i < TIMES; i++) {
          long begun = ProcessorTime.nanos();
          joins[i] = duck.join() / NANOS_PER_MILLI;
          taken[i] = (ProcessorTime.nanos() - begun) / NANOS_PER_MILLI;
        }
        return List.of(
            beside(what(city) + ", beside DuckDB", large.nanos() / NANOS_PER_MILLI, joins),
            beside(
                "the same by the processors' time", large.processNanos() / NANOS_PER_MILLI, taken));
      }
    } catch (SQLException e) {
      throw new CommandFailed(
          CommandFailed.ENVIRONMENT, "DuckDB does not serve: " + e.getMessage(), e);
    }
  }

  private static Figure beside(String what, double judged, double[] joins) {
    double join = Figure.median(joins);
    return new Figure("audit", what, judged, "ms", "DuckDB's ASOF join", join, judged / join);
  }

  private String what(AuditCity city) {
    return String.format(
        Locale.ROOT,
        "%,d recorder events and %,d visits of %,d technicians linked and judged for %s",
        city.events(),
        city.visits(),
        city.technicians,
        String.join(" ", new TreeSet<>(rules)));
  }

  private double tell(Figure figure) {
    System.out.println(json ? figure.json() : figure.text());
    return figure.ratio();
  }

  private Policy policy() {
    try {
      return PolicyFile.named(policyName).only(rules);
    } catch (PolicyWrong wrong) {
      throw new CommandFailed(CommandFailed.WRONG_USAGE, String.valueOf(wrong.getMessage()), wrong);
    }
  }
}
