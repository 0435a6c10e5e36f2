package io.lintel.simulator.people;

import io.lintel.simulator.chance.Dice;
import io.lintel.simulator.mishap.CustodyMishaps;
import io.lintel.simulator.mishap.MishapKind;
import io.lintel.simulator.mishap.MishapList;
import io.lintel.simulator.mishap.RecorderMishaps;
import io.lintel.simulator.people.RecorderHandling.PowerLoss;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Who really carries which recorder: their own, or from some moment on another's, a spare one or
 * none. The custody book does not learn of it.
 */
public final class Carrying {
  private static final Duration APART = Duration.ofSeconds(45);
  private static final String NONE = "";

  private final Map<String, Bearer> bearers = new LinkedHashMap<>();
  private final Map<String, Exchange> exchanges = new HashMap<>();
  private final Map<String, TreeMap<Instant, String>> holders = new HashMap<>();
  private final List<Spare> spares = new ArrayList<>();
  private final Instant begin;

  /** From {@code at} on somebody has {@code recorder}, which may be none, because of a mishap. */
  private record Exchange(String recorder, Instant at, String mishap) {}

  /** One technician and what they do with whatever recorder they have. */
  public record Bearer(Round round, RecorderHandling handling) {}

  /** A recorder that stands in nobody's book, in use from {@code at} on. */
  public record Spare(String recorder, Instant at) {}

  private Carrying(Instant begin) {
    this.begin = begin;
  }

  /**
   * @param bearers partners one after the other
   * @param begin of the day
   */
  public static Carrying of(List<Bearer> bearers, MishapList mishaps, Dice dice, Instant begin) {
    Carrying carrying = new Carrying(begin);
    bearers.forEach(
        bearer -> {
          String technician = bearer.round.technician();
          carrying.bearers.put(technician, bearer);
          carrying.holds(Luck.recorderOf(technician), technician, begin);
        });
    Draw draw = new Draw(carrying, mishaps, dice);
    for (int i = 0; i + 1 < bearers.size(); i += 2) {
      draw.swap(bearers.get(i), bearers.get(i + 1));
    }
    for (int i = 0; i + 1 < bearers.size(); i += 2) {
      draw.taken(bearers.get(i), bearers.get(i + 1));
      if (i + 2 < bearers.size()) {
        draw.ring(List.of(bearers.get(i), bearers.get(i + 1), bearers.get(i + 2)));
      }
    }
    bearers.forEach(draw::spare);
    return carrying;
  }

  /** Nobody takes part in two exchanges: the first that is drawn is the one. */
  private record Draw(Carrying carrying, MishapList mishaps, Dice dice) {
    void swap(Bearer one, Bearer other) {
      List<Bearer> both = List.of(one, other);
      drawn(RecorderMishaps.SWAPPED_RECORDERS, both)
          .ifPresent(
              at -> {
                exchange(one, ownOf(other), at, RecorderMishaps.SWAPPED_RECORDERS);
                exchange(other, ownOf(one), at, RecorderMishaps.SWAPPED_RECORDERS);
              });
    }

    void taken(Bearer one, Bearer other) {
      drawn(CustodyMishaps.RECORDER_TAKEN, List.of(one, other))
          .ifPresent(
              at -> {
                carrying.holds(ownOf(one), NONE, at);
                exchange(one, ownOf(other), at, CustodyMishaps.RECORDER_TAKEN);
                exchange(other, NONE, at, CustodyMishaps.RECORDER_TAKEN);
              });
    }

    void ring(List<Bearer> ring) {
      drawn(CustodyMishaps.RECORDERS_IN_A_RING, ring)
          .ifPresent(
              at -> {
                for (int i = 0; i < ring.size(); i++) {
                  Bearer next = ring.get((i + 1) % ring.size());
                  exchange(ring.get(i), ownOf(next), at, CustodyMishaps.RECORDERS_IN_A_RING);
                }
              });
    }

    void spare(Bearer one) {
      drawn(CustodyMishaps.SPARE_RECORDER, List.of(one))
          .ifPresent(
              at -> {
                String spare = one.round.technician().replace('T', 'S');
                carrying.holds(ownOf(one), NONE, at);
                carrying.spares.add(new Spare(spare, at));
                exchange(one, spare, at, CustodyMishaps.SPARE_RECORDER);
              });
    }

    private void exchange(Bearer who, String recorder, Instant at, MishapKind kind) {
      String technician = who.round.technician();
      carrying.exchanges.put(technician, new Exchange(recorder, at, kind.name()));
      if (!recorder.equals(NONE)) {
        carrying.holds(recorder, technician, at);
      }
    }

    private Optional<Instant> drawn(MishapKind kind, List<Bearer> among) {
      if (among.stream().anyMatch(it -> carrying.exchanges.containsKey(it.round.technician()))) {
        return Optional.empty();
      }
      List<String> technicians = among.stream().map(it -> it.round.technician()).toList();
      String[] names =
          technicians.stream()
              .flatMap(it -> Stream.of(it, Luck.recorderOf(it)))
              .toArray(String[]::new);
      return mishaps.of(kind).stream()
          .filter(it -> it.concerns(names))
          .filter(it -> it.strikes(dice, String.join(" ", technicians)).isPresent())
          .map(it -> it.from() == null ? carrying.begin : carrying.begin.plus(it.from()))
          .flatMap(from -> moment(among, from, carrying.begin).stream())
          .findFirst();
    }
  }

  private void holds(String recorder, String technician, Instant at) {
    holders.computeIfAbsent(recorder, none -> new TreeMap<>()).put(at, technician);
  }

  private static String ownOf(Bearer bearer) {
    return Luck.recorderOf(bearer.round.technician());
  }

  /** The first moment from {@code from} on at which none is at a door nor without power. */
  private static Optional<Instant> moment(List<Bearer> among, Instant from, Instant begin) {
    if (!from.isAfter(begin)) {
      return Optional.of(begin);
    }
    return Stream.concat(Stream.of(from), among.stream().flatMap(Carrying::breaks))
        .filter(at -> !at.isBefore(from))
        .filter(at -> among.stream().allMatch(bearer -> isFree(bearer, at)))
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

  /** The recorder that {@code technician} has in hand at {@code at}; empty if there is none. */
  public Optional<String> recorder(String technician, Instant at) {
    Exchange exchange = standing(technician, at);
    String recorder = exchange == null ? Luck.recorderOf(technician) : exchange.recorder;
    return recorder.equals(NONE) ? Optional.empty() : Optional.of(recorder);
  }

  /** Whether it is {@code recorder} that {@code technician} has in hand at {@code at}. */
  public boolean has(String technician, String recorder, Instant at) {
    return recorder(technician, at).filter(recorder::equals).isPresent();
  }

  /** Who has {@code recorder} in hand at {@code at}; empty while it lies somewhere. */
  public Optional<String> bearer(String recorder, Instant at) {
    TreeMap<Instant, String> all = Objects.requireNonNull(holders.get(recorder), recorder);
    Map.Entry<Instant, String> held = all.floorEntry(at);
    String technician = held == null ? all.firstEntry().getValue() : held.getValue();
    return technician.equals(NONE) ? Optional.empty() : Optional.of(technician);
  }

  /** Where {@code recorder} is: with its bearer, or where it was put down. */
  public Whereabouts whereabouts(String recorder, Instant at) {
    TreeMap<Instant, String> all = Objects.requireNonNull(holders.get(recorder), recorder);
    Map.Entry<Instant, String> held = all.floorEntry(at);
    if (held == null) {
      return ofRound(all.firstEntry().getValue());
    }
    if (!held.getValue().equals(NONE)) {
      return ofRound(held.getValue());
    }
    Map.Entry<Instant, String> before = all.lowerEntry(held.getKey());
    String last = before == null ? ownerOf(recorder) : before.getValue();
    return new Whereabouts(held.getKey(), ofRound(last).at(held.getKey()));
  }

  private static String ownerOf(String recorder) {
    return recorder.replace('R', 'T');
  }

  private Whereabouts ofRound(String technician) {
    return Objects.requireNonNull(bearers.get(technician), technician).round.whereabouts();
  }

  /** Whether what {@code technician} has in hand, if anything, is not their own by the book. */
  public boolean swapped(String technician, Instant at) {
    return standing(technician, at) != null;
  }

  /** The mishap because of which it is not. */
  public Optional<String> mishap(String technician, Instant at) {
    return Optional.ofNullable(standing(technician, at)).map(Exchange::mishap);
  }

  private @Nullable Exchange standing(String technician, Instant at) {
    Exchange exchange = exchanges.get(technician);
    return exchange == null || at.isBefore(exchange.at) ? null : exchange;
  }

  /** Recorders in use that stand in nobody's book. */
  public List<Spare> spares() {
    return List.copyOf(spares);
  }
}
