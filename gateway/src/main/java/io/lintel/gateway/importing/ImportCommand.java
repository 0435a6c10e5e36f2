package io.lintel.gateway.importing;

import io.lintel.gateway.cli.CommandFailed;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ./lintel import visits FILE.csv} and {@code import custody FILE.csv}. */
@Command(
    name = "import",
    description = "Work orders or hand-outs of recorders from a CSV file into a running gateway.",
    subcommands = {ImportCommand.Visits.class, ImportCommand.Custody.class})
public final class ImportCommand {
  private static final String TOKEN_VARIABLE = "LINTEL_TOKEN";

  /** What both have in common. */
  static final class Target {
    @Parameters(paramLabel = "FILE.csv", description = "UTF-8; columns: docs/import.md.")
    private Path file = Path.of("");

    @Option(names = "--gateway", description = "Address of the gateway (${DEFAULT-VALUE}).")
    private URI gateway = URI.create("http://127.0.0.1:8080");

    @Option(
        names = "--token-file",
        description = "File with the access token; default: the variable " + TOKEN_VARIABLE + ".")
    private @Nullable Path tokenFile;

    private int run(ImportKind kind) throws InterruptedException {
      CsvImport.Done done = new CsvImport(kind, gateway, token()).run(file);
      System.out.println(done.added() + " taken in, " + done.unchanged() + " known already");
      return 0;
    }

    private String token() {
      try {
        String token =
            tokenFile == null ? System.getenv(TOKEN_VARIABLE) : Files.readString(tokenFile);
        if (token == null || token.isBlank()) {
          throw new CommandFailed(
              CommandFailed.WRONG_USAGE,
              "expected an access token: give --token-file (the gateway writes DATA/admin.token)"
                  + " or set "
                  + TOKEN_VARIABLE);
        }
        return token.strip();
      } catch (IOException e) {
        throw new CommandFailed(CommandFailed.WRONG_USAGE, "token file cannot be read: " + e, e);
      }
    }
  }

  @Command(name = "visits", description = "Work orders.")
  static final class Visits implements Callable<Integer> {
    @Mixin private Target target = new Target();

    @Override
    public Integer call() throws InterruptedException {
      return target.run(ImportKind.VISITS);
    }
  }

  @Command(name = "custody", description = "Who carries which recorder.")
  static final class Custody implements Callable<Integer> {
    @Mixin private Target target = new Target();

    @Override
    public Integer call() throws InterruptedException {
      return target.run(ImportKind.CUSTODY);
    }
  }
}
