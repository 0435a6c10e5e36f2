package io.lintel.simulator.fault;

import io.lintel.simulator.chance.Dice;
import io.lintel.simulator.mishap.Group;
import io.lintel.simulator.mishap.Mishap;
import io.lintel.simulator.mishap.MishapBoard;
import io.lintel.simulator.mishap.MishapKind;
import io.lintel.simulator.mishap.MishapList;
import io.lintel.simulator.mishap.Opportunity;
import io.lintel.simulator.mishap.Strike;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What goes wrong on lines, live: the board may change at any moment. Luck hangs on the seed, the
 * mishap, the meter, the simulated second and the number of the request in it, and on nothing else.
 *
 * @param dice the day's; only its origin counts
 * @param begins of the day, from which the windows of mishaps are counted
 */
public record Troubles(MishapBoard board, Dice dice, Instant begins, InstantSource time) {
  /** For lines on which all is well. */
  public static Troubles none() {
    return new Troubles(
        new MishapBoard(MishapList.NONE), Dice.ofSeed(0), Instant.EPOCH, () -> Instant.EPOCH);
  }

  List<Strike> befalling(Wire wire, String line, String meter, Instant at, int number) {
    Duration since = Duration.between(begins, at);
    String occasion = meter + "@" + since.toSeconds() + "#" + number;
    return standing(since).stream()
        .filter(mishap -> mishap.kind().opportunity() == Opportunity.EXCHANGE)
        .filter(mishap -> mishap.concerns(meter, line) && possible(mishap.kind(), wire))
        .flatMap(mishap -> mishap.strikes(dice, occasion).stream())
        .sorted(Comparator.comparing(Strike::kind, LineFaults.order()))
        .toList();
  }

  /** The one of {@code kind} that lies on the whole of {@code line} now. */
  public Optional<Mishap> lyingOn(String line, MishapKind kind, Wire wire) {
    Duration since = Duration.between(begins, time.instant());
    return standing(since).stream()
        .filter(mishap -> mishap.kind().equals(kind) && mishap.concerns(line))
        .filter(mishap -> possible(kind, wire))
        .findFirst();
  }

  private List<Mishap> standing(Duration since) {
    return board.standing().of(Group.LINE).all().stream()
        .filter(mishap -> mishap.covers(since))
        .toList();
  }

  private static boolean possible(MishapKind kind, Wire wire) {
    return LineFaults.of(kind).filter(known -> known.wires().contains(wire)).isPresent();
  }
}
