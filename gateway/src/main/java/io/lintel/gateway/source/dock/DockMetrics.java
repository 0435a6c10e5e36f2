package io.lintel.gateway.source.dock;

import io.lintel.gateway.journal.Kind;
import io.lintel.gateway.journal.Observation;
import io.lintel.gateway.journal.Receipt;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;

/** What became of files in watched folders, by station, and how many are still waited for. */
final class DockMetrics {
  private static final String FILES = "lintel_dock_files";

  private final MeterRegistry registry;

  DockMetrics(MeterRegistry registry, List<FolderWatch> watches) {
    this.registry = registry;
    for (FolderWatch watch : watches) {
      Gauge.builder(FILES + "_waiting", watch, FolderWatch::waiting)
          .description("Files that are being written, or lie still for too short a time")
          .tag("station", watch.station())
          .tag("folder", watch.folder())
          .register(registry);
    }
  }

  /**
   * What a look found is durable.
   *
   * @param receipts one for each observation, in order
   */
  void durable(String station, List<Observation> observations, List<Receipt> receipts) {
    for (int i = 0; i < observations.size(); i++) {
      Counter.builder(FILES)
          .description("Files and summaries: taken, rejected, or known from an earlier run")
          .tag("station", station)
          .tag("outcome", outcome(observations.get(i), receipts.get(i)))
          .register(registry)
          .increment();
    }
  }

  private static String outcome(Observation said, Receipt receipt) {
    if (receipt.outcome() == Receipt.Outcome.DUPLICATE) {
      return "known";
    }
    return said.kind() == Kind.REJECTED ? "rejected" : "taken";
  }
}
