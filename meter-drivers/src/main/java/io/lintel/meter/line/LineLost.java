package io.lintel.meter.line;

import java.io.IOException;

/** The port cannot be opened, or is gone: unplugged, closed by the far end, refused. */
public final class LineLost extends IOException {
  private static final long serialVersionUID = 1L;

  private final String why;

  public LineLost(String why) {
    super(why);
    this.why = why;
  }

  public LineLost(String why, Throwable cause) {
    super(why, cause);
    this.why = why;
  }

  /** One sentence for the operator. */
  public String why() {
    return why;
  }
}
