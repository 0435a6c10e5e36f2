package io.lintel.simulator.load;

import java.time.Instant;
import java.util.Arrays;

/** Times in messages, to the millisecond. Seconds that were written lately are kept. */
final class DialTime {
  private static final int KEPT = 256;
  private static final int TO_SECONDS = "2026-11-22T08:00:00".length();
  private static final byte[] POINT = Ascii.constant(".");
  private static final byte[] UTC = Ascii.constant("Z");

  private final long[] seconds = new long[KEPT];
  private final byte[][] texts = new byte[KEPT][];

  DialTime() {
    Arrays.fill(seconds, Long.MIN_VALUE);
  }

  void write(Ascii out, long epochMillis) {
    long second = Math.floorDiv(epochMillis, 1_000);
    int place = Math.floorMod(second, KEPT);
    if (seconds[place] != second) {
      seconds[place] = second;
      String text = Instant.ofEpochSecond(second).toString();
      texts[place] = Ascii.constant(text.substring(0, TO_SECONDS));
    }
    out.text(texts[place]).text(POINT).padded(Math.floorMod(epochMillis, 1_000), 3).text(UTC);
  }
}
