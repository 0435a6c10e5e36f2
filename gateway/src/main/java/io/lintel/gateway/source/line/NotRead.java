package io.lintel.gateway.source.line;

/** An on-demand read did not come about; the message says why, in a sentence for people. */
public final class NotRead extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** What stood in the way. */
  public enum Obstacle {
    /** No line has a meter of this name. */
    UNKNOWN_METER,
    /** Unplugged, or being closed. */
    LINE,
    /** More reads are waiting than the line or the journal bears: try again later. */
    BUSY
  }

  private final Obstacle obstacle;

  NotRead(Obstacle obstacle, String message) {
    super(message, null, false, false);
    this.obstacle = obstacle;
  }

  public Obstacle obstacle() {
    return obstacle;
  }
}
