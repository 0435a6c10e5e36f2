package io.lintel.gateway.intake;

import io.lintel.gateway.intake.JsonValue.Fields;
import io.lintel.gateway.intake.JsonValue.Text;
import io.lintel.gateway.journal.Kind;
import io.lintel.gateway.journal.Observation;
import io.lintel.meter.wire.Bytes;
import java.util.HashMap;
import java.util.Map;

/**
 * Keeps a sender of nonsense from filling the disk: of each sender's payloads that cannot be read
 * the first of a minute are kept, and of all senders' so many bytes; the others are gathered into
 * entries that only count them. They are acknowledged all the same, or they would come again.
 */
final class RejectionGate {
  /** Payloads of one sender kept in a minute. */
  static final int KEPT_A_MINUTE = 20;

  /** Bytes of all senders kept in a minute. */
  static final long KEPT_BYTES_A_MINUTE = 4L << 20;

  /** Senders told apart in a minute; those beyond are counted together. */
  static final int SENDERS = 10_000;

  private static final String OTHERS = "others";
  private static final int SECONDS = 60;
  private static final int TEN = 10;

  private final Map<String, Long> counts = new HashMap<>();
  private long minute = Long.MIN_VALUE;
  private long bytes;

  /**
   * What is journaled in place of {@code rejected}: itself, or a count that was journaled before.
   */
  synchronized Observation pass(Observation rejected) {
    long now = Math.floorDiv(rejected.received().getEpochSecond(), (long) SECONDS);
    if (now != minute) {
      minute = now;
      counts.clear();
      bytes = 0;
    }
    boolean known = counts.containsKey(rejected.device()) || counts.size() < SENDERS;
    String sender = known ? rejected.device() : OTHERS;
    long count = counts.merge(sender, 1L, Long::sum);
    bytes += rejected.raw().length() + rejected.body().length();
    if (known && count <= KEPT_A_MINUTE && bytes <= KEPT_BYTES_A_MINUTE) {
      return rejected;
    }
    return counted(rejected, sender, count);
  }

  /** The same for all payloads up to the next power of ten, and so a repetition. */
  private Observation counted(Observation rejected, String sender, long count) {
    long atLeast = 1;
    while (atLeast * TEN <= count) {
      atLeast *= TEN;
    }
    Fields body =
        new Fields()
            .with("count", new Text(Long.toString(atLeast)))
            .with("kind", new Text(Kind.REJECTED.name()))
            .with(
                "reason",
                new Text(
                    atLeast
                        + " or more payloads of this sender in one minute could not be read; of"
                        + " those after the first "
                        + KEPT_A_MINUTE
                        + " nothing is kept but this count"))
            .with("where", new Text(rejected.source()));
    return new Observation(
        Kind.REJECTED,
        rejected.source(),
        sender,
        null,
        null,
        null,
        "count-" + minute + "-" + atLeast,
        rejected.received(),
        rejected.voice(),
        CanonicalJson.bytes(body),
        Bytes.empty());
  }
}
