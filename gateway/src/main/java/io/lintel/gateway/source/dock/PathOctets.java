package io.lintel.gateway.source.dock;

import io.lintel.gateway.docking.FileOctets;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/** A file on disk, opened to be read and nothing else. */
final class PathOctets implements FileOctets, AutoCloseable {
  private static final int CHUNK = 1 << 20;

  private final FileChannel channel;
  private final long length;

  PathOctets(Path file) throws IOException {
    channel = FileChannel.open(file, StandardOpenOption.READ);
    length = channel.size();
  }

  @Override
  public long length() {
    return length;
  }

  @Override
  public byte[] read(long at, int count) throws IOException {
    long there = Math.max(0, Math.min(count, length - at));
    ByteBuffer octets = ByteBuffer.allocate((int) there);
    while (octets.hasRemaining() && channel.read(octets, at + octets.position()) > 0) {
      // A read may bring less than was asked for.
    }
    return octets.hasRemaining()
        ? Arrays.copyOf(octets.array(), octets.position())
        : octets.array();
  }

  /** Of all octets, in hex. */
  String sha256() throws IOException {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      ByteBuffer octets = ByteBuffer.allocate(CHUNK);
      channel.position(0);
      while (channel.read(octets) > 0) {
        digest.update(octets.flip());
        octets.clear();
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
