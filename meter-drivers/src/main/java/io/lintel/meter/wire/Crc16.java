package io.lintel.meter.wire;

/**
 * CRC-16/Modbus: polynomial 8005h reflected, start value FFFFh. It travels low octet first.
 *
 * @see <a href="https://modbus.org/docs/Modbus_over_serial_line_V1_02.pdf">Modbus over serial line
 *     1.02, section 6.2.2</a>
 */
public final class Crc16 {
  private static final int REFLECTED_POLYNOMIAL = 0xA001;
  private static final int START = 0xFFFF;
  private static final int[] TABLE = new int[256];

  static {
    for (int octet = 0; octet < TABLE.length; octet++) {
      int crc = octet;
      for (int bit = 0; bit < 8; bit++) {
        crc = (crc & 1) == 0 ? crc >> 1 : crc >> 1 ^ REFLECTED_POLYNOMIAL;
      }
      TABLE[octet] = crc;
    }
  }

  private Crc16() {}

  /** Over {@code octets[from, to)}, 0 to FFFFh. */
  public static int of(Bytes octets, int from, int to) {
    int crc = START;
    for (int i = from; i < to; i++) {
      crc = crc >> 8 ^ TABLE[(crc ^ octets.at(i)) & 0xFF];
    }
    return crc;
  }

  /** {@code octets} followed by their CRC, low octet first. */
  public static Bytes append(Bytes octets) {
    int crc = of(octets, 0, octets.length());
    return octets.plus(Bytes.ofUnsigned(crc & 0xFF, crc >> 8));
  }
}
