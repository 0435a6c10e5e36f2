package io.lintel.gateway.journal;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

/** What the journal counts. */
final class JournalMetrics {
  private final MeterRegistry registry;
  private final Map<Receipt.Outcome, Counter> outcomes = new EnumMap<>(Receipt.Outcome.class);
  private final Counter refused;
  private final Counter failures;
  private final Timer commits;
  private final DistributionSummary groups;

  JournalMetrics(MeterRegistry registry, Supplier<Number> queued, Supplier<Number> last) {
    this.registry = registry;
    for (Receipt.Outcome outcome : Receipt.Outcome.values()) {
      outcomes.put(
          outcome,
          Counter.builder("lintel_journal_observations")
              .description("Observations taken in, by what became of them")
              .tag("outcome", outcome.name().toLowerCase(Locale.ROOT))
              .register(registry));
    }
    refused =
        Counter.builder("lintel_journal_refused")
            .description(
                "Observations turned away: the queue was full, a quota used up, the disk nearly"
                    + " full")
            .register(registry);
    failures =
        Counter.builder("lintel_journal_failed_commits")
            .description("Commit groups the store could not write")
            .register(registry);
    commits =
        Timer.builder("lintel_journal_commit")
            .description("Time of one commit group, fsync included")
            .publishPercentileHistogram()
            .register(registry);
    groups =
        DistributionSummary.builder("lintel_journal_group")
            .description("Observations in one commit group")
            .register(registry);
    Gauge.builder("lintel_journal_queued", queued)
        .description("Observations that wait for the writer")
        .register(registry);
    Gauge.builder("lintel_journal_last", last)
        .description("Number of the last durable entry")
        .register(registry);
  }

  <T> T timed(Supplier<T> commit) {
    Timer.Sample sample = Timer.start(registry);
    T result = commit.get();
    sample.stop(commits);
    return result;
  }

  void committed(List<Receipt> receipts) {
    groups.record(receipts.size());
    Map<Receipt.Outcome, Integer> counts = new EnumMap<>(Receipt.Outcome.class);
    for (Receipt receipt : receipts) {
      counts.merge(receipt.outcome(), 1, Integer::sum);
    }
    counts.forEach(
        (outcome, count) -> Objects.requireNonNull(outcomes.get(outcome)).increment(count));
  }

  void refused(int observations) {
    refused.increment(observations);
  }

  void failed() {
    failures.increment();
  }
}
