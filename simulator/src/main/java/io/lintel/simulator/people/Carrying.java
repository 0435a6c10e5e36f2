package io.lintel.simulator.people;

import io.lintel.simulator.chance.Dice;
import io.lintel.simulator.mishap.MishapList;
import io.lintel.simulator.mishap.RecorderMishaps;
import io.lintel.simulator.people.RecorderHandling.PowerLoss;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Who really carries which recorder: their own, or from some moment on their partner's. The custody
 * book does not learn of it.
 */
public final class Carrying {
  private static final Duration APART = Duration.ofSeconds(45);

  private final Map<String, Swap> swaps = new HashMap<>();

  /** From {@code at} on each of the two has the other's. */
  private record Swap(String partner, Instant at) {}

  /** One technician and what they do with whatever recorder they have. */
  public record Bearer(Round round, RecorderHandling handling) {}

  /**
   * @param bearers partners one after the other
   * @param begin of the day
   */
  public static Carrying of(List<Bearer> bearers, MishapList mishaps, Dice dice, Instant begin) {
    Carrying carrying = new Carrying();
    for (int i = 0; i + 1 < bearers.size(); i += 2) {
      Bearer one = bearers.get(i);
      Bearer other = bearers.get(i + 1);
      Instant at = swapped(one, other, mishaps, dice, begin);
      if (at != null) {
        carrying.swaps.put(one.round.technician(), new Swap(other.round.technician(), at));
        carrying.swaps.put(other.round.technician(), new Swap(one.round.technician(), at));
      }
    }
    return carrying;
  }

  private static @Nullable Instant swapped(
      Bearer one, Bearer other, MishapList mishaps, Dice dice, Instant begin) {
    String a = one.round.technician();
    String b = other.round.technician();
    return mishaps.of(RecorderMishaps.SWAPPED_RECORDERS).stream()
        .filter(it -> it.concerns(a, b, Luck.recorderOf(a), Luck.recorderOf(b)))
        .filter(it -> it.strikes(dice, a + " " + b).isPresent())
        .map(it -> it.from() == null ? begin : begin.plus(it.from()))
        .flatMap(from -> moment(one, other, from, begin).stream())
        .findFirst()
        .orElse(null);
  }

  /** The first moment from {@code from} on at which neither is at a door nor without power. */
  private static Optional<Instant> moment(Bearer one, Bearer other, Instant from, Instant begin) {
    if (!from.isAfter(begin)) {
      return Optional.of(begin);
    }
    return Stream.concat(Stream.of(from), Stream.concat(breaks(one), breaks(other)))
        .filter(at -> !at.isBefore(from))
        .filter(at -> isFree(one, at) && isFree(other, at))
        .min(Instant::compareTo);
  }

  private static Stream<Instant> breaks(Bearer bearer) {
    return bearer.round.calls().stream()
        .map(stop -> stop.get(stop.size() - 1).lastAct().plus(APART).plusSeconds(1));
  }

  private static boolean isFree(Bearer bearer, Instant at) {
    boolean atDoors =
        bearer.round.calls().stream()
            .anyMatch(
                stop ->
                    !at.isBefore(stop.get(0).arrived().minus(APART))
                        && !at.isAfter(stop.get(stop.size() - 1).lastAct().plus(APART)));
    boolean atTheDepot = at.isBefore(bearer.round.handedOut().plusSeconds(200));
    return !atDoors
        && !atTheDepot
        && bearer.handling.losses().stream().noneMatch(loss -> covers(loss, at));
  }

  private static boolean covers(PowerLoss loss, Instant at) {
    return !at.isBefore(loss.at().minus(APART)) && !at.isAfter(loss.back().plus(APART));
  }

  /** The recorder that {@code technician} has in hand at {@code at}. */
  public String recorder(String technician, Instant at) {
    return Luck.recorderOf(other(technician, at));
  }

  /** Who has the recorder in hand that is {@code owner}'s by the book. */
  public String bearer(String owner, Instant at) {
    return other(owner, at);
  }

  public boolean swapped(String technician, Instant at) {
    return !other(technician, at).equals(technician);
  }

  /** The partner once the two have swapped: then each has what is the other's. */
  private String other(String technician, Instant at) {
    Swap swap = swaps.get(technician);
    return swap == null || at.isBefore(swap.at) ? technician : swap.partner;
  }
}
