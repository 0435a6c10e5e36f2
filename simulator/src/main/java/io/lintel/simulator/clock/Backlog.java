package io.lintel.simulator.clock;

import java.util.concurrent.TimeUnit;

/** What was sent and is not known to have been taken in. The clock waits for it. */
public interface Backlog {
  /** What left since this was asked last, in one batch. */
  Batch dispatched();

  /** Stop waiting for what is missing now: it is lost, as far as the clock is concerned. */
  void writeOff();

  /** Returns when {@link Batch#takenIn} may have changed, or after {@code nanos}, or earlier. */
  default void awaitChange(long nanos) throws InterruptedException {
    TimeUnit.NANOSECONDS.sleep(Math.min(nanos, POLL_NANOS));
  }

  /** Messages that left together. */
  interface Batch {
    /** Whether all of them have been taken in. Asked often; must not block for long. */
    boolean takenIn();

    /** What of them is missing, for the message of a clock that waited in vain. */
    String missing();
  }

  /** How often those who are not told of changes look. */
  long POLL_NANOS = 150_000;

  /** For a clock that nobody has to be waited for. */
  Backlog NONE =
      new Backlog() {
        private static final Batch NOTHING =
            new Batch() {
              @Override
              public boolean takenIn() {
                return true;
              }

              @Override
              public String missing() {
                return "nothing";
              }
            };

        @Override
        public Batch dispatched() {
          return NOTHING;
        }

        @Override
        public void writeOff() {}
      };
}
