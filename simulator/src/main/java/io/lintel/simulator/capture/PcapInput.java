package io.lintel.simulator.capture;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Reads a capture file from front to back and knows where it is. */
final class PcapInput implements AutoCloseable {
  private static final int BUFFER = 1 << 16;

  private final Path file;
  private final InputStream in;
  private long done;

  private PcapInput(Path file, InputStream in) {
    this.file = file;
    this.in = in;
  }

  static PcapInput of(Path file) throws IOException {
    return new PcapInput(file, new BufferedInputStream(Files.newInputStream(file), BUFFER));
  }

  /** Whether nothing is left: the file ends here, and not inside something. */
  boolean atEnd() throws IOException {
    in.mark(1);
    boolean end = in.read() < 0;
    in.reset();
    return end;
  }

  /**
   * As many.
   *
   * @param what they are, with its article, for whoever reads of their absence
   * @throws EndsEarly if there are fewer
   */
  byte[] octets(int count, String what) throws IOException {
    byte[] octets = in.readNBytes(count);
    if (octets.length < count) {
      throw new EndsEarly(done, what, count, octets.length);
    }
    done += count;
    return octets;
  }

  ByteBuffer buffer(int count, String what, ByteOrder order) throws IOException {
    return ByteBuffer.wrap(octets(count, what)).order(order);
  }

  long done() {
    return done;
  }

  BadCapture damaged(String what) {
    return bad("at octet %,d: %s".formatted(done, what));
  }

  BadCapture bad(String mistake) {
    return new BadCapture(file.toString(), List.of(mistake));
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
