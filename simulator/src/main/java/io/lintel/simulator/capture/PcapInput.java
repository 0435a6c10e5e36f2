package io.lintel.simulator.capture;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.List;

/** Reads a capture file from front to back and knows where it is. */
final class PcapInput implements AutoCloseable {
  private final Path file;
  private final DataInputStream in;
  private long done;

  PcapInput(Path file, DataInputStream in) {
    this.file = file;
    this.in = in;
  }

  /** As many, or an {@link java.io.EOFException}. */
  byte[] octets(int count) throws IOException {
    byte[] octets = new byte[count];
    in.readFully(octets);
    done += count;
    return octets;
  }

  ByteBuffer buffer(int count, ByteOrder order) throws IOException {
    return ByteBuffer.wrap(octets(count)).order(order);
  }

  long done() {
    return done;
  }

  BadCapture damaged(String what) {
    return new BadCapture(file.toString(), List.of("at octet %,d: %s".formatted(done, what)));
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
