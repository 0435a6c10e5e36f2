package io.lintel.simulator.clock;

/** What was sent and is not known to have been taken in. The clock waits for it. */
public interface Backlog {
  /** Whether all that was sent so far has been taken in. Asked often; must not block for long. */
  boolean settled();

  /** What is missing, for the message of a clock that waited in vain. */
  String missing();

  /** Stop waiting for what is missing now: it is lost, as far as the clock is concerned. */
  void writeOff();

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
