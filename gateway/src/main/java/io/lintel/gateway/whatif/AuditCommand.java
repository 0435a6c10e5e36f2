package io.lintel.gateway.whatif;

import io.lintel.gateway.cli.CommandFailed;
import io.lintel.gateway.store.KeptHistory;
import io.lintel.gateway.store.StoreFailed;
import io.lintel.gateway.store.StoreUnusable;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code lintel audit}: what if this policy had been in force. */
@Command(
    name = "audit",
    description =
        "Judges the history in a data directory under another policy, without changing it, and"
            + " shows what would differ. A gateway may be running on it.")
public final class AuditCommand implements Callable<Integer> {
  @Option(
      names = "--policy",
      required = true,
      paramLabel = "NAME_OR_FILE",
      description = "A shipped policy (gas-strict, gas-lenient) or a file.")
  @SuppressWarnings("NullAway.Init") // picocli refuses to run without it
  private String policy;

  @Option(
      names = "--data",
      required = true,
      paramLabel = "DIR",
      description = "The gateway's data directory.")
  @SuppressWarnings("NullAway.Init") // picocli refuses to run without it
  private Path data;

  @Option(
      names = "--against",
      paramLabel = "NAME_OR_FILE",
      description =
          "The policy to compare with; default: the configuration's, or the one the directory was"
              + " judged by.")
  private @Nullable String against;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "The gateway's configuration, for the time zone and what it says of recorders.")
  private @Nullable Path config;

  @Option(names = "--json", description = "One JSON document, with every visit that differs.")
  private boolean json;

  @Spec
  @SuppressWarnings("NullAway.Init") // injected by picocli
  private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    try (KeptHistory history = KeptHistory.in(data)) {
      Question question = Question.of(policy, against, config, history.basis());
      try (Rejudged judged = Rejudged.of(history, question)) {
        report(new Summary(data, history.last(), question, judged.isFromDirectory()), judged);
      }
      return 0;
    } catch (StoreUnusable | StoreFailed e) {
      throw new CommandFailed(CommandFailed.ENVIRONMENT, String.valueOf(e.getMessage()), e);
    }
  }

  private void report(Summary summary, Rejudged judged) throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    Tally tally = new Tally();
    if (json) {
      JsonReport report = new JsonReport(out);
      report.begin(summary);
      Comparison.of(judged.before(), judged.after(), tally, report::differs);
      report.end(tally);
    } else {
      TextReport report = new TextReport(out, isChinese());
      Comparison.of(
          judged.before(), judged.after(), tally, (visit, points) -> report.differs(points));
      report.print(summary, tally);
    }
    out.flush();
  }

  /** Where the terminal speaks Chinese and can show it. */
  private static boolean isChinese() {
    String encoding = System.getProperty("stdout.encoding"); // from Java 19 on
    Charset shown = encoding == null ? Charset.defaultCharset() : Charset.forName(encoding);
    return Locale.getDefault(Locale.Category.DISPLAY).getLanguage().equals("zh")
        && shown.newEncoder().canEncode("录像");
  }
}
