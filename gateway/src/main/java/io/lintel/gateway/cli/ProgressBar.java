package io.lintel.gateway.cli;

import java.io.PrintStream;

/** Shows on a terminal how far long work has come; says nothing where nobody watches. */
public final class ProgressBar implements AutoCloseable {
  private static final int CELLS = 40;

  private final PrintStream out;
  private final String what;
  private final long total;
  private final boolean watched;
  private int shown = -1;

  /**
   * @param out standard error, so that standard output stays clean
   * @param watched whether a person sees {@code out}
   */
  public ProgressBar(PrintStream out, boolean watched, String what, long total) {
    this.out = out;
    this.watched = watched;
    this.what = what;
    this.total = total;
  }

  /** On standard error, if this is a terminal. */
  @SuppressWarnings("SystemConsoleNull") // from Java 22 on the bar may stand in a redirected file
  public static ProgressBar onTerminal(String what, long total) {
    return new ProgressBar(VisibleOutput.terminal(), System.console() != null, what, total);
  }

  /** {@code done} of the total is done. */
  public void at(long done) {
    int percent = total == 0 ? 100 : (int) Math.min(100, done * 100 / total);
    if (!watched || percent == shown) {
      return;
    }
    shown = percent;
    int full = percent * CELLS / 100;
    out.printf(
        "\r%s [%s%s] %3d %%  %,d of %,d",
        what, "#".repeat(full), ".".repeat(CELLS - full), percent, done, total);
    out.flush();
  }

  @Override
  public void close() {
    if (shown >= 0) {
      out.println();
    }
  }
}
