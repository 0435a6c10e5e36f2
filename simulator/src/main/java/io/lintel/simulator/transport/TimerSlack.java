package io.lintel.simulator.transport;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * By how much Linux lets a thread oversleep, so as to wake several at once: 50 µs where nobody says
 * otherwise, half a character at 115,200 baud.
 */
final class TimerSlack {
  private static final Logger log = LoggerFactory.getLogger(TimerSlack.class);
  private static final long NANOS = 1;

  private TimerSlack() {}

  /**
   * The calling thread is woken as soon as it asked for. Elsewhere than on Linux nothing changes.
   */
  static void shortest() {
    try {
      Libc.C.prctl(Libc.PR_SET_TIMERSLACK, NANOS, 0, 0, 0);
    } catch (UnsatisfiedLinkError notLinux) {
      log.debug("outcome=usual_timer_slack", notLinux);
    }
  }
}
