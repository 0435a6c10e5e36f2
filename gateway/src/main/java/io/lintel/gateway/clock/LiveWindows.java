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

  private final List<Sending> sendings;
  private final Interruptions interruptions;
  private final long transit;
  private final long unearned;

  private LiveWindows(List<Sending> sendings, Interruptions interruptions, ClockLimits limits) {
    this.sendings = sendings;
    this.interruptions = interruptions;
    this.transit = Micros.of(limits.transit());
    this.unearned = Micros.of(limits.unearnedTransit());
  }

  /**
   * @param byReceipt in the order in which they came
   */
  static List<LiveWindow> find(
      List<Sending> byReceipt, Interruptions interruptions, ClockLimits limits) {
    List<Sending> settled = new ArrayList<>(byReceipt.size());
    for (Sending sending : byReceipt) {
      if (!interruptions.settling(sending.received())) {
        settled.add(sending);
      }
    }
    return new LiveWindows(settled, interruptions, limits).all();
  }

  private List<LiveWindow> all() {
    List<LiveWindow> found = new ArrayList<>();
    int begin = 0;
    while (begin < sendings.size()) {
      int end = endOf(begin);
      LiveWindow window = window(begin, end);
      if (window != null) {
        found.add(window);
      }
      begin = next(begin, end);
    }
    return found;
  }

  private int endOf(int begin) {
    long first = sendings.get(begin).received();
    int stretch = interruptions.before(first);
    int end = begin;
    while (end < sendings.size()
        && sendings.get(end).received() - first <= WINDOW
        && interruptions.before(sendings.get(end).received()) == stretch) {
      end++;
    }
    return end;
  }

  private int next(int begin, int end) {
    long first = sendings.get(begin).received();
    int next = begin + 1;
    while (next < end && sendings.get(next).received() - first < HOP) {
      next++;
    }
    return next;
  }

  private @Nullable LiveWindow window(int begin, int end) {
    if (end - begin < ClockLimits.LIVE_MESSAGES) {
      return null;
    }
    Sending fastest = sendings.get(begin);
    long roundTrip = Long.MAX_VALUE;
    for (int i = begin; i < end; i++) {
      Sending sending = sendings.get(i);
      if (sending.lead() > fastest.lead()) {
        fastest = sending;
      }
      // The first one's round trip is that of a message outside this window.
      if (i > begin && sending.roundTrip() != Sending.UNKNOWN) {
        roundTrip = Math.min(roundTrip, sending.roundTrip());
      }
    }
    long earned = Math.max(transit, roundTrip);
    if (earned < unearned && agree(begin, end, fastest.lead() - earned)) {
      return new LiveWindow(fastest.received(), fastest.lead(), earned, true);
    }
    return agree(begin, end, fastest.lead() - unearned)
        ? new LiveWindow(fastest.received(), fastest.lead(), unearned, false)
        : null;
  }

  /** Whether enough messages, sent one by one, lead by at least {@code least} for long enough. */
  private boolean agree(int begin, int end, long least) {
    int count = 0;
    long first = 0;
    long last = 0;
    for (int i = begin; i < end; i++) {
      Sending sending = sendings.get(i);
      if (sending.lead() < least || (count > 0 && sending.received() == last)) {
        continue;
      }
      if (count == 0) {
        first = sending.received();
      }
      last = sending.received();
      count++;
    }
    return count >= ClockLimits.LIVE_MESSAGES && last - first >= SPREAD;
  }
}
