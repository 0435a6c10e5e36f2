package io.lintel.meter.spi;

/**
 * How characters stand on a serial line.
 *
 * @param baud bits a second, 300 to 921,600
 * @param dataBits 7 or 8
 * @param stopBits 1 or 2
 */
public record LineSettings(int baud, int dataBits, Parity parity, int stopBits) {
  /** What a URI means that says nothing else. */
  public static final LineSettings DEFAULT = new LineSettings(9600, 8, Parity.NONE, 1);

  public LineSettings {
    inRange("baud", baud, 300, 921_600);
    inRange("data", dataBits, 7, 8);
    inRange("stop", stopBits, 1, 2);
  }

  /** Bits of one character on the wire: start, data, parity, stop. */
  public int bitsPerCharacter() {
    return 1 + dataBits + parity.bits() + stopBits;
  }

  private static void inRange(String what, int found, int least, int most) {
    if (found < least || found > most) {
      throw new IllegalArgumentException(
          what + ": expected " + least + " to " + most + ", found " + found);
    }
  }

  /** As printed on a meter's cover: {@code 9600 8E1}. */
  @Override
  public String toString() {
    return baud + " " + dataBits + parity.name().charAt(0) + stopBits;
  }
}
