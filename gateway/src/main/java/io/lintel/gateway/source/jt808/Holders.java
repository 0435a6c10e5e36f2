package io.lintel.gateway.source.jt808;

import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Which session speaks for a number. A number that is held and heard of is given to nobody else:
 * who registers it then gets no code, and who shows another terminal's code is refused. The same
 * code takes its own place over, for that is the terminal itself, whose older connection is lost.
 * Confined to one event loop.
 */
final class Holders {
  /**
   * A holder of whom nothing came for so long may be replaced: three heartbeats of a minute. A
   * terminal that has forgotten its code has to wait as long before it may register again.
   */
  static final Duration HEARD_WITHIN = Duration.ofMinutes(3);

  /** Numbers of which it is remembered when it was told; of more it may be told again. */
  private static final int MOST_TOLD = 10_000;

  /** Of one number it is told once in so long that somebody else wants its number. */
  static final Duration TELL_EVERY = Duration.ofMinutes(10);

  private final LongSupplier nanoTime;
  private final Map<String, Holder> holders = new HashMap<>();
  private final Map<String, Long> told =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
          return size() > MOST_TOLD;
        }
      };

  private static final class Holder {
    final Session session;
    final String code;
    long heardAt;

    Holder(Session session, String code, long now) {
      this.session = session;
      this.code = code;
      this.heardAt = now;
    }
  }

  /**
   * @param nanoTime monotonic: silence on a wire is physical
   */
  Holders(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  /** How long ago another session that holds {@code number} was heard; empty if none does. */
  Optional<Duration> heldByAnother(String number, Session session) {
    Holder holder = holders.get(number);
    if (holder == null || holder.session == session) {
      return Optional.empty();
    }
    Duration silent = Duration.ofNanos(nanoTime.getAsLong() - holder.heardAt);
    return silent.compareTo(HEARD_WITHIN) < 0 ? Optional.of(silent) : Optional.empty();
  }

  /** As {@link #heldByAnother}, of a session that shows {@code code}. */
  Optional<Duration> refuses(String number, String code, Session session) {
    Holder holder = holders.get(number);
    return holder != null && holder.code.equals(code)
        ? Optional.empty()
        : heldByAnother(number, session);
  }

  void hold(String number, String code, Session session) {
    holders.put(number, new Holder(session, code, nanoTime.getAsLong()));
  }

  /** A whole message of the holder's. */
  void heard(String number) {
    Holder holder = holders.get(number);
    if (holder != null) {
      holder.heardAt = nanoTime.getAsLong();
    }
  }

  /** Whether it is time to tell that somebody else wants {@code number}; it counts as told. */
  boolean tell(String number) {
    long now = nanoTime.getAsLong();
    Long before = told.get(number);
    if (before != null && now - before < TELL_EVERY.toNanos()) {
      return false;
    }
    told.remove(number);
    told.put(number, now);
    return true;
  }

  /** The session has ended, or has logged out. */
  void release(String number, Session session) {
    Holder holder = holders.get(number);
    if (holder != null && holder.session == session) {
      holders.remove(number);
    }
  }
}
