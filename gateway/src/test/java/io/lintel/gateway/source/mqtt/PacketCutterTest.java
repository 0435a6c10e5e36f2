package io.lintel.gateway.source.mqtt;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PacketCutterTest {
  private static final int MOST = 200;
  private static final int PUBLISH = 0x32;

  private static byte[] packet(int first, int length, Random random) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(first);
    int left = length;
    do {
      out.write(left > 127 ? (left & 127) | 128 : left & 127);
      left >>= 7;
    } while (left > 0);
    byte[] body = new byte[length];
    random.nextBytes(body);
    out.writeBytes(body);
    return out.toByteArray();
  }

  private static byte[] read(InputStream from, int block) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    byte[] buffer = new byte[block];
    while (true) {
      try {
        int read = from.read(buffer, 0, block);
        if (read < 0) {
          return out.toByteArray();
        }
        out.write(buffer, 0, read);
      } catch (SocketTimeoutException again) {
        // As a reader on a socket does.
      }
    }
  }

  /** Gives what it has in small pieces, and times out in between. */
  private static InputStream slow(byte[] octets, long seed) {
    Random random = new Random(seed);
    return new InputStream() {
      private int at;

      @Override
      public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
      }

      @Override
      public int read(byte[] to, int offset, int length) throws IOException {
        if (random.nextInt(4) == 0) {
          throw new SocketTimeoutException();
        }
        if (at == octets.length) {
          return -1;
        }
        int given = Math.min(length, Math.min(1 + random.nextInt(50), octets.length - at));
        System.arraycopy(octets, at, to, offset, given);
        at += given;
        return given;
      }
    };
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void packetsPassAsTheyAreAndOfLargerMessagesTheBeginning(long seed) throws IOException {
    Random random = new Random(seed);
    ByteArrayOutputStream sent = new ByteArrayOutputStream();
    ByteArrayOutputStream expected = new ByteArrayOutputStream();
    int[] lengths = {0, 1, 2, 127, 128, 199, MOST, MOST + 1, 300, 20_000};
    for (int i = 0; i < 60; i++) {
      int length = lengths[random.nextInt(lengths.length)];
      int first = random.nextBoolean() ? PUBLISH : 0x90;
      byte[] packet = packet(first, length, random);
      sent.writeBytes(packet);
      if (first == PUBLISH && length > MOST) {
        expected.write(PUBLISH);
        expected.write((MOST & 127) | 128);
        expected.write(MOST >> 7);
        int begin = packet.length - length;
        expected.writeBytes(Arrays.copyOfRange(packet, begin, begin + MOST));
      } else {
        expected.writeBytes(packet);
      }
    }
    InputStream cutter = new PacketCutter(slow(sent.toByteArray(), seed), MOST);
    assertArrayEquals(expected.toByteArray(), read(cutter, 1 + random.nextInt(64)));
  }

  @Test
  void aMessageThatBreaksOffIsSaidToHaveBrokenOff() {
    byte[] packet = packet(PUBLISH, 20_000, new Random(1));
    InputStream broken = new ByteArrayInputStream(packet, 0, 10_000);
    assertThrows(EOFException.class, () -> read(new PacketCutter(broken, MOST), 64));
  }

  @Test
  void aLengthThatIsNoneEndsTheConnection() {
    byte[] endless = new byte[64];
    Arrays.fill(endless, (byte) 0xFF);
    IOException thrown =
        assertThrows(
            IOException.class,
            () -> read(new PacketCutter(new ByteArrayInputStream(endless), MOST), 64));
    assertEquals("the broker sent a packet whose length is none", thrown.getMessage());
  }
}
