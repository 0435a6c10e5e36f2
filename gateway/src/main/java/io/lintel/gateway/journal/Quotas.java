package io.lintel.gateway.journal;

import io.lintel.gateway.journal.Journal.JournalRefuses;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Whether what a device sends is taken in now: within its quota, and, where the disk is nearly
 * full, only what an audit rests on. Duplicates count too, for they cost as much.
 */
public final class Quotas {
  /**
   * Devices whose quota is remembered; who has been silent longest is forgotten, and starts anew.
   */
  static final int DEVICES = 50_000;

  /** Addresses of senders that proved nothing; the same. */
  static final int ADDRESSES = 10_000;

  /** So many devices may speak as they like behind one address, as behind a concentrator. */
  private static final int BEHIND_ONE_ADDRESS = 10;

  private static final double NANOS = 1e9;
  private static final Duration WHILE_FULL = Duration.ofSeconds(30);

  /** Nobody and nothing is refused. */
  public static final Quotas NONE =
      new Quotas(
          new QuotaLimits(Long.MAX_VALUE, 1, Long.MAX_VALUE, 1, 0), () -> Long.MAX_VALUE, () -> 0);

  private static final byte[][] BULK = {
    "\"type\":\"heartbeat\"".getBytes(StandardCharsets.UTF_8),
    "\"type\":\"position\"".getBytes(StandardCharsets.UTF_8),
  };

  private final QuotaLimits limits;
  private final LongSupplier freeBytes;
  private final LongSupplier nanoTime;
  private final Map<String, Bucket> buckets = new LinkedHashMap<>(16, 0.75f, true);
  private final Map<String, Bucket> strangers = new LinkedHashMap<>(16, 0.75f, true);

  /** What a device has left. */
  private static final class Bucket {
    private double observations;
    private double bytes;
    private long at;

    void take(Observation one) {
      observations -= 1;
      bytes -= one.body().length() + one.raw().length();
    }
  }

  /**
   * @param freeBytes of the journal's disk; asked for each message, so it must be cheap
   */
  public Quotas(QuotaLimits limits, LongSupplier freeBytes, LongSupplier nanoTime) {
    this.limits = limits;
    this.freeBytes = freeBytes;
    this.nanoTime = nanoTime;
  }

  /** Whether the disk has so little left that only evidence is taken. */
  public boolean isReserveReached() {
    return freeBytes.getAsLong() < limits.reserveBytes();
  }

  /** In words, while it is so. */
  Optional<String> reserveReached() {
    return isReserveReached()
        ? Optional.of(
            "the disk has less than "
                + (limits.reserveBytes() >> 20)
                + " MiB left: readings, steps and recordings are taken, heartbeats, positions and"
                + " payloads that cannot be read are refused; make room")
        : Optional.empty();
  }

  /**
   * Takes {@code message} into the account of each of its devices, unless one of them is beyond its
   * quota or the disk's reserve is kept from it. One message of one sender: of a batch that was
   * gathered from several, one sender's share would be another's refusal, or its way past.
   *
   * @param stranger the address of a sender that proved nothing, which may call itself any number
   *     of devices: together they may send what {@value #BEHIND_ONE_ADDRESS} may; null for others
   * @return why it is not taken now; null where it is
   */
  public @Nullable JournalRefuses charge(List<Observation> message, @Nullable String stranger) {
    if (this == NONE || message.isEmpty()) {
      return null;
    }
    if (isReserveReached() && areBulk(message)) {
      return new JournalRefuses(
          "the disk has less than "
              + (limits.reserveBytes() >> 20)
              + " MiB left, which are kept for readings, steps and recordings: heartbeats,"
              + " positions and payloads that cannot be read are not taken",
          WHILE_FULL,
          JournalRefuses.Ground.RESERVE);
    }
    return overQuota(message, stranger);
  }

  /** Of a sender that is known, or whose address is not. */
  public @Nullable JournalRefuses charge(List<Observation> message) {
    return charge(message, null);
  }

  private static boolean areBulk(List<Observation> message) {
    for (int i = 0; i < message.size(); i++) {
      if (!isBulk(message.get(i))) {
        return false;
      }
    }
    return true;
  }

  private synchronized @Nullable JournalRefuses overQuota(
      List<Observation> message, @Nullable String stranger) {
    String over = null;
    double wait = 0;
    for (int i = 0; i < message.size(); i++) {
      Observation one = message.get(i);
      if (one.kind() == Kind.GATEWAY || one.kind() == Kind.SLOT) {
        return null;
      }
      double needed = secondsToWait(bucket(one.device()), 1);
      if (needed > wait) {
        wait = needed;
        over = one.device();
      }
    }
    if (over != null) {
      return refusal(over, wait, 1);
    }
    Bucket all =
        stranger == null ? null : bucket(strangers, ADDRESSES, stranger, BEHIND_ONE_ADDRESS);
    if (all != null && secondsToWait(all, BEHIND_ONE_ADDRESS) > 0) {
      return refusal(
          "whoever proves nothing and comes from " + stranger,
          secondsToWait(all, BEHIND_ONE_ADDRESS),
          BEHIND_ONE_ADDRESS);
    }
    for (int i = 0; i < message.size(); i++) {
      Observation one = message.get(i);
      bucket(one.device()).take(one);
      if (all != null) {
        all.take(one);
      }
    }
    return null;
  }

  private JournalRefuses refusal(String who, double seconds, int times) {
    return new JournalRefuses(
        who
            + " sends more than it may: beyond "
            + times * limits.burst()
            + " observations or "
            + ((times * limits.burstBytes()) >> 20)
            + " MiB at once, "
            + times * limits.perSecond()
            + " observations and "
            + ((times * limits.bytesPerSecond()) >> 10)
            + " KiB a second are taken",
        Duration.ofSeconds((long) Math.ceil(seconds)),
        JournalRefuses.Ground.QUOTA);
  }

  /** Zero or less where something is left. */
  private double secondsToWait(Bucket bucket, int times) {
    return Math.max(
            (1 - bucket.observations) / limits.perSecond(), -bucket.bytes / limits.bytesPerSecond())
        / times;
  }

  private Bucket bucket(String device) {
    return bucket(buckets, DEVICES, device, 1);
  }

  /**
   * @param times as much it holds, and as fast it grows again, as a device's
   */
  private Bucket bucket(Map<String, Bucket> buckets, int most, String device, int times) {
    long now = nanoTime.getAsLong();
    Bucket bucket = buckets.get(device);
    if (bucket == null) {
      bucket = new Bucket();
      bucket.observations = (double) times * limits.burst();
      bucket.bytes = (double) times * limits.burstBytes();
      buckets.put(device, bucket);
      if (buckets.size() > most) {
        Iterator<String> eldest = buckets.keySet().iterator();
        eldest.next();
        eldest.remove();
      }
    } else {
      double seconds = times * (now - bucket.at) / NANOS;
      bucket.observations =
          Math.min(
              (double) times * limits.burst(), bucket.observations + seconds * limits.perSecond());
      bucket.bytes =
          Math.min(
              (double) times * limits.burstBytes(),
              bucket.bytes + seconds * limits.bytesPerSecond());
    }
    bucket.at = now;
    return bucket;
  }

  /** What may be missing from an audit without a door being judged otherwise. */
  static boolean isBulk(Observation one) {
    if (one.kind() == Kind.REJECTED) {
      return true;
    }
    if (one.kind() != Kind.RECORDER_EVENT) {
      return false;
    }
    byte[] body = one.body().toArray();
    for (byte[] type : BULK) {
      if (contains(body, type)) {
        return true;
      }
    }
    return false;
  }

  private static boolean contains(byte[] text, byte[] part) {
    for (int at = 0; at + part.length <= text.length; at++) {
      int same = 0;
      while (same < part.length && text[at + same] == part[same]) {
        same++;
      }
      if (same == part.length) {
        return true;
      }
    }
    return false;
  }
}
