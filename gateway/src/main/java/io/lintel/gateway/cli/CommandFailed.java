package io.lintel.gateway.cli;

/**
 * A command cannot do its work. The message goes to standard error as it is: what was expected,
 * what was found, where, and what to do.
 */
public final class CommandFailed extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** The work was done and the answer is no. */
  public static final int ANSWER_IS_NO = 1;

  /** Wrong usage or configuration. */
  public static final int WRONG_USAGE = 2;

  /** Port taken, device missing, gateway not reachable. */
  public static final int ENVIRONMENT = 3;

  private final int exitCode;

  public CommandFailed(int exitCode, String message) {
    super(message);
    this.exitCode = exitCode;
  }

  public CommandFailed(int exitCode, String message, Throwable cause) {
    super(message, cause);
    this.exitCode = exitCode;
  }

  public int exitCode() {
    return exitCode;
  }
}
