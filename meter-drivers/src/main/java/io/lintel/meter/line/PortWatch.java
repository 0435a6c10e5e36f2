package io.lintel.meter.line;

import org.jspecify.annotations.Nullable;

/** Whether the port is open, when opening it is tried next, and whether it can be called down. */
final class PortWatch {
  /** While somebody waits for the port, it is looked for at least so often. */
  private static final long LOOK_WHILE_WANTED = 1_000_000_000L;

  private final long first;
  private final long most;
  private boolean open;
  private long pause;
  private long openAt;
  private long triedAt;
  private long openedAt;
  private long downSince;
  private boolean spoken;
  private @Nullable String down;
  private boolean downUntilItSpeaks;

  PortWatch(LineLimits limits, long now) {
    this.first = limits.reopenFirst().toNanos();
    this.most = limits.reopenMost().toNanos();
    this.pause = first;
    this.openAt = now;
    this.triedAt = now - first;
  }

  boolean isOpen() {
    return open;
  }

  long openAtNanos() {
    return openAt;
  }

  long openedAtNanos() {
    return openedAt;
  }

  /** Since when it cannot be used; only where {@link #down} says that it cannot. */
  long downSinceNanos() {
    return downSince;
  }

  /**
   * Why the port cannot be used, or null. A far end that closes an idle link, or each link after an
   * answer, is no trouble: it is one only where the port does not open again, or where it is lost
   * under a question before it ever spoke.
   */
  @Nullable String down() {
    return down;
  }

  void opened(long now) {
    open = true;
    openedAt = now;
    spoken = false;
    if (!downUntilItSpeaks) {
      down = null;
    }
  }

  /**
   * A port that opens and is lost again without a byte is no better than one that does not open.
   */
  void spoke() {
    pause = first;
    spoken = true;
    down = null;
    downUntilItSpeaks = false;
  }

  /**
   * @param wanted whether a turn waits for it
   */
  void failed(String why, boolean wanted, long now) {
    open = false;
    triedAt = now;
    openAt = now + (wanted ? Math.min(pause, LOOK_WHILE_WANTED) : pause);
    pause = Math.min(most, 2 * pause);
    isDown(why, now);
  }

  /**
   * At once the first time: a far end that closes idle links is back at the first try.
   *
   * @param asked whether a question was on its way
   */
  void lost(String why, boolean asked, long now) {
    open = false;
    openAt = pause == first ? now : now + (asked ? Math.min(pause, LOOK_WHILE_WANTED) : pause);
    pause = Math.min(most, 2 * pause);
    if (asked && !spoken) {
      isDown(why, now);
      downUntilItSpeaks = true;
    }
  }

  /** Closed by us, to be opened anew at once. */
  void renewed(long now) {
    open = false;
    openAt = now;
  }

  /** Somebody needs it: look again now, but not in a frenzy. */
  void wanted(long now) {
    if (!open) {
      openAt = Math.min(openAt, Math.max(now, triedAt + first));
    }
  }

  private void isDown(String why, long now) {
    if (down == null) {
      down = why;
      downSince = now;
    }
  }
}
