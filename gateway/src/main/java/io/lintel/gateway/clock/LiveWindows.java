package io.lintel.gateway.clock;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the live messages among a device's: at least five within thirty minutes on an unbroken
 * connection, whose gaps at the gateway agree with their gaps at the device over two minutes.
 */
final class LiveWindows {
  private static final long WINDOW = Micros.of(ClockLimits.LIVE_WINDOW);
  private static final long SPREAD = Micros.of(ClockLimits.LIVE_SPREAD);

  /** Windows begin at a message at least this long after the last one's beginning. */
  private static final long HOP = WINDOW / 6;

  private final SendingLog sendings;
  private final Interruptions interruptions;
  private final long transit;
  private final long unearned;
  private final long relay;
  private final long prior;

  private LiveWindows(
      SendingLog sendings, Interruptions interruptions, long prior, ClockLimits limits) {
    this.sendings = sendings;
    this.interruptions = interruptions;
    this.transit = Micros.of(limits.transit());
    this.unearned = Micros.of(limits.unearnedTransit());
    this.relay = Micros.of(limits.relay());
    this.prior = prior;
  }

  /**
   * @param byReceipt in the order in which they came
   * @param prior how far the clock is from right at most where nothing is measured
   */
  static List<LiveWindow> find(
      SendingLog byReceipt, Interruptions interruptions, long prior, ClockLimits limits) {
    return new LiveWindows(settled(byReceipt, interruptions), interruptions, prior, limits).all();
  }

  private static SendingLog settled(SendingLog byReceipt, Interruptions interruptions) {
    if (interruptions.none()) {
      return byReceipt;
    }
    SendingLog settled = new SendingLog(byReceipt.size());
    for (int i = 0; i < byReceipt.size(); i++) {
      long received = byReceipt.received(i);
      if (!interruptions.settling(received)) {
        settled.add(byReceipt.seq(i), byReceipt.shown(i), received, byReceipt.roundTrip(i));
      }
    }
    return settled;
  }

  private List<LiveWindow> all() {
    List<LiveWindow> found = new ArrayList<>();
    int begin = 0;
    int end = 0;
    while (begin < sendings.size()) {
      // A later window ends no earlier: what the last one held of it needs no look again.
      end = endOf(begin, Math.max(begin, end));
      LiveWindow window = window(begin, end);
      if (window != null) {
        found.add(window);
      }
      begin = next(begin, end);
    }
    return found;
  }

  /**
   * @param from a place up to which all from {@code begin} on are known to be in its window
   */
  private int endOf(int begin, int from) {
    long first = sendings.received(begin);
    int stretch = interruptions.before(first);
    int end = from;
    while (end < sendings.size()
        && sendings.received(end) - first <= WINDOW
        && interruptions.before(sendings.received(end)) == stretch) {
      end++;
    }
    return end;
  }

  private int next(int begin, int end) {
    long first = sendings.received(begin);
    int next = begin + 1;
    while (next < end && sendings.received(next) - first < HOP) {
      next++;
    }
    return next;
  }

  private @Nullable LiveWindow window(int begin, int end) {
    if (end - begin < ClockLimits.LIVE_MESSAGES) {
      return null;
    }
    int fastest = begin;
    long roundTrip = Long.MAX_VALUE;
    for (int i = begin; i < end; i++) {
      if (sendings.lead(i) > sendings.lead(fastest)) {
        fastest = i;
      }
      // The first one's round trip is that of a message outside this window.
      if (i > begin && sendings.roundTrip(i) != Sending.UNKNOWN) {
        roundTrip = Math.min(roundTrip, sendings.roundTrip(i));
      }
    }
    long lead = sendings.lead(fastest);
    long earned = Math.max(transit, roundTrip);
    if (earned < unearned && agree(begin, end, lead - earned)) {
      return window(fastest, earned, true);
    }
    return agree(begin, end, lead - unearned) ? window(fastest, unearned, false) : null;
  }

  private LiveWindow window(int fastest, long within, boolean earned) {
    long lead = sendings.lead(fastest);
    return new LiveWindow(
        sendings.seq(fastest),
        sendings.received(fastest),
        lead,
        within,
        earned,
        relayed(lead, within));
  }

  /** All of them late alike: the clock is behind, or something holds them up on their way. */
  private long relayed(long lead, long within) {
    if (lead >= -within || lead < -relay) {
      return DriftEnvelope.NOTHING;
    }
    return lead >= -unearned ? lead + unearned : prior;
  }

  /** Whether enough messages, sent one by one, lead by at least {@code least} for long enough. */
  private boolean agree(int begin, int end, long least) {
    int count = 0;
    long first = 0;
    long last = 0;
    for (int i = begin; i < end; i++) {
      long received = sendings.received(i);
      if (sendings.lead(i) < least || (count > 0 && received == last)) {
        continue;
      }
      if (count == 0) {
        first = received;
      }
      last = received;
      count++;
      if (count >= ClockLimits.LIVE_MESSAGES && last - first >= SPREAD) {
        return true;
      }
    }
    return false;
  }
}
