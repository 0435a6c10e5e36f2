package io.lintel.gateway.source.jt808;

import io.lintel.gateway.jt808.Numbers.Owner;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Whose number it is, connected or not: the terminal's that authenticated for it first, until
 * nothing was heard of it for long. So neither a night, nor a lost connection, nor the gateway's
 * restart gives a number away. Confined to one event loop; what changes is handed out to be kept.
 */
final class Owners {
  /**
   * Numbers that are remembered; beyond it the one that was heard longest ago is forgotten, and is
   * anybody's again.
   */
  static final int MOST_NUMBERS = 100_000;

  /** So old may be what is kept of when a terminal was heard. */
  private static final Duration KEPT_EVERY = Duration.ofHours(1);

  private final Map<String, Owner> owners = new LinkedHashMap<>(16, 0.75f, true);
  private final Set<String> changed = new LinkedHashSet<>();
  private final Set<String> forgotten = new LinkedHashSet<>();
  private final Duration hold;
  private final InstantSource time;

  /**
   * What has to be kept.
   *
   * @param forgotten numbers that are nobody's any more
   */
  record Changes(List<Owner> owners, List<String> forgotten) {
    boolean none() {
      return owners.isEmpty() && forgotten.isEmpty();
    }
  }

  /**
   * @param known whoever was heard longest ago first
   * @param hold how long a number stays a silent terminal's
   */
  Owners(Collection<Owner> known, Duration hold, InstantSource time) {
    known.forEach(owner -> owners.put(owner.number(), owner));
    this.hold = hold;
    this.time = time;
  }

  /** Its owner, if that is another than {@code terminal}; empty if it is, or nobody's. */
  Optional<Owner> otherThan(String terminal, String number) {
    Owner owner = owners.get(number);
    if (owner == null || owner.terminal().equals(terminal)) {
      return Optional.empty();
    }
    // A clock that was set back makes nobody lose a number.
    return time.instant().isBefore(owner.heardAt().plus(hold))
        ? Optional.of(owner)
        : Optional.empty();
  }

  /** {@code terminal} has authenticated for {@code number}. */
  void owns(String number, String terminal) {
    Owner before = owners.get(number);
    if (before == null || !before.terminal().equals(terminal)) {
      put(new Owner(number, terminal, time.instant()));
    } else {
      heard(number);
    }
  }

  /** Something whole has come from the owner of {@code number}. */
  void heard(String number) {
    Owner owner = owners.get(number);
    if (owner != null) {
      Instant now = time.instant();
      if (Duration.between(owner.heardAt(), now).compareTo(KEPT_EVERY) >= 0) {
        put(new Owner(number, owner.terminal(), now));
      }
    }
  }

  private void put(Owner owner) {
    owners.put(owner.number(), owner);
    changed.add(owner.number());
    forgotten.remove(owner.number());
    if (owners.size() > MOST_NUMBERS) {
      Iterator<String> eldest = owners.keySet().iterator();
      String number = eldest.next();
      eldest.remove();
      changed.remove(number);
      forgotten.add(number);
    }
  }

  /** What has changed since it was asked last. */
  Changes changes() {
    List<Owner> fresh = new ArrayList<>(changed.size());
    changed.forEach(number -> fresh.add(Objects.requireNonNull(owners.get(number))));
    Changes changes = new Changes(fresh, List.copyOf(forgotten));
    changed.clear();
    forgotten.clear();
    return changes;
  }

  /** They could not be kept; they are changes again, unless something newer is. */
  void notKept(Changes changes) {
    changes.owners().stream().map(Owner::number).filter(owners::containsKey).forEach(changed::add);
    changes.forgotten().stream()
        .filter(number -> !owners.containsKey(number))
        .forEach(forgotten::add);
  }
}
