package io.lintel.simulator.demo;

import io.lintel.gateway.cli.ProgressBar;
import io.lintel.simulator.load.LoadJson;
import io.lintel.simulator.load.LoadPlan;
import io.lintel.simulator.load.LoadReport;
import io.lintel.simulator.load.LoadRun;
import io.lintel.simulator.load.LoadText;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;

/** Plays a load against a broker, with a bar while it runs and its report at the end. */
final class LoadPlay {
  private LoadPlay() {}

  /** Whether the asked-for rate was reached. */
  static boolean play(LoadPlan plan, String broker, boolean json, PrintWriter out) {
    Duration total = plan.warmUp().plus(plan.duration());
    LoadReport report;
    try (ProgressBar bar = ProgressBar.onTerminal(plan.name() + " s", total.toSeconds())) {
      report =
          LoadRun.of(
              plan,
              new LoadRun.BrokerEnd(broker, ClientIds.ofLoad()),
              Instant.now(),
              System::nanoTime,
              passed -> bar.at(passed / 1_000));
    }
    out.print(json ? LoadJson.of(report) : LoadText.of(report));
    out.flush();
    return report.reached();
  }
}
