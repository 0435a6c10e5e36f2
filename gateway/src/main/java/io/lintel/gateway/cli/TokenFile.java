package io.lintel.gateway.cli;

import io.lintel.gateway.wording.PlainReason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The gateway's access token, from a file or from the environment. */
public final class TokenFile {
  public static final String VARIABLE = "LINTEL_TOKEN";

  /** What may stand in a header. */
  private static final Pattern TOKEN = Pattern.compile("[\\x21-\\x7e]+");

  private static final long LARGEST_OCTETS = 4096;

  private TokenFile() {}

  /**
   * @param file holds it, as DATA/admin.token does; null: the environment holds it
   * @throws CommandFailed if neither holds one
   */
  public static String read(@Nullable Path file) {
    if (file != null) {
      return checked(text(file), file.toString());
    }
    String variable = System.getenv(VARIABLE);
    if (variable == null || variable.isBlank()) {
      throw new CommandFailed(
          CommandFailed.WRONG_USAGE,
          "the gateway wants an access token: name the file with --token-file (the gateway writes"
              + " DATA/admin.token), or set "
              + VARIABLE);
    }
    return checked(variable.strip(), VARIABLE);
  }

  private static String text(Path file) {
    try {
      if (Files.exists(file) && !Files.isRegularFile(file)) {
        throw new CommandFailed(
            CommandFailed.WRONG_USAGE,
            "--token-file " + file + ": expected a file, found a folder or a device");
      }
      return Files.size(file) > LARGEST_OCTETS ? "" : Files.readString(file).strip();
    } catch (NoSuchFileException missing) {
      throw new CommandFailed(
          CommandFailed.WRONG_USAGE,
          "--token-file "
              + file
              + ": there is no such file; the gateway writes admin.token into its data directory",
          missing);
    } catch (IOException e) {
      throw new CommandFailed(
          CommandFailed.ENVIRONMENT,
          "--token-file " + file + " cannot be read: " + PlainReason.of(e),
          e);
    }
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
