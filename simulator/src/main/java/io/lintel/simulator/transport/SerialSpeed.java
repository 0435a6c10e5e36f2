package io.lintel.simulator.transport;

/** How long characters and silences last on a serial line of 8 data bits, in nanoseconds. */
public record SerialSpeed(int baud, Parity parity, int stopBits) {
  /** 115,200 baud, 8N1. */
  static final SerialSpeed FAST = new SerialSpeed(115_200, Parity.NONE, 1);

  private static final double SECOND = 1e9;
  private static final int FASTEST_WITH_COUNTED_SILENCE = 19_200;
  private static final long FIXED_SILENCE = 1_750_000L;

  /** The end of a run of {@code characters} after its begin. */
  public long nanosOf(int characters) {
    int bits = 1 + 8 + (parity == Parity.NONE ? 0 : 1) + stopBits;
    return Math.round(characters * bits * SECOND / baud);
  }

  /** After this a frame is over: 3.5 characters of 11 bits, 1.75 ms above 19,200 baud. */
  public long silenceNanos() {
    return baud > FASTEST_WITH_COUNTED_SILENCE
        ? FIXED_SILENCE
        : Math.round(3.5 * 11 * SECOND / baud);
  }

  /** The limit of polls a second with no device delay: both frames and both silences. */
  public double pollsPerSecond(int requestOctets, int answerOctets) {
    return SECOND / (nanosOf(requestOctets) + nanosOf(answerOctets) + 2 * silenceNanos());
  }
}
