package io.lintel.simulator.demo;

import io.lintel.gateway.cli.CommandFailed;
import io.lintel.gateway.wording.PlainReason;
import io.lintel.simulator.console.Console;
import io.lintel.simulator.console.Stage;
import java.io.IOException;
import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the testers' console is, for the commands that have one. */
final class ConsoleOptions {
  /** The look that the gateway's pages have, and these share. */
  private static final String DESIGN = "/io/lintel/gateway/web/";

  @Option(
      names = "--console",
      paramLabel = "PORT",
      description =
          "Where the testers' console is; 0 takes a free port (default: 8090, or a free one where"
              + " that is taken).")
  private @Nullable Integer port;

  @Option(names = "--no-console", description = "Without the testers' console.")
  private boolean none;

  /** Closing it throws nothing. */
  interface Open extends AutoCloseable {
    @Override
    void close();
  }

  /** Open, and its address said; or nothing to close where none is wanted. */
  Open opened(Stage stage, PrintWriter out) {
    if (none) {
      return () -> {};
    }
    Console console = listening(stage);
    out.printf("Console %s%n", console.address());
    out.flush();
    return console::close;
  }

  private Console listening(Stage stage) {
    Integer asked = port;
    if (asked != null) {
      LocalPort.check("--console", asked);
    }
    try {
      return Console.opened(stage, asked == null ? Console.PORT : asked, DESIGN, System::nanoTime);
    } catch (IOException taken) {
      if (asked == null) {
        return anywhere(stage);
      }
      throw new CommandFailed(
          CommandFailed.ENVIRONMENT,
          "port %d on 127.0.0.1 cannot be had for the console (%s): choose another with --console,"
                  .formatted(asked, PlainReason.of(taken))
              + " any free one with 0, or none with --no-console",
          taken);
    }
  }

  private static Console anywhere(Stage stage) {
    try {
      return Console.opened(stage, 0, DESIGN, System::nanoTime);
    } catch (IOException none) {
      throw new CommandFailed(
          CommandFailed.ENVIRONMENT,
          "the console finds no free port: " + PlainReason.of(none),
          none);
    }
  }
}
