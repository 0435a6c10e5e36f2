package io.lintel.gateway.journal;

import io.lintel.meter.wire.Bytes;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;

/** What an entry is known by: who read the journal up to it can tell whether it still stands. */
public final class EntryDigest {
  private static final int OCTETS = 16;

  private EntryDigest() {}

  /** 32 hexadecimal digits over number, group, device, receipt and body. */
  public static String of(Entry entry) {
    Observation said = entry.observation();
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(
          ByteBuffer.allocate(3 * Long.BYTES)
              .putLong(0, entry.seq())
              .putLong(Long.BYTES, entry.group())
              .putLong(2 * Long.BYTES, ChronoUnit.MICROS.between(Instant.EPOCH, said.received())));
      digest.update(said.device().getBytes(StandardCharsets.UTF_8));
      Bytes body = said.body();
      digest.update(body.toArray());
      return HexFormat.of().formatHex(digest.digest(), 0, OCTETS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }
}
