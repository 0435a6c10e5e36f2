package io.lintel.gateway.cli;

import io.lintel.gateway.intake.GatewayLife;
import io.lintel.gateway.store.Continuity;
import io.lintel.gateway.store.CursorDatabase;
import io.lintel.gateway.store.DataDirectory;
import io.lintel.gateway.store.JournalDatabase;
import io.lintel.gateway.store.SavedJournal;
import io.lintel.gateway.store.StoreFailed;
import io.lintel.gateway.store.StoreUnusable;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code lintel accept-journal}: a restored or shortened journal is taken as it is, on purpose. */
@Command(
    name = "accept-journal",
    description =
        "Takes the journal of a data directory as it is, after it was restored from a backup or"
            + " lost: what is derived is built again at the next start, and no number is given"
            + " twice. The gateway must be stopped.")
public final class AcceptJournalCommand implements Callable<Integer> {
  @Option(
      names = "--data",
      required = true,
      paramLabel = "DIR",
      description = "The gateway's data directory.")
  @SuppressWarnings("NullAway.Init") // picocli refuses to run without it
  private Path directory;

  @Option(
      names = "--save",
      description =
          "Of a journal with damaged pages: first copies all that can be read to a new file, which"
              + " takes its place. The old one is kept as journal.db.damaged.")
  private boolean save;

  @Spec
  @SuppressWarnings("NullAway.Init") // injected by picocli
  private CommandSpec spec;

  @Override
  public Integer call() {
    if (!Files.isDirectory(directory)) {
      throw new CommandFailed(
          CommandFailed.WRONG_USAGE,
          "expected a gateway's data directory (data: in lintel.yaml), found none at "
              + directory.toAbsolutePath());
    }
    try (DataDirectory data = DataDirectory.open(directory);
        CursorDatabase cursors = CursorDatabase.open(data)) {
      if (save) {
        report(SavedJournal.in(data));
      }
      accept(data, cursors);
      return 0;
    } catch (StoreUnusable | StoreFailed e) {
      throw new CommandFailed(CommandFailed.ENVIRONMENT, String.valueOf(e.getMessage()), e);
    }
  }

  private void accept(DataDirectory data, CursorDatabase cursors) {
    try (JournalDatabase journal = JournalDatabase.openWithoutItsEnd(data)) {
      report(
          Continuity.accept(
              data,
              journal,
              cursors,
              said ->
                  GatewayLife.observation("gateway", Continuity.ACCEPTED, said, Instant.now())));
    }
  }

  private void report(SavedJournal.Saved saved) {
    PrintWriter out = spec.commandLine().getOut();
    out.println(
        "Saved "
            + saved.entries()
            + " entries; the damaged file is kept as "
            + saved.old()
            + ". "
            + saved.lost().map(lost -> "Not to be read any more: " + lost + ".").orElse("All."));
  }

  private void report(Continuity.Accepted accepted) {
    PrintWriter out = spec.commandLine().getOut();
    if (accepted.contradictions().isEmpty()) {
      out.println("Nothing contradicts the journal; nothing was changed.");
    } else {
      accepted.contradictions().forEach(one -> out.println("Accepted: " + one + "."));
      out.println(
          "The next entry has number "
              + accepted.next()
              + ". What is derived is built again when the gateway starts.");
    }
  }
}
