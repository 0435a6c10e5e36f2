package io.lintel.simulator.score;

import io.lintel.simulator.fault.ExchangeRecord;
import io.lintel.simulator.fault.Expected;
import io.lintel.simulator.mishap.Group;
import io.lintel.simulator.mishap.Mishap;
import io.lintel.simulator.mishap.MishapList;
import io.lintel.simulator.mishap.Opportunity;
import io.lintel.simulator.score.Observed.Slot;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What was asked on the lines, meter by meter, and what each answer was worth. */
final class LineTruth {
  /** From the request to the journal, repeated attempts and waiting neighbours included. */
  private static final Duration BEFORE_STORED = Duration.ofSeconds(60);

  /** A reader may need so long to find a line again that is back. */
  private static final Duration FINDING_AGAIN = Duration.ofMinutes(2);

  /** Digits that registers do not hold. */
  private static final long UNSHOWN_MILLILITRES = 1_000;

  private final Instant begins;
  private final Map<String, List<ExchangeRecord>> byMeter;
  private final List<Mishap> windows;

  LineTruth(Instant begins, MishapList mishaps, List<ExchangeRecord> exchanges) {
    this.begins = begins;
    byMeter = exchanges.stream().collect(Collectors.groupingBy(ExchangeRecord::meter));
    windows =
        mishaps.of(Group.LINE).all().stream()
            .filter(mishap -> mishap.kind().opportunity() == Opportunity.WINDOW)
            .toList();
  }

  /** Whether the meter's exchanges were noted at all. */
  boolean knows(String meter) {
    return byMeter.containsKey(meter);
  }

  /** Whether a sound answer just before {@code received} showed {@code volume}. */
  boolean showed(String meter, Instant received, BigDecimal volume) {
    long millilitres = volume.movePointRight(6).longValue();
    return between(meter, received.minus(BEFORE_STORED), received.plusSeconds(1))
        .filter(exchange -> exchange.expected() != Expected.NOT_READ)
        .anyMatch(
            exchange ->
                near(millilitres, exchange.baseMillilitres())
                    || near(millilitres, exchange.lineMillilitres()));
  }

  /** Whether any answer to {@code slot} was sound and in time. */
  boolean hadSoundAnswer(Slot slot, Instant nextDue) {
    return between(slot.meter(), slot.due(), nextDue)
        .anyMatch(exchange -> exchange.expected() == Expected.READ);
  }

  /** Whether the meter was asked for {@code slot} at all. */
  boolean wasAsked(Slot slot, Instant nextDue) {
    return between(slot.meter(), slot.due(), nextDue).findAny().isPresent();
  }

  /** Whether the line was away or not to be used, or just back. */
  boolean wasAway(Slot slot) {
    Duration due = Duration.between(begins, slot.due());
    return windows.stream()
        .filter(mishap -> mishap.concerns(slot.line(), slot.meter()))
        .anyMatch(each -> each.covers(due) || each.covers(due.minus(FINDING_AGAIN)));
  }

  private Stream<ExchangeRecord> between(String meter, Instant from, Instant to) {
    return byMeter.getOrDefault(meter, List.of()).stream()
        .filter(exchange -> !exchange.at().isBefore(from) && exchange.at().isBefore(to));
  }

  private static boolean near(long one, long other) {
    return Math.abs(one - other) <= UNSHOWN_MILLILITRES;
  }
}
