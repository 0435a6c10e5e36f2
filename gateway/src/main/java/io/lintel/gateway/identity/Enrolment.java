package io.lintel.gateway.identity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Windows in which devices may enrol themselves with a code. Kept in memory: a restart closes them.
 * Wrong codes are counted over all clients, for a client can call itself anything. Safe for use
 * from any thread.
 */
public final class Enrolment {
  public static final Duration LONGEST = Duration.ofHours(24);
  public static final int MOST_DEVICES = 10_000;

  /** Windows that are open at once. */
  static final int MOST_WINDOWS = 10;

  /** Wrong codes within {@link #ATTEMPTS_WITHIN}; then nobody's code is looked at for a while. */
  static final int MOST_WRONG = 10;

  static final Duration ATTEMPTS_WITHIN = Duration.ofMinutes(1);

  /** Without what looks like another: a person types it. Twelve of them are 59 bits. */
  private static final String LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

  private static final int CODE_LETTERS = 12;
  private static final int GROUP = 4;

  private final SecureRandom random;
  private final LongSupplier nanoTime;
  private final List<Open> windows = new ArrayList<>();
  private final Deque<Long> wrong = new ArrayDeque<>();

  private static final class Open {
    private final String digest;
    private final @Nullable SpeakerKind kind;
    private final long until;
    private int left;

    Open(String digest, @Nullable SpeakerKind kind, long until, int left) {
      this.digest = digest;
      this.kind = kind;
      this.until = until;
      this.left = left;
    }
  }

  /** How a code was taken. */
  public enum Answer {
    GOOD,
    /** Wrong, or its window is closed, or is for another kind. */
    WRONG,
    TOO_MANY_ATTEMPTS
  }

  /**
   * @param kind null: any but relays
   * @param left devices that may still come
   */
  public record Window(@Nullable SpeakerKind kind, Duration remaining, int left) {}

  /**
   * @param nanoTime monotonic
   */
  public Enrolment(SecureRandom random, LongSupplier nanoTime) {
    this.random = random;
    this.nanoTime = nanoTime;
  }

  /**
   * Opens a window; empty if too many are open.
   *
   * @param kind null: any but relays, which speak for many and are never enrolled by a code
   * @return the code, which is kept nowhere
   */
  public synchronized Optional<String> open(
      @Nullable SpeakerKind kind, Duration duration, int devices) {
    closeOld();
    if (windows.size() >= MOST_WINDOWS) {
      return Optional.empty();
    }
    String code = code();
    windows.add(new Open(digest(code), kind, nanoTime.getAsLong() + duration.toNanos(), devices));
    return Optional.of(code);
  }

  public synchronized List<Window> windows() {
    closeOld();
    long now = nanoTime.getAsLong();
    return windows.stream()
        .map(open -> new Window(open.kind, Duration.ofNanos(open.until - now), open.left))
        .toList();
  }

  /** How many were open. */
  public synchronized int closeAll() {
    closeOld();
    int open = windows.size();
    windows.clear();
    return open;
  }

  boolean anyOpen() {
    return !windows().isEmpty();
  }

  /** Uses a code for one device of {@code kind}. */
  synchronized Answer redeem(SpeakerKind kind, String code) {
    closeOld();
    long now = nanoTime.getAsLong();
    while (!wrong.isEmpty() && now - wrong.peek() >= ATTEMPTS_WITHIN.toNanos()) {
      wrong.remove();
    }
    if (wrong.size() >= MOST_WRONG) {
      return Answer.TOO_MANY_ATTEMPTS;
    }
    String digest = digest(plain(code));
    for (Iterator<Open> each = windows.iterator(); each.hasNext(); ) {
      Open open = each.next();
      boolean fits = open.kind == null ? kind != SpeakerKind.RELAY : open.kind == kind;
      if (same(open.digest, digest) && fits) {
        if (--open.left == 0) {
          each.remove();
        }
        return Answer.GOOD;
      }
    }
    wrong.add(now);
    return Answer.WRONG;
  }

  private void closeOld() {
    long now = nanoTime.getAsLong();
    windows.removeIf(open -> now - open.until >= 0);
  }

  private String code() {
    StringBuilder code = new StringBuilder();
    for (int i = 0; i < CODE_LETTERS; i++) {
      if (i > 0 && i % GROUP == 0) {
        code.append('-');
      }
      code.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    return code.toString();
  }

  /** As a person may type it. */
  private static String plain(String code) {
    String letters = code.strip().toUpperCase(java.util.Locale.ROOT).replaceAll("[\\s-]", "");
    StringBuilder grouped = new StringBuilder();
    for (int i = 0; i < letters.length(); i++) {
      if (i > 0 && i % GROUP == 0) {
        grouped.append('-');
      }
      grouped.append(letters.charAt(i));
    }
    return grouped.toString();
  }

  private static String digest(String code) {
    return DeviceSecret.hex(code.getBytes(StandardCharsets.UTF_8));
  }

  private static boolean same(String one, String other) {
    return MessageDigest.isEqual(
        one.getBytes(StandardCharsets.US_ASCII), other.getBytes(StandardCharsets.US_ASCII));
  }
}
