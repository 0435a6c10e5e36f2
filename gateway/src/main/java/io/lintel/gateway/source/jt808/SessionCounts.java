package io.lintel.gateway.source.jt808;

import io.lintel.gateway.journal.Journal.JournalRefuses;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What sessions count, all of them together, and the log of who was refused. */
final class SessionCounts {
  private static final Logger log = LoggerFactory.getLogger(SessionCounts.class);

  private final MeterRegistry registry;
  private final Counter kept;
  private final Counter rejected;
  private final Counter refused;
  private final Counter notSupported;
  private final Counter answered;
  private final Counter contested;
  private final Counter overdue;
  private final Counter connections;
  private final Counter journalRefusals;

  SessionCounts(MeterRegistry registry) {
    this.registry = registry;
    kept = messages("kept");
    rejected = messages("rejected");
    refused = messages("refused");
    notSupported = messages("not_supported");
    answered = messages("answers");
    contested = messages("contested");
    overdue =
        Counter.builder("lintel_jt808_overdue")
            .description("Connections that were closed because they said nothing whole in time")
            .register(registry);
    connections =
        Counter.builder("lintel_jt808_authenticated")
            .description("Times a terminal authenticated")
            .register(registry);
    journalRefusals =
        Counter.builder("lintel_jt808_journal_refusals")
            .description("Times the journal did not take a batch")
            .register(registry);
  }

  private Counter messages(String outcome) {
    return Counter.builder("lintel_jt808_messages")
        .description("Messages of JT/T 808 terminals, by what became of them")
        .tag("outcome", outcome)
        .register(registry);
  }

  void watch(Supplier<Number> connected, Supplier<Number> deaf, Supplier<Number> gathering) {
    Gauge.builder("lintel_jt808_connections", connected)
        .description("Connections that are open")
        .register(registry);
    Gauge.builder("lintel_jt808_deaf", deaf)
        .description("Connections that do not read their answers, and are not read until they do")
        .register(registry);
    Gauge.builder("lintel_jt808_gathering", gathering)
        .description("Observations that wait for the next commit")
        .register(registry);
  }

  void kept() {
    kept.increment();
  }

  void rejected() {
    rejected.increment();
  }

  void refused(String peer, String what) {
    refused.increment();
    log.info("source=jt808 peer={} outcome=refused what=\"{}\"", peer, what);
  }

  /** Somebody wanted a number that another connection holds. */
  void contested() {
    contested.increment();
  }

  /** A message that was not taken at once, and its connection with it. */
  void heldBack(JournalRefuses.Ground ground) {
    Counter.builder("lintel_jt808_held_back")
        .description("Messages that were not taken at once, by what was used up")
        .tag("ground", ground.name().toLowerCase(Locale.ROOT))
        .register(registry)
        .increment();
  }

  void overdue() {
    overdue.increment();
  }

  void notSupported() {
    notSupported.increment();
  }

  void answered() {
    answered.increment();
  }

  void authenticated() {
    connections.increment();
  }

  void journalRefused() {
    journalRefusals.increment();
  }
}
