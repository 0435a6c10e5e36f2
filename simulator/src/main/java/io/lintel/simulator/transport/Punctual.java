package io.lintel.simulator.transport;

import com.sun.jna.LastErrorException;
import com.sun.jna.Memory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Threads that keep times shorter than a character's. Linux lets a thread oversleep by 50 µs, so as
 * to wake several at once, and lets it wait for a core behind whoever has one: at 9600 baud a
 * character takes 1.04 ms, and a collection of garbage several.
 */
final class Punctual {
  private static final Logger log = LoggerFactory.getLogger(Punctual.class);
  private static final long SLACK_NANOS = 1;

  /**
   * The lowest of the real-time priorities: before all ordinary threads, behind everybody else's.
   */
  static final int PRIORITY = 1;

  private Punctual() {}

  /**
   * The calling thread is woken as soon as it asked for and, where the process may ask for that
   * (root, or {@code CAP_SYS_NICE}), gets a core at once. Such a thread must sleep most of its
   * time. Elsewhere than on Linux nothing changes.
   */
  static void become() {
    try {
      Libc.C.prctl(Libc.PR_SET_TIMERSLACK, SLACK_NANOS, 0, 0, 0);
      askForRealTime();
    } catch (UnsatisfiedLinkError notLinux) {
      log.debug("outcome=usual_punctuality", notLinux);
    }
  }

  private static void askForRealTime() {
    try (Memory parameters = new Memory(Integer.BYTES)) {
      parameters.setInt(0, PRIORITY);
      Libc.C.sched_setscheduler(0, Libc.SCHED_FIFO | Libc.SCHED_RESET_ON_FORK, parameters);
    } catch (LastErrorException notAllowed) {
      log.debug("outcome=usual_priority", notAllowed);
    }
  }
}
