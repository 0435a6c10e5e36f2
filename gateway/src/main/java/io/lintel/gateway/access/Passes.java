package io.lintel.gateway.access;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Secrets that are good for a while: sessions of browsers, or links that begin them. Kept in memory
 * by digest; a restart ends them all. Safe for use from any thread.
 */
public final class Passes {
  private final int limit;
  private final long lifeNanos;
  private final SecureRandom random;
  private final LongSupplier nanoTime;
  private final Map<String, Long> expiryByDigest = new LinkedHashMap<>();

  /**
   * @param limit the oldest gives way to the one above it
   * @param nanoTime monotonic: how long a pass is good has nothing to do with the gateway's clock
   */
  public Passes(int limit, Duration life, SecureRandom random, LongSupplier nanoTime) {
    this.limit = limit;
    this.lifeNanos = life.toNanos();
    this.random = random;
    this.nanoTime = nanoTime;
  }

  public synchronized String issue() {
    String secret = Secret.fresh(random);
    expiryByDigest.put(Secret.digest(secret), nanoTime.getAsLong() + lifeNanos);
    if (expiryByDigest.size() > limit) {
      expiryByDigest.remove(expiryByDigest.keySet().iterator().next());
    }
    return secret;
  }

  public synchronized boolean holds(String secret) {
    Long expiry = expiryByDigest.get(Secret.digest(secret));
    return expiry != null && nanoTime.getAsLong() - expiry < 0;
  }

  /** Whether it was good; it no longer is. */
  public synchronized boolean redeem(String secret) {
    boolean good = holds(secret);
    expiryByDigest.remove(Secret.digest(secret));
    return good;
  }
}
