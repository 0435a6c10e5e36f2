package io.lintel.simulator.demo;

import io.lintel.gateway.cli.CommandFailed;
import io.lintel.gateway.wording.PlainReason;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * A command line that cannot be understood: what was expected and what was found, in one sentence,
 * and where all options stand. Not the whole of them: the sentence would be off the screen.
 */
final class WrongUsage implements IParameterExceptionHandler {
  private static final Map<Class<?>, String> EXPECTED =
      Map.of(
          int.class, "a whole number",
          Integer.class, "a whole number",
          long.class, "a whole number",
          Long.class, "a whole number",
          double.class, "a number",
          URI.class, "an address (http://127.0.0.1:8080)",
          ZoneId.class, "a time zone (Asia/Shanghai)",
          LocalDateTime.class, "a date and a time of day (2026-11-20T09:00:00)",
          Path.class, "the name of a file");

  @Override
  public int handleParseException(ParameterException wrong, String[] arguments) {
    CommandLine command = wrong.getCommandLine();
    PrintWriter err = command.getErr();
    String name = command.getCommandSpec().qualifiedName();
    err.println("lintel: " + sentence(wrong));
    UnmatchedArgumentException.printSuggestions(wrong, err);
    err.println("'" + name + " --help' shows how it is used.");
    err.flush();
    return CommandFailed.WRONG_USAGE;
  }

  private static String sentence(ParameterException wrong) {
    ArgSpec argument = wrong.getArgSpec();
    String value = wrong.getValue();
    String message = String.valueOf(wrong.getMessage());
    String expected = argument == null ? null : EXPECTED.get(argument.type());
    if (message.startsWith("Missing required subcommand")) {
      return "expected which: "
          + String.join(", ", wrong.getCommandLine().getSubcommands().keySet());
    }
    if (wrong instanceof UnmatchedArgumentException unmatched) {
      return "not understood: " + String.join(" ", unmatched.getUnmatched());
    }
    if (argument != null && message.contains("expected ")) {
      // A converter of ours has said it already, behind words of the library's.
      return name(argument) + ": " + message.substring(message.indexOf("expected "));
    }
    if (argument != null && value != null && expected != null && message.startsWith("Invalid")) {
      return "%s: expected %s, found '%s'".formatted(name(argument), expected, value);
    }
    return PlainReason.withoutClassNames(message);
  }

  private static String name(ArgSpec argument) {
    return argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
  }
}
