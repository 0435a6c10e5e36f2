package io.lintel.simulator.people;

import io.lintel.simulator.mishap.Group;
import io.lintel.simulator.mishap.Mishap;
import io.lintel.simulator.mishap.MishapList;
import java.util.Set;

/** What somebody is like all day long: how much more often than others things go wrong for them. */
public enum Temper {
  CAREFUL(0.2),
  ORDINARY(1),
  HASTY(4);

  private static final Set<Group> THEIR_DOING = Set.of(Group.HANDLING, Group.PHONE, Group.METERING);

  private final double factor;

  Temper(double factor) {
    this.factor = factor;
  }

  /** What was meant for nobody in particular happens more to some than to others. */
  MishapList applied(MishapList mishaps) {
    return new MishapList(mishaps.all().stream().map(this::applied).toList());
  }

  private Mishap applied(Mishap mishap) {
    boolean general = mishap.on() == null && mishap.share() < 1;
    if (!general || !THEIR_DOING.contains(mishap.kind().group())) {
      return mishap;
    }
    return new Mishap(
        mishap.kind(),
        mishap.id(),
        mishap.on(),
        Math.min(1, mishap.share() * factor),
        mishap.from(),
        mishap.until(),
        mishap.settings());
  }
}
