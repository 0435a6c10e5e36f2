package io.lintel.simulator.mishap;

import io.lintel.simulator.chance.Dice;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The mishaps of one day. */
public record MishapList(List<Mishap> all) {
  public static final MishapList NONE = new MishapList(List.of());

  public MishapList {
    all = List.copyOf(all);
  }

  /**
   * The first of a kind that strikes.
   *
   * @param sinceBegin when the opportunity is, since the day's beginning
   * @param occasion names the opportunity
   * @param names all that the thing befallen goes by
   */
  public Optional<Strike> striking(
      MishapKind kind, Dice dice, Duration sinceBegin, String occasion, String... names) {
    for (Mishap mishap : all) {
      if (mishap.kind().equals(kind) && mishap.covers(sinceBegin) && mishap.concerns(names)) {
        Optional<Strike> strike = mishap.strikes(dice, occasion);
        if (strike.isPresent()) {
          return strike;
        }
      }
    }
    return Optional.empty();
  }

  /** Those of {@code kind}, in the order given. */
  public List<Mishap> of(MishapKind kind) {
    return all.stream().filter(mishap -> mishap.kind().equals(kind)).toList();
  }

  public MishapList of(Group group) {
    return new MishapList(all.stream().filter(mishap -> mishap.kind().group() == group).toList());
  }

  public MishapList and(List<Mishap> more) {
    List<Mishap> both = new ArrayList<>(all);
    both.addAll(more);
    return new MishapList(both);
  }
}
