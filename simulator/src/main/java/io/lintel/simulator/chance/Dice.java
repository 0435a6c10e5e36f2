package io.lintel.simulator.chance;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A stream of draws (SplitMix64). Forks are named, so that a new actor changes nobody else's luck.
 * Not safe for use from several threads.
 */
public final class Dice {
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  private final long origin;
  private long state;

  private Dice(long origin) {
    this.origin = origin;
    this.state = origin;
  }

  public static Dice ofSeed(long seed) {
    return new Dice(mix(seed));
  }

  /** A stream of its own that depends on this one's origin and {@code name}, not on its draws. */
  public Dice fork(String name) {
    long hash = origin;
    for (byte octet : name.getBytes(StandardCharsets.UTF_8)) {
      hash = mix(hash ^ octet);
    }
    return new Dice(hash);
  }

  public long next() {
    state += GOLDEN;
    return mix(state);
  }

  /** In [0, 1). */
  public double unit() {
    return (next() >>> 11) * 0x1.0p-53;
  }

  public double between(double low, double high) {
    return low + unit() * (high - low);
  }

  /** Both ends included. */
  public int whole(int low, int high) {
    return low + (int) Math.floor(unit() * (high - low + 1));
  }

  public boolean chance(double probability) {
    return unit() < probability;
  }

  /** Between {@code low} and {@code high} seconds, to the millisecond. */
  public Duration seconds(double low, double high) {
    return Duration.ofMillis(Math.round(between(low, high) * 1000));
  }

  /** Normally distributed about 0. */
  public double normal(double deviation) {
    double radius = Math.sqrt(-2 * Math.log(1 - unit()));
    return deviation * radius * Math.cos(2 * Math.PI * unit());
  }

  public <T> T pick(List<T> from) {
    return from.get(whole(0, from.size() - 1));
  }

  /** A key, drawn by its share of all shares; the map's order matters. */
  public <T> T share(Map<T, Double> shares) {
    double left = unit() * shares.values().stream().mapToDouble(Double::doubleValue).sum();
    T last = null;
    for (Map.Entry<T, Double> entry : shares.entrySet()) {
      last = entry.getKey();
      left -= entry.getValue();
      if (left < 0) {
        break;
      }
    }
    if (last == null) {
      throw new IllegalArgumentException("no shares to draw from");
    }
    return last;
  }

  /** As many of each key as its share of {@code count}, in random order. */
  public <T> List<T> dealt(Map<T, Double> shares, int count) {
    double all = shares.values().stream().mapToDouble(Double::doubleValue).sum();
    List<T> dealt = new ArrayList<>();
    double due = 0;
    for (Map.Entry<T, Double> entry : shares.entrySet()) {
      due += entry.getValue() / all * count;
      while (dealt.size() < Math.round(due)) {
        dealt.add(entry.getKey());
      }
    }
    return shuffled(dealt);
  }

  public <T> List<T> shuffled(List<T> things) {
    List<T> shuffled = new ArrayList<>(things);
    for (int i = shuffled.size() - 1; i > 0; i--) {
      Collections.swap(shuffled, i, whole(0, i));
    }
    return shuffled;
  }

  /** In the form of a random one (version 4). */
  public UUID uuid() {
    long high = (next() & 0xFFFFFFFFFFFF0FFFL) | 0x4000L;
    long low = (next() & 0x3FFFFFFFFFFFFFFFL) | 0x8000000000000000L;
    return new UUID(high, low);
  }

  private static long mix(long z) {
    long a = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
    long b = (a ^ a >>> 27) * 0x94D049BB133111EBL;
    return b ^ b >>> 31;
  }
}
