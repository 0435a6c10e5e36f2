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

/**
 * Whether what a device sends is taken in now: within its quota, and, where the disk is nearly
 * full, only what an audit rests on. Duplicates count too, for they cost as much.
 */
public final class Quotas {
  /**
   * Devices whose quota is remembered; who has been silent longest is forgotten, and starts anew.
   */
  static final int DEVICES = 50_000;

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

  /** What a device has left. */
  private static final class Bucket {
    private double observations;
    private double bytes;
    private long at;
  }

  /**
   * @param freeBytes of the journal's disk; asked for each batch, so it must be cheap
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
   * Whether {@code batch} is refused; what is not is counted against its devices. A batch of
   * several devices is refused only if all are beyond their quotas, for it is taken whole or not at
   * all: whoever gathers messages asks for each of them.
   */
  public Optional<JournalRefuses> refuses(List<Observation> batch) {
    if (this == NONE || batch.isEmpty()) {
      return Optional.empty();
    }
    if (isReserveReached() && batch.stream().allMatch(Quotas::isBulk)) {
      return Optional.of(
          new JournalRefuses(
              "the disk has less than "
                  + (limits.reserveBytes() >> 20)
                  + " MiB left, which are kept for readings, steps and recordings: heartbeats,"
                  + " positions and payloads that cannot be read are not taken",
              WHILE_FULL));
    }
    return overQuota(batch);
  }

  private synchronized Optional<JournalRefuses> overQuota(List<Observation> batch) {
    double wait = Double.MAX_VALUE;
    for (Observation one : batch) {
      if (one.kind() == Kind.GATEWAY || one.kind() == Kind.SLOT) {
        return Optional.empty();
      }
      wait = Math.min(wait, secondsToWait(one));
    }
    if (wait > 0) {
      Observation first = batch.get(0);
      return Optional.of(
          new JournalRefuses(
              first.device()
                  + " sends more than it may: beyond "
                  + limits.burst()
                  + " observations or "
                  + (limits.burstBytes() >> 20)
                  + " MiB at once, "
                  + limits.perSecond()
                  + " observations and "
                  + (limits.bytesPerSecond() >> 10)
                  + " KiB a second are taken",
              Duration.ofSeconds((long) Math.ceil(wait))));
    }
    batch.forEach(this::charge);
    return Optional.empty();
  }

  /** Zero or less where the device has something left. */
  private double secondsToWait(Observation one) {
    Bucket bucket = bucket(one.device());
    return Math.max(
        (1 - bucket.observations) / limits.perSecond(), -bucket.bytes / limits.bytesPerSecond());
  }

  private void charge(Observation one) {
    Bucket bucket = bucket(one.device());
    bucket.observations -= 1;
    bucket.bytes -= one.body().length() + one.raw().length();
  }

  private Bucket bucket(String device) {
    long now = nanoTime.getAsLong();
    Bucket bucket = buckets.get(device);
    if (bucket == null) {
      bucket = new Bucket();
      bucket.observations = limits.burst();
      bucket.bytes = limits.burstBytes();
      buckets.put(device, bucket);
      if (buckets.size() > DEVICES) {
        Iterator<String> eldest = buckets.keySet().iterator();
        eldest.next();
        eldest.remove();
      }
    } else {
      double seconds = (now - bucket.at) / NANOS;
      bucket.observations =
          Math.min((double) limits.burst(), bucket.observations + seconds * limits.perSecond());
      bucket.bytes =
          Math.min((double) limits.burstBytes(), bucket.bytes + seconds * limits.bytesPerSecond());
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
