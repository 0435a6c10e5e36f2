package io.lintel.meter.wire;

/** The sum of octets modulo 256, as CJ/T 188 and M-Bus close their frames with. */
public final class Sum8 {
  private Sum8() {}

  /** Over {@code octets[from, to)}, 0 to FFh. */
  public static int of(Bytes octets, int from, int to) {
    int sum = 0;
    for (int i = from; i < to; i++) {
      sum += octets.at(i);
    }
    return sum & 0xFF;
  }
}
