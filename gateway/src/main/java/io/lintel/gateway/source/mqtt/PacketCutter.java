package io.lintel.gateway.source.mqtt;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Passes MQTT packets on; of a PUBLISH that is larger than its limit, the beginning, as a packet of
 * that size. A reader that puts a packet together in memory would end over one of 100 MB, and over
 * its repetition after each start; cut, it is refused with its reason, acknowledged, and gone.
 *
 * <p>A read that times out leaves it where it was.
 */
final class PacketCutter extends FilterInputStream {
  private static final int PUBLISH = 3;
  private static final int TYPE_SHIFT = 4;
  private static final int MORE = 0x80;
  private static final int DIGIT = 0x7F;
  private static final int DIGIT_BITS = 7;
  private static final int MOST_LENGTH_OCTETS = 4;
  private static final int SCRATCH_BYTES = 8_192;

  private final int mostBytes;
  private final byte[] header = new byte[1 + MOST_LENGTH_OCTETS];
  private int headerRead;
  private int headerGiven;
  private int headerLength;
  private long toPass;
  private long toSkip;

  PacketCutter(InputStream from, int mostBytes) {
    super(from);
    this.mostBytes = mostBytes;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] to, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (headerGiven == headerLength && toPass == 0) {
      skipRest();
      if (!readHeader()) {
        return -1;
      }
    }
    if (headerGiven < headerLength) {
      int given = Math.min(length, headerLength - headerGiven);
      System.arraycopy(header, headerGiven, to, offset, given);
      headerGiven += given;
      return given;
    }
    int passed = in.read(to, offset, (int) Math.min(length, toPass));
    if (passed > 0) {
      toPass -= passed;
    }
    return passed;
  }

  /** What is there without waiting. */
  @Override
  public int available() throws IOException {
    return headerGiven < headerLength
        ? headerLength - headerGiven
        : (int) Math.min(in.available(), toPass);
  }

  private void skipRest() throws IOException {
    byte[] scratch = new byte[SCRATCH_BYTES];
    while (toSkip > 0) {
      int skipped = in.read(scratch, 0, (int) Math.min(scratch.length, toSkip));
      if (skipped < 0) {
        throw new EOFException("the broker closed within a message");
      }
      toSkip -= skipped;
    }
  }

  /** One octet at a time, for a time-out may come after each of them. */
  private boolean readHeader() throws IOException {
    while (headerRead < 2 || (header[headerRead - 1] & MORE) != 0) {
      if (headerRead > MOST_LENGTH_OCTETS) {
        throw new IOException("the broker sent a packet whose length is none");
      }
      int octet = in.read();
      if (octet < 0) {
        if (headerRead == 0) {
          return false;
        }
        throw new EOFException("the broker closed within a packet's header");
      }
      header[headerRead++] = (byte) octet;
    }
    headerLength = headerRead;
    headerGiven = 0;
    headerRead = 0;
    long length = 0;
    for (int i = headerLength - 1; i > 0; i--) {
      length = (length << DIGIT_BITS) | (header[i] & DIGIT);
    }
    boolean cut = length > mostBytes && (header[0] & 0xFF) >> TYPE_SHIFT == PUBLISH;
    toPass = cut ? mostBytes : length;
    toSkip = length - toPass;
    if (cut) {
      writeLength(mostBytes);
    }
    return true;
  }

  private void writeLength(int length) {
    int left = length;
    int at = 1;
    do {
      int digit = left & DIGIT;
      left >>= DIGIT_BITS;
      header[at++] = (byte) (left > 0 ? digit | MORE : digit);
    } while (left > 0);
    headerLength = at;
  }
}
