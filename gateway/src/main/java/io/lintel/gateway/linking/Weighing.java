package io.lintel.gateway.linking;

import io.lintel.gateway.clock.Micros;
import io.lintel.gateway.linking.Borne.Piece;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Position by position, whether a recorder was with its holder or with somebody else. */
final class Weighing {
  /** However long a stay, it is one coincidence: no more of its positions count. */
  private static final int COUNTED_OF_STAY = 2;

  /** A recorder that was not seen for longer may have left and come back. */
  private static final long UNSEEN = Micros.of(Duration.ofMinutes(10));

  /** An address says so much less if nobody knows when somebody was there. */
  private static final double SOMETIME = 0.5;

  private final Astray astray;
  private final Stays holder;
  private final Stays bearer;
  private final OwnRecorders.Words own;
  private final PlaceEvidence places;

  private final List<Piece> pieces = new ArrayList<>();
  private final Set<Stay> together = new LinkedHashSet<>();
  private final List<Long> away = new ArrayList<>();
  private final Map<Stay, Integer> counted = new HashMap<>();

  /** The holder's stays at a door at which the bearer was too. */
  private final Set<Stay> inCommon = new HashSet<>();

  private Weighing(
      Astray astray, Stays holder, Stays bearer, OwnRecorders.Words own, PlaceEvidence places) {
    this.astray = astray;
    this.holder = holder;
    this.bearer = bearer;
    this.own = own;
    this.places = places;
  }

  /**
   * What {@code astray}'s places say for {@code bearer} against {@code holder}.
   *
   * @param own where the bearer's own recorders were. At a stay of the holder's either of the two,
   *     or both, may have been with it, unless one was clearly nearer
   */
  static Borne of(
      Astray astray, Stays holder, Stays bearer, OwnRecorders.Words own, PlaceEvidence places) {
    return new Weighing(astray, holder, bearer, own, places).all();
  }

  private Borne all() {
    List<Meanwhile> meanwhiles = Meanwhile.all(astray, holder, bearer, places);
    for (Meanwhile meanwhile : meanwhiles) {
      Stay held = meanwhile.held();
      if (held != null && meanwhile.isOneDoor()) {
        inCommon.add(held);
        if (meanwhile.isOneVisit()) {
          together.add(meanwhile.spanning());
        }
      }
    }
    for (int i = 0; i < meanwhiles.size(); i++) {
      Sighting seen = astray.seen().get(i);
      Meanwhile meanwhile = meanwhiles.get(i);
      Stay held = meanwhile.held();
      if (held != null && meanwhile.there() == null && meanwhile.byHolder() > 0) {
        atHolders(seen, held, meanwhile);
      } else if (!meanwhile.isOneDoor()) {
        weigh(seen, meanwhile);
      }
    }
    return new Borne(pieces, List.copyOf(together), away);
  }

  /** It was where its holder was, and nobody knows where the bearer was. */
  private void atHolders(Sighting seen, Stay held, Meanwhile meanwhile) {
    // The bearer may be only just out of the door next to it, ...
    boolean justOut = inCommon.contains(held);
    double ownThere = justOut ? 0 : own.there().applyAsDouble(held);
    double nearer = ownThere - meanwhile.middleByHolder();
    if (own.exchanged() && nearer > PlaceEvidence.DECISIVE) {
      count(seen, nearer, held, false);
      return;
    }
    // ... or may be there too.
    boolean eithersOwn = ownThere > 0;
    if (bearer.perhaps(seen, places) != null
        || (eithersOwn && meanwhile.byHolder() > PlaceEvidence.DECISIVE)) {
      together.add(held);
    } else if (!justOut && !eithersOwn) {
      count(seen, -meanwhile.byHolder(), held, true);
    }
  }

  private void weigh(Sighting seen, Meanwhile meanwhile) {
    Stay held = meanwhile.held();
    Stay there = meanwhile.there();
    double byHolder = meanwhile.byHolder();
    double byBearer = meanwhile.byBearer();
    if (there == null) {
      boolean gone = held != null && byHolder < -PlaceEvidence.DECISIVE;
      if (gone) {
        away.add(seen.at());
      }
      if (gone || held == null) {
        there = bearer.perhaps(seen, places);
        byBearer = there == null ? 0 : SOMETIME * places.of(seen.fix(), there);
      }
    }
    Stay says = byHolder > 0 || there == null ? held : there;
    if (says == null || (held == null && byBearer > 0 && maybeBoth(seen, there))) {
      return;
    }
    count(seen, byBearer - Math.max(0, byHolder), says, byHolder > 0);
  }

  /**
   * @param says the stay that says so
   * @param stayed whether it is the holder's, who had it as long as it did not leave
   */
  private void count(Sighting seen, double logOdds, Stay says, boolean stayed) {
    double weight = places.limited(logOdds);
    if (weight != 0 && counted.merge(says, 1, Integer::sum) <= COUNTED_OF_STAY) {
      Stay lasted = stayed ? lasting(says) : says;
      pieces.add(new Piece(seen, weight, lasted.from(), lasted.to()));
    }
  }

  /**
   * Where nobody knows where the holder was, both may have been there together: but not somebody
   * whose own recorder was somewhere else meanwhile, for why would they have gone without.
   */
  private boolean maybeBoth(Sighting seen, @Nullable Stay there) {
    return there == null || !own.without().test(there) || holder.perhaps(seen, places) != null;
  }

  /**
   * As long before and after {@code stay} as the recorder is seen not to leave its place, and the
   * bearer does not come.
   */
  private Stay lasting(Stay stay) {
    long from = stay.from();
    long to = stay.to();
    boolean since = false;
    for (Sighting seen : astray.seen()) {
      boolean there =
          places.of(seen.fix(), stay) > 0 && bearer.holding(seen.lo(), seen.hi()) == null;
      if (seen.hi() < stay.from()) {
        since = there && (since || seen.lo() >= stay.from() - UNSEEN);
        from = since ? Math.min(from, seen.lo()) : stay.from();
      } else if (seen.lo() > stay.to()) {
        if (!there || seen.lo() > to + UNSEEN) {
          break;
        }
        to = seen.hi();
      }
    }
    return stay.during(from, to);
  }
}
