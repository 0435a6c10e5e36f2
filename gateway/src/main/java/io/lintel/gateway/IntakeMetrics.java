package io.lintel.gateway;

import io.lintel.gateway.intake.Intake;
import io.lintel.gateway.journal.Kind;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;

/** Counts the members of reports that were left out, rounded or respelled. */
final class IntakeMetrics implements Intake.Remarked {
  private final MeterRegistry registry;

  IntakeMetrics(MeterRegistry registry) {
    this.registry = registry;
  }

  @Override
  public void remark(Kind kind, String deed, String member) {
    Counter.builder("lintel_intake_remarks")
        .description("Members of reports that were left out, rounded or respelled")
        .tag("kind", kind.name().toLowerCase(Locale.ROOT))
        .tag("deed", deed)
        .tag("member", member)
        .register(registry)
        .increment();
  }
}
