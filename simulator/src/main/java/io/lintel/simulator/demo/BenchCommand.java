package io.lintel.simulator.demo;

import io.lintel.gateway.bench.AuditBenchCommand;
import io.lintel.gateway.bench.GrowthBenchCommand;
import io.lintel.gateway.bench.IngestBenchCommand;
import io.lintel.gateway.bench.JournalBenchCommand;
import io.lintel.simulator.bench.LineBenchCommand;
import io.lintel.simulator.bench.PacingBenchCommand;
import io.lintel.simulator.demo.bench.ProjectionBenchCommand;
import io.lintel.simulator.demo.bench.TruthBenchCommand;
import io.lintel.simulator.demo.loss.LossBenchCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code lintel bench}: the measurements of docs/benchmarks.md. */
@Command(
    name = "bench",
    description = "Measures this machine, each figure beside its reference in the same run.",
    subcommands = {
      JournalBenchCommand.class,
      IngestBenchCommand.class,
      ProjectionBenchCommand.class,
      AuditBenchCommand.class,
      GrowthBenchCommand.class,
      LossBenchCommand.class,
      TruthBenchCommand.class,
      LineBenchCommand.class,
      PacingBenchCommand.class
    })
public final class BenchCommand implements Runnable {
  @SuppressWarnings("NullAway.Init") // picocli sets it
  @Spec
  private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(),
        "expected which: journal, ingest, projection, audit, growth, loss, truth, line or pacing");
  }
}
