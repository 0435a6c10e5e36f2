package io.lintel.gateway.importing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lintel.gateway.cli.CommandFailed;
import io.lintel.gateway.cli.ProgressBar;
import io.lintel.gateway.importing.GatewayClient.NotTaken;
import io.lintel.gateway.wording.PlainReason;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/**
 * One file into a running gateway: read whole, checked whole, and only then sent. The gateway
 * leaves alone what already stands, so that running it again does no harm.
 */
final class FileImport {
  /** Rows in one request, and about how many characters: half of what the gateway takes. */
  private static final int ROWS_A_REQUEST = 500;

  private static final int CHARS_A_REQUEST = 64 * 1024;

  private static final int UNAUTHORIZED = 401;
  private static final int FORBIDDEN = 403;
  private static final int MISTAKES_SHOWN = 100;

  /** What the gateway said. */
  record Done(int added, int unchanged) {}

  private final ImportKind kind;
  private final GatewayClient gateway;
  private final PrintWriter notes;

  /**
   * @param notes hears how the file was read and what of it was left out
   */
  FileImport(ImportKind kind, URI gateway, String token, PrintWriter notes) {
    this.kind = kind;
    this.notes = notes;
    this.gateway = new GatewayClient(gateway, token);
  }

  /**
   * @throws CommandFailed with every mistake in the file and nothing sent, or when the gateway does
   *     not take it
   */
  Done run(Path file) throws InterruptedException {
    List<ObjectNode> rows = checked(file).rows();
    Done[] done = {new Done(0, 0)};
    send(kind.path(), rows, (from, items) -> done[0] = plus(done[0], items));
    return done[0];
  }

  /**
   * The file's rows, none of which has a mistake.
   *
   * @throws CommandFailed with every mistake in the file
   */
  CheckedRows checked(Path file) {
    CheckedRows checked = check(file);
    checked.notes().forEach(note -> notes.println(shown(file) + ": " + note));
    notes.flush();
    if (!checked.mistakes().isEmpty()) {
      throw refused(file, checked.mistakes());
    }
    return checked;
  }

  /**
   * @param mistakes one sentence each, with the line
   */
  static CommandFailed refused(Path file, List<String> mistakes) {
    return new CommandFailed(CommandFailed.WRONG_USAGE, sentence(file, mistakes));
  }

  private CheckedRows check(Path file) {
    try {
      return CheckedRows.of(Sheet.read(file, kind), kind);
    } catch (NoSuchFileException e) {
      throw new CommandFailed(
          CommandFailed.WRONG_USAGE, shown(file) + ": there is no such file", e);
    } catch (IOException e) {
      throw new CommandFailed(
          CommandFailed.ENVIRONMENT, shown(file) + " cannot be read: " + PlainReason.of(e), e);
    } catch (Unreadable e) {
      throw new CommandFailed(CommandFailed.WRONG_USAGE, shown(file) + ": " + e.says(), e);
    }
  }

  static String shown(Path file) {
    return ForeignText.visible(file.toString());
  }

  private static String sentence(Path file, List<String> mistakes) {
    StringBuilder text = new StringBuilder();
    mistakes.stream()
        .limit(MISTAKES_SHOWN)
        .forEach(mistake -> text.append(shown(file)).append(", ").append(mistake).append('\n'));
    if (mistakes.size() > MISTAKES_SHOWN) {
      text.append("and ").append(mistakes.size() - MISTAKES_SHOWN).append(" more\n");
    }
    return text.append("Nothing was sent. Mend the file and import it again.").toString();
  }

  /** What becomes of some rows. */
  interface Answered {
    /**
     * @param from the first one's place among all
     * @param items what the gateway says of each, in order
     */
    void heard(int from, JsonNode items);
  }

  /** Sends {@code rows} in as many requests as it takes. */
  void send(String path, List<ObjectNode> rows, Answered answered) throws InterruptedException {
    int next = 0;
    try (ProgressBar progress = ProgressBar.onTerminal("import", rows.size())) {
      while (next < rows.size()) {
        StringBuilder batch = new StringBuilder("[");
        int end = next;
        while (end < rows.size()
            && end - next < ROWS_A_REQUEST
            && (end == next || batch.length() < CHARS_A_REQUEST)) {
          batch.append(end == next ? "" : ",").append(rows.get(end++));
        }
        JsonNode answer = gateway.send(kind.method(), path, batch.append("]").toString());
        answered.heard(next, answer.path("items"));
        next = end;
        progress.at(next);
      }
    } catch (NotTaken e) {
      throw failed(e, next, rows.size());
    }
  }

  private static Done plus(Done before, JsonNode items) {
    int added = before.added();
    int unchanged = before.unchanged();
    for (JsonNode item : items) {
      if (item.path("outcome").asText().equals("unchanged")) {
        unchanged++;
      } else {
        added++;
      }
    }
    return new Done(added, unchanged);
  }

  private static CommandFailed failed(NotTaken e, int sent, int all) {
    int exit =
        switch (e.status()) {
          case 0 -> CommandFailed.ENVIRONMENT;
          case UNAUTHORIZED, FORBIDDEN -> CommandFailed.WRONG_USAGE;
          default -> CommandFailed.ANSWER_IS_NO;
        };
    String stands =
        sent == 0
            ? "Nothing was taken in."
            : sent
                + " of "
                + all
                + " rows were taken in. Running the import again does no harm to them.";
    return new CommandFailed(exit, e.getMessage() + "\n" + stands, e);
  }
}
