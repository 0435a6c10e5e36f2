package io.lintel.gateway.recorder;

import io.lintel.gateway.clock.ClockLimits;
import io.lintel.gateway.clock.Micros;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What a recorder's clock gained or lost from docking to docking: its own drift, not its kind's.
 */
final class OwnDrift {
  private static final double DAY = Micros.of(Duration.ofDays(1));

  /** Nearer dockings tell more of the looks' own width than of the drift. */
  private static final Duration APART = Duration.ofHours(12);

  /** A drift is not the same on a cold day and on a warm one. */
  private static final double VARIES = 1.5;

  private OwnDrift() {}

  /** The limits of a recorder's clock: narrower or wider where its dockings measured its drift. */
  static ClockLimits of(List<DockSession> all, ClockLimits limits) {
    List<DockSession> sessions = new ArrayList<>(DockLooks.heeded(all, limits));
    sessions.sort(Comparator.comparing(DockSession::at).thenComparingLong(DockSession::seq));
    double width = 2.0 * limits.glance();
    double most = Micros.of(limits.driftUnmeasured()) + width;
    double within = Micros.of(limits.driftPerDay());
    double over = -1;
    for (int i = 1; i < sessions.size(); i++) {
      DockSession before = sessions.get(i - 1);
      DockSession now = sessions.get(i);
      Instant shown = now.deviceTime();
      boolean known = before.set() || before.deviceTime() != null;
      if (shown == null || !known || Duration.between(before.at(), now.at()).compareTo(APART) < 0) {
        continue;
      }
      double days = (Micros.of(now.at()) - Micros.of(before.at())) / DAY;
      double gained = Math.abs(ahead(now, shown) - leftWith(before)) / days;
      if (gained <= most) {
        // More is no drift: somebody set the clock, or it lost its power.
        within = Math.max(within, VARIES * (gained - width / days));
        over = Math.max(over, VARIES * gained + width / days);
      }
    }
    return over < 0
        ? limits
        : limits.drifting(perDay(within), perDay(Math.max(within, Math.min(over, most))));
  }

  private static double leftWith(DockSession session) {
    Instant shown = session.deviceTime();
    return session.set() || shown == null ? 0 : ahead(session, shown);
  }

  private static double ahead(DockSession session, Instant shown) {
    return (double) Micros.of(shown) - Micros.of(session.at());
  }

  private static Duration perDay(double micros) {
    return Micros.duration(Math.round(micros));
  }
}
