package io.lintel.simulator.clock;

import java.util.concurrent.TimeUnit;

/** What was sent and is not known to have been taken in. The clock waits for it. */
public interface Backlog {
  /** Whether all that was sent so far has been taken in. Asked often; must not block for long. */
  boolean settled();

  /** What is missing, for the message of a clock that waited in vain. */
  String missing();

  /** Stop waiting for what is missing now: it is lost, as far as the clock is concerned. */
  void writeOff();

  /** Returns when {@link #settled} may have changed, or after {@code nanos}; may return early. */
  default void awaitChange(long nanos) throws InterruptedException {
    TimeUnit.NANOSECONDS.sleep(Math.min(nanos, POLL_NANOS));
  }

  /** How often those who are not told of changes look. */
  long POLL_NANOS = 150_000;

  /** For a clock that nobody has to be waited for. */
  Backlog NONE =
      new Backlog() {
        @Override
        public boolean settled() {
          return true;
        }

        @Override
        public String missing() {
          return "nothing";
        }

        @Override
        public void writeOff() {}
      };
}
