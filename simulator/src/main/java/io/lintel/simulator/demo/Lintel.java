package io.lintel.simulator.demo;

import io.lintel.gateway.cli.AcceptJournalCommand;
import io.lintel.gateway.cli.CommandFailed;
import io.lintel.gateway.cli.DecodeCommand;
import io.lintel.gateway.cli.GatewayCommand;
import io.lintel.gateway.cli.ReadCommand;
import io.lintel.gateway.cli.VisibleOutput;
import io.lintel.gateway.importing.ImportCommand;
import io.lintel.gateway.store.StoreUnusable;
import io.lintel.gateway.whatif.AuditCommand;
import io.lintel.gateway.wording.PlainReason;
import io.lintel.simulator.capture.BadCapture;
import io.lintel.simulator.clock.ClockStuck;
import io.lintel.simulator.scenario.BadScenario;
import io.lintel.simulator.transport.Unreachable;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;

/** The one entrance: every command of the gateway and the simulator. */
@Command(
    name = "lintel",
    mixinStandardHelpOptions = true,
    version = "Lintel 0.1.0",
    description = "The gateway over a gas utility's doorways.",
    subcommands = {
      DemoCommand.class,
      GatewayCommand.class,
      SimulateCommand.class,
      CaptureCommand.class,
      ReadCommand.class,
      DecodeCommand.class,
      ImportCommand.class,
      AuditCommand.class,
      AcceptJournalCommand.class,
      BenchCommand.class
    },
    scope = CommandLine.ScopeType.INHERIT,
    exitCodeOnInvalidInput = CommandFailed.WRONG_USAGE,
    exitCodeOnExecutionException = CommandFailed.ENVIRONMENT)
public final class Lintel implements Runnable {
  @CommandLine.Option(
      names = "--verbose",
      scope = CommandLine.ScopeType.INHERIT,
      description = "Show where an error comes from.")
  private boolean verbose;

  @SuppressWarnings("NullAway.Init") // picocli sets it
  @Spec
  private CommandSpec spec;

  public static void main(String[] arguments) {
    VisibleOutput.install();
    System.exit(commandLine().execute(arguments));
  }

  static CommandLine commandLine() {
    Lintel root = new Lintel();
    return new CommandLine(root)
        .setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF))
        .setParameterExceptionHandler(new WrongUsage())
        .setExecutionExceptionHandler(root::explain);
  }

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }

  private int explain(Exception failure, CommandLine command, ParseResult parsed) {
    PrintWriter err = command.getErr();
    err.println("lintel: " + inWords(failure));
    if (verbose) {
      failure.printStackTrace(err);
    } else if (!isOurs(failure)) {
      err.println(
          "lintel: this is a defect of Lintel's; what it prints with --verbose tells where it is");
    }
    err.flush();
    return exitCode(failure);
  }

  /** What is written for people stands as it is; of the rest, what is not the name of a class. */
  private static String inWords(Exception failure) {
    String message = failure.getMessage();
    return isOurs(failure) && message != null && !message.isBlank()
        ? PlainReason.withoutClassNames(message)
        : PlainReason.of(failure);
  }

  /** Failures whose messages say what was expected, what was found and what to do. */
  private static boolean isOurs(Exception failure) {
    return failure instanceof CommandFailed
        || failure instanceof ClockStuck
        || failure instanceof Unreachable
        || failure instanceof BadScenario
        || failure instanceof BadCapture
        || failure instanceof StoreUnusable;
  }

  private static int exitCode(Exception failure) {
    if (failure instanceof CommandFailed known) {
      return known.exitCode();
    }
    return failure instanceof BadScenario || failure instanceof BadCapture
        ? CommandFailed.WRONG_USAGE
        : CommandFailed.ENVIRONMENT;
  }
}
