package io.lintel.meter.line;

/** Whether the port is open, and when opening it is tried next. */
final class PortWatch {
  private final long first;
  private final long most;
  private boolean open;
  private long pause;
  private long openAt;
  private long triedAt;

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

  void opened() {
    open = true;
  }

  /**
   * A port that opens and is lost again without a byte is no better than one that does not open.
   */
  void spoke() {
    pause = first;
  }

  void failed(long now) {
    open = false;
    triedAt = now;
    openAt = now + pause;
    pause = Math.min(most, 2 * pause);
  }

  /** At once the first time: a far end that closes idle links is back at the first try. */
  void lost(long now) {
    open = false;
    openAt = pause == first ? now : now + pause;
    pause = Math.min(most, 2 * pause);
  }

  /** Somebody needs it: look again now, but not in a frenzy. */
  void wanted(long now) {
    if (!open) {
      openAt = Math.min(openAt, Math.max(now, triedAt + first));
    }
  }
}
