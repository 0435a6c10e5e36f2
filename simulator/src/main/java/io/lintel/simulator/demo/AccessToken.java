package io.lintel.simulator.demo;

import io.lintel.gateway.cli.CommandFailed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The gateway's token, from a file or from the environment. */
final class AccessToken {
  /** What may stand in a header. */
  private static final Pattern TOKEN = Pattern.compile("[\\x21-\\x7e]+");

  private AccessToken() {}

  /**
   * @param file holds it, as DATA/admin.token does; null: LINTEL_TOKEN holds it
   */
  static String read(@Nullable Path file) {
    String variable = System.getenv("LINTEL_TOKEN");
    try {
      if (file != null) {
        return checked(Files.readString(file).strip(), file.toString());
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
    return checked(variable.strip(), "LINTEL_TOKEN");
  }

  private static String checked(String token, String where) {
    if (!TOKEN.matcher(token).matches()) {
      throw new CommandFailed(
          CommandFailed.WRONG_USAGE,
          where + " holds no token: expected one word, as the gateway writes to DATA/admin.token");
    }
    return token;
  }
}
