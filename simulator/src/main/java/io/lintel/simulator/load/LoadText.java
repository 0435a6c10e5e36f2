package io.lintel.simulator.load;

import java.util.ArrayList;
import java.util.List;

/** A load's report for people. */
public final class LoadText {
  private static final double MICROS_OF_A_MILLI = 1_000;

  private LoadText() {}

  public static String of(LoadReport report) {
    LoadPlan plan = report.plan();
    List<String> lines = new ArrayList<>();
    lines.add(
        "Load %s: %,d meters and %,d recorders over %d connections, %d s after %d s of warm-up"
            .formatted(
                plan.name(),
                plan.meters(),
                plan.recorders(),
                plan.connections(),
                plan.duration().toSeconds(),
                plan.warmUp().toSeconds()));
    lines.add(
        "  rate        asked for %,.0f/s, acknowledged %,.0f/s (%.1f %%)"
            .formatted(plan.rate(), report.achieved(), 100 * report.achieved() / plan.rate()));
    lines.add(
        "  messages    to send %,d, sent %,d, acknowledged %,d; refused %,d, without answer %,d"
            .formatted(
                report.intended(),
                report.sent(),
                report.acknowledged(),
                report.refused(),
                report.unacknowledged()));
    lines.add(percentiles("latency", report.latency()));
    lines.add(percentiles("sent late by", report.lateness()));
    if (report.connectionsLost() > 0) {
      lines.add(
          "  connections broke %d times, with %,d messages in flight"
              .formatted(report.connectionsLost(), report.lostInFlight()));
    }
    lines.add(
        report.reached()
            ? "The asked-for rate was reached. Latency counts from the moment a message was meant to"
                + " be sent to its PUBACK."
            : "The asked-for rate was NOT reached: the percentiles are those of a load that fell"
                + " behind. Ask for less, or look at who is busy: this machine, or the broker.");
    return String.join(System.lineSeparator(), lines) + System.lineSeparator();
  }

  private static String percentiles(String what, LoadReport.Percentiles at) {
    return "  %-11s p50 %.1f ms, p90 %.1f ms, p99 %.1f ms, p99.9 %.1f ms, most %.1f ms"
        .formatted(
            what,
            at.p50() / MICROS_OF_A_MILLI,
            at.p90() / MICROS_OF_A_MILLI,
            at.p99() / MICROS_OF_A_MILLI,
            at.p999() / MICROS_OF_A_MILLI,
            at.most() / MICROS_OF_A_MILLI);
  }
}
