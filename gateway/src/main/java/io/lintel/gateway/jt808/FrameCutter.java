package io.lintel.gateway.jt808;

import io.lintel.meter.wire.Bytes;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a stream at its flags (7E, clause 4.4.1). Two frames may share a flag or have one each: what
 * stands between two flags is a frame, and nothing between them is nothing. So the next flag mends
 * whatever went wrong before it.
 */
public final class FrameCutter {
  /**
   * Octets between two flags at most: the longest header (21), body (1023) and check code, each
   * octet escaped. Of a longer run nothing but its first octets is kept.
   */
  public static final int LONGEST = 2 * (21 + 1023 + 1);

  static final int FLAG = 0x7E;

  private final ByteArrayOutputStream gathering = new ByteArrayOutputStream(128);
  private boolean begun;
  private long left;

  /** A run of octets, and what can be said of it before it is looked into. */
  public sealed interface Cut {
    /** What stood between two flags, still escaped. */
    record Frame(Bytes escaped) implements Cut {}

    /**
     * @param first of {@code length} octets, {@link #LONGEST} of them
     */
    record TooLong(Bytes first, long length) implements Cut {}

    /** What came before the connection's first flag. */
    record BeforeFirstFlag(Bytes octets) implements Cut {}
  }

  /** All that {@code chunk} completes; the rest waits for the next chunk. */
  public List<Cut> take(byte[] chunk) {
    List<Cut> cuts = new ArrayList<>(2);
    for (byte octet : chunk) {
      if ((octet & 0xFF) == FLAG) {
        cut(cuts);
        begun = true;
      } else if (gathering.size() < LONGEST) {
        gathering.write(octet);
      } else {
        left++;
      }
    }
    return cuts;
  }

  /** Octets that wait for a flag; never more than {@link #LONGEST}. */
  public int waiting() {
    return gathering.size();
  }

  private void cut(List<Cut> cuts) {
    if (gathering.size() > 0) {
      Bytes octets = Bytes.of(gathering.toByteArray());
      if (left > 0) {
        cuts.add(new Cut.TooLong(octets, LONGEST + left));
      } else if (begun) {
        cuts.add(new Cut.Frame(octets));
      } else {
        cuts.add(new Cut.BeforeFirstFlag(octets));
      }
    }
    gathering.reset();
    left = 0;
  }
}
