package io.lintel.gateway;

import io.lintel.gateway.intake.GatewayLife;
import io.lintel.gateway.journal.Journal;
import io.lintel.gateway.time.SteadyTime;
import io.lintel.gateway.time.SteadyTime.Jump;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells operators of jumps of the machine's clock: in the log, the journal and a gauge. */
final class ClockJumps {
  private static final Logger log = LoggerFactory.getLogger(ClockJumps.class);
  private static final double MILLIS = 1_000;

  private ClockJumps() {}

  static void journaled(SteadyTime time, Journal journal, MeterRegistry metrics) {
    Gauge.builder("lintel_machine_clock_ahead_seconds", () -> seconds(time.held()))
        .description("How far the machine's clock is ahead of the gateway's time")
        .register(metrics);
    time.onJump(jump -> tell(jump, journal));
  }

  private static void tell(Jump jump, Journal journal) {
    String detail = detail(jump);
    log.warn("the machine's clock: {}", detail);
    var unused =
        journal
            .append(List.of(GatewayLife.observation("clock", "clock_jumped", detail, jump.at())))
            .whenComplete(
                (kept, failure) -> {
                  if (failure != null) {
                    log.warn("could not note in the journal: {}", detail, failure);
                  }
                });
  }

  private static String detail(Jump jump) {
    String how =
        jump.by().isZero()
            ? "stood elsewhere for long"
            : "jumped by %+.3f s".formatted(seconds(jump.by()));
    return jump.held().isZero()
        ? how + "; the gateway's time agrees with it from now on"
        : how
            + "; the gateway's time goes on as before, and is now %+.3f s from it"
                .formatted(-seconds(jump.held()));
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / MILLIS;
  }
}
