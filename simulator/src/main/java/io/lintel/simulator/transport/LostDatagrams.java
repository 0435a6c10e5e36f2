package io.lintel.simulator.transport;

/**
 * Which datagrams of one confirmable request the network swallows.
 *
 * @param requests the first transmissions of the request never arrive
 * @param answers after that, so many answers never come back
 */
public record LostDatagrams(int requests, int answers) {
  /** A client that lost more of one exchange gives up, and begins another. */
  public static final int MOST = 3;

  public static final LostDatagrams NONE = new LostDatagrams(0, 0);

  public LostDatagrams {
    if (requests < 0 || answers < 0 || requests + answers > MOST) {
      throw new IllegalArgumentException(
          "expected 0 to %d lost datagrams in an exchange, found %d and %d"
              .formatted(MOST, requests, answers));
    }
  }
}
