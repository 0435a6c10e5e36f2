package io.lintel.simulator.score;

import io.lintel.simulator.fault.ExchangeRecord;
import io.lintel.simulator.fault.Expected;
import io.lintel.simulator.fault.LineTruth;
import io.lintel.simulator.score.Observed.Slot;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What was asked on the lines, meter by meter, and what each answer was worth. */
final class LineAnswers {
  /** From the request to the journal, repeated attempts and waiting neighbours included. */
  private static final Duration BEFORE_STORED = Duration.ofSeconds(60);

  /** A reader may need so long to find a line again that is back. */
  private static final Duration FINDING_AGAIN = Duration.ofMinutes(2);

  /** Digits that registers do not hold. */
  private static final long UNSHOWN_MILLILITRES = 1_000;

  private final Map<String, List<ExchangeRecord>> byMeter;
  private final LineTruth lines;

  LineAnswers(LineTruth lines) {
    this.lines = lines;
    byMeter = lines.exchanges().stream().collect(Collectors.groupingBy(ExchangeRecord::meter));
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

  /** Whether the line was away when the slot fell due, or just back. */
  boolean wasAway(Slot slot) {
    Instant due = slot.due();
    return lines.unplugged().stream()
        .filter(away -> away.line().equals(slot.line()))
        .anyMatch(away -> away.touches(due.minus(FINDING_AGAIN), due.plusSeconds(1)));
  }

  private Stream<ExchangeRecord> between(String meter, Instant from, Instant to) {
    return byMeter.getOrDefault(meter, List.of()).stream()
        .filter(exchange -> !exchange.at().isBefore(from) && exchange.at().isBefore(to));
  }

  private static boolean near(long one, long other) {
    return Math.abs(one - other) <= UNSHOWN_MILLILITRES;
  }
}
