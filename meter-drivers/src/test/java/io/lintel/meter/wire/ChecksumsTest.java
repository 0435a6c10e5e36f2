package io.lintel.meter.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ChecksumsTest {
  /** The check value every catalogue of CRCs gives for CRC-16/MODBUS. */
  @Test
  void theCataloguesCheckValueHolds() {
    Bytes digits = Bytes.of("123456789".getBytes(StandardCharsets.US_ASCII));

    assertEquals(0x4B37, Crc16.of(digits, 0, digits.length()));
  }

  @Test
  void theCrcTravelsLowOctetFirst() {
    assertEquals(
        Bytes.hex("01 03 00 00 00 0A C5 CD"), Crc16.append(Bytes.hex("01 03 00 00 00 0A")));
  }

  @Test
  void theCrcOfAFrameWithItsCrcIsZero() {
    Bytes frame = Crc16.append(Bytes.hex("11 03 06 AE 41 56 52 43 40"));

    assertEquals(0, Crc16.of(frame, 0, frame.length()));
  }

  @Test
  void everySingleFlippedBitChangesTheCrc() {
    Bytes frame = Bytes.hex("03 03 00 0A 00 14");
    int crc = Crc16.of(frame, 0, frame.length());
    for (int bit = 0; bit < 8 * frame.length(); bit++) {
      byte[] flipped = frame.toArray();
      flipped[bit / 8] ^= (byte) (1 << bit % 8);
      assertNotEquals(crc, Crc16.of(Bytes.of(flipped), 0, flipped.length));
    }
  }

  @Test
  void theSumWrapsAt256() {
    assertEquals(0x01, Sum8.of(Bytes.hex("00 FF 02 00"), 1, 3));
    assertEquals(0, Sum8.of(Bytes.empty(), 0, 0));
  }
}
