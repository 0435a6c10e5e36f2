package io.lintel.gateway.recorder;

import io.lintel.gateway.clock.AscendingMoments;
import io.lintel.gateway.clock.ClockBasis;
import io.lintel.gateway.clock.ClockLimits;
import io.lintel.gateway.clock.Measurement;
import io.lintel.gateway.clock.Micros;
import io.lintel.gateway.recorder.ClockStretch.Jump;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Gives what docking stations saw of a recorder's clock, and did to it, to the stretches: the
 * reading to the stretch that ends at the dock, the setting to the one that begins there. Time of
 * which no event tells gets stretches of its own.
 */
final class DockLooks {
  private static final Comparator<DockSession> BY_TIME =
      Comparator.comparing(DockSession::at).thenComparingLong(DockSession::seq);

  /** For how long after a docking its files come, where its index does not tell. */
  private static final long COPYING = Micros.of(Duration.ofHours(1));

  /**
   * So many settings of one recorder's clock are looked for in the middle of what it said, each of
   * which goes through all of that; no recorder comes to its docks as often within days.
   */
  private static final int MOST_SETTINGS = 100;

  /** So many dockings before the one that took it a file is looked for: weeks of them. */
  private static final int EARLIER = 50;

  private static final long FAR = Long.MAX_VALUE / 4;

  private final List<ClockStretch> heard;
  private final List<DockSession> sessions = new ArrayList<>();
  private final List<ClockStretch> unheard = new ArrayList<>();
  private final List<Differing> differing = new ArrayList<>();

  private final AscendingMoments moments;

  /** The first docking that found it, by the hash of a file's content. */
  private final Map<String, Integer> listed = new HashMap<>();

  /** The last docking that set the clock, before each; −1 where none did. */
  private final int[] lastSet;

  private final List<Reading> readings = new ArrayList<>(0);

  private final StretchClocks clocks;

  private DockLooks(List<ClockStretch> heard, List<DockSession> all, StretchClocks clocks) {
    this.heard = heard;
    this.clocks = clocks;
    sessions.addAll(heeded(all, clocks.limits()));
    sessions.sort(BY_TIME);
    moments =
        new AscendingMoments(
            sessions.stream().mapToLong(session -> Micros.of(session.at())).toArray());
    lastSet = new int[sessions.size() + 1];
    lastSet[0] = -1;
    for (int i = 0; i < sessions.size(); i++) {
      lastSet[i + 1] = sessions.get(i).set() ? i : lastSet[i];
      for (DockSession.Indexed indexed : sessions.get(i).index()) {
        if (indexed.sha256() != null) {
          listed.putIfAbsent(indexed.sha256(), i);
        }
      }
    }
  }

  /** Without those of stations that are ahead of the gateway: they do not know what time it is. */
  static List<DockSession> heeded(List<DockSession> sessions, ClockLimits limits) {
    long glance = limits.glance();
    return sessions.stream()
        .filter(session -> Micros.of(session.at()) <= Micros.of(session.received()) + glance)
        .toList();
  }

  private record Reading(DockSession session, Measurement look) {
    boolean mayEnd(ClockStretch stretch) {
      String name = session.epoch();
      Jump jump = stretch.jump();
      boolean setThere = jump != null && jump.set();
      return (name == null || name.equals(stretch.epoch().name()))
          && !setThere
          && stretch.extreme(false) <= look.at() + look.hi()
          && stretch.clock().agrees(look);
    }
  }

  /**
   * A time of which no event tells.
   *
   * @param since the docking before it, in microseconds; far back if there is none
   * @param until the docking that ended it; far ahead if none did
   */
  record Unheard(ClockStretch stretch, long since, long until) {}

  /** A look at the dock that does not fit what was known of the clock before. */
  record Differing(ClockStretch before, Measurement look) {}

  /**
   * @param heard the stretches of which events tell, in order of time
   */
  static DockLooks of(List<ClockStretch> heard, List<DockSession> sessions, StretchClocks clocks) {
    DockLooks looks = new DockLooks(new ArrayList<>(heard), sessions, clocks);
    looks.splitWhereSet();
    looks.read();
    looks.set();
    looks.doubt();
    return looks;
  }

  /** In order of time; a stretch in whose middle a station set the clock is two of them now. */
  List<ClockStretch> heard() {
    return heard;
  }

  /**
   * Where {@code file} may have been made if no event tells of it: first the time that ended with
   * the docking at which it was taken, or that lasts if there was none, then others.
   */
  List<Unheard> unheard(DockedFile file) {
    long docked = PlacedFile.docked(file);
    int next = moments.firstAfter(docked - 1);
    List<Unheard> places = new ArrayList<>();
    int taken = listed(file);
    if (taken < 0) {
      // Stations say when a recorder came; its files are copied after that.
      boolean copied = next > 0 && docked - Micros.of(sessions.get(next - 1).at()) <= COPYING;
      taken = copied ? next - 1 : next;
      if (copied) {
        places.add(unheard(next));
      }
    }
    places.add(0, unheard(taken));
    for (int i = taken - 1; i >= Math.max(0, taken - EARLIER); i--) {
      places.add(unheard(i));
    }
    return places;
  }

  /** The first docking that found the file's content on the recorder, or −1. */
  private int listed(DockedFile file) {
    String hash = file.sha256();
    return hash == null ? -1 : listed.getOrDefault(hash, -1);
  }

  private Unheard unheard(int i) {
    return new Unheard(
        unheard.get(i),
        i == 0 ? -FAR : Micros.of(sessions.get(i - 1).at()),
        i == sessions.size() ? FAR : Micros.of(sessions.get(i).at()));
  }

  List<Differing> differing() {
    return differing;
  }

  /** Whatever was before a setting ended with it. */
  private long lastSetBefore(long moment) {
    int last = lastSet[moments.firstAfter(moment - 1)];
    return last < 0 ? Long.MIN_VALUE : moments.at(last) - clocks.limits().glance();
  }

  private void splitWhereSet() {
    int settings = 0;
    for (DockSession session : sessions) {
      if (session.set() && settings++ < MOST_SETTINGS) {
        for (int i = 0; i < heard.size(); i++) {
          int at = setIn(heard.get(i), session);
          if (at > 0) {
            split(i, at);
            break;
          }
        }
      }
    }
  }

  private void split(int i, int at) {
    ClockStretch whole = heard.get(i);
    List<RecorderEvent> made = ClockCuts.asMade(whole.events());
    Jump jump = new Jump(made.get(at - 1), made.get(at));
    heard.set(i, ClockStretch.of(whole.epoch(), made.subList(0, at), clocks, whole.jump()));
    heard.add(
        i + 1,
        ClockStretch.of(whole.epoch(), made.subList(at, made.size()), clocks, jump.atDock()));
  }

  /** The first event after the setting if there are some before it too, else 0. */
  private int setIn(ClockStretch stretch, DockSession session) {
    long at = Micros.of(session.at());
    long glance = clocks.limits().glance();
    if (stretch.first() >= at || stretch.last() <= at + glance) {
      return 0;
    }
    Instant read = session.deviceTime();
    List<RecorderEvent> made = ClockCuts.asMade(stretch.events());
    for (int i = 1; i < made.size(); i++) {
      RecorderEvent event = made.get(i);
      boolean fell = event.stated().isBefore(made.get(i - 1).stated());
      boolean after =
          read == null ? Micros.of(event.stated()) >= at - glance : event.stated().isAfter(read);
      if (!event.received().isBefore(session.at()) && (fell || after)) {
        return i;
      }
    }
    return 0;
  }

  private void read() {
    for (DockSession session : sessions) {
      ClockStretch without = silence(session.epoch());
      unheard.add(without);
      Instant shown = session.deviceTime();
      if (shown != null) {
        Measurement look =
            Measurement.of(
                session.seq(),
                ClockBasis.DOCK,
                Micros.of(shown),
                Micros.of(session.at()),
                clocks.limits().glance());
        readings.add(new Reading(session, look));
        ended(session, look);
        // Whatever ran unheard until then was looked at too.
        without.measured(look);
      }
    }
    unheard.add(silence(null));
  }

  private ClockStretch silence(@Nullable String name) {
    return ClockStretch.unheard(new PowerEpoch(-1 - unheard.size(), name), clocks);
  }

  /** The reading dates the last stretch whose clock had not come so far yet. */
  private void ended(DockSession session, Measurement look) {
    ClockStretch last = null;
    ClockStretch other = null;
    long lastSet = lastSetBefore(look.at());
    for (ClockStretch stretch : heard) {
      boolean named = session.epoch() == null || session.epoch().equals(stretch.epoch().name());
      if (named && stretch.first() <= look.at() && stretch.first() >= lastSet) {
        if (stretch.extreme(true) > look.at() + look.hi()) {
          other = stretch;
        } else {
          last = stretch;
        }
      }
    }
    if (last != null && last.clock().agrees(look)) {
      last.measured(look);
    } else if (last != null) {
      differing.add(new Differing(last, look));
    } else if (other != null && !other.clock().agrees(look)) {
      differing.add(new Differing(other, look));
    }
  }

  private void set() {
    for (int i = 0; i < sessions.size(); i++) {
      DockSession session = sessions.get(i);
      if (session.set()) {
        Measurement set = setting(session, clocks.limits());
        ClockStretch next = unheard.get(i + 1);
        if (next.clock().agrees(set)) {
          next.measured(set);
        }
        Instant until = i + 1 < sessions.size() ? sessions.get(i + 1).at() : Instant.MAX;
        carry(set, until);
      }
    }
  }

  /**
   * On through power epochs that end in order: a clock that lost its power may have lost the time.
   */
  private void carry(Measurement set, Instant until) {
    long end = until.equals(Instant.MAX) ? Long.MAX_VALUE : Micros.of(until);
    for (ClockStretch stretch : heard) {
      if (stretch.first() < set.at() - clocks.limits().glance() || stretch.first() > end) {
        continue;
      }
      Measurement read = mayHaveEnded(stretch, set);
      if (read != null) {
        stretch.measured(eitherWay(read, set));
        return;
      }
      if (!stretch.clock().agrees(set)) {
        return;
      }
      stretch.measured(set);
      if (!switchedOff(stretch)) {
        return;
      }
    }
  }

  /**
   * A reading up to {@code set} by a clock so fast that it may have told {@code stretch} before,
   * though that seems to come after; null if there is none.
   */
  private @Nullable Measurement mayHaveEnded(ClockStretch stretch, Measurement set) {
    for (Reading reading : readings) {
      if (reading.look().at() <= set.at() && reading.mayEnd(stretch)) {
        return reading.look();
      }
    }
    return null;
  }

  /** The same where nobody set the clock: it may be as it was read, or as its kind is believed. */
  private void doubt() {
    long prior = Micros.of(clocks.prior());
    for (ClockStretch stretch : heard) {
      if (stretch.measurements().isEmpty() && stretch.offsetAtFirst().basis() == ClockBasis.PRIOR) {
        for (Reading reading : readings) {
          long at = reading.look().at();
          if (stretch.first() > at && reading.mayEnd(stretch)) {
            Measurement believed =
                new Measurement(reading.look().seq(), ClockBasis.PRIOR, at, -prior, prior);
            stretch.measured(eitherWay(reading.look(), believed));
            break;
          }
        }
      }
    }
  }

  private static Measurement eitherWay(Measurement read, Measurement other) {
    return new Measurement(
        read.seq(),
        ClockBasis.CONTRADICTORY,
        read.at(),
        Math.min(read.lo(), other.lo()),
        Math.max(read.hi(), other.hi()));
  }

  private static boolean switchedOff(ClockStretch stretch) {
    List<RecorderEvent> made = ClockCuts.asMade(stretch.events());
    return made.get(made.size() - 1).type() == RecorderEventType.POWER_OFF;
  }

  private static Measurement setting(DockSession session, ClockLimits limits) {
    long at = Micros.of(session.at());
    return Measurement.of(session.seq(), ClockBasis.SET, at, at, limits.glance());
  }
}
