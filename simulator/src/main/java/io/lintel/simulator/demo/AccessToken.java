package io.lintel.simulator.demo;

import io.lintel.gateway.cli.CommandFailed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The gateway's token, from a file or from the environment. */
final class AccessToken {
  private AccessToken() {}

  /**
   * @param file holds it, as DATA/admin.token does; null: LINTEL_TOKEN holds it
   */
  static String read(@Nullable Path file) {
    String variable = System.getenv("LINTEL_TOKEN");
    try {
      if (file != null) {
        return Files.readString(file).strip();
      }
    } catch (IOException e) {
      throw new CommandFailed(
          CommandFailed.ENVIRONMENT,
          "cannot read the token from " + file + ": " + e.getMessage(),
          e);
    }
    if (variable == null || variable.isBlank()) {
      throw new CommandFailed(
          CommandFailed.WRONG_USAGE,
          "the gateway wants a token: name the file with --token-file (the gateway writes"
              + " DATA/admin.token), or set LINTEL_TOKEN");
    }
    return variable.strip();
  }
}
