package io.lintel.simulator.demo;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.lintel.gateway.cli.CommandFailed;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/**
 * What each mistake at a command line is told, run as it is typed. docs/messages.md holds the same
 * table for people; it is compared with what the commands say.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MessagesTest {
  private static final Path PAGE = Path.of("../docs/messages.md");

  /** What only programmers understand. */
  private static final Pattern NOT_FOR_PEOPLE =
      Pattern.compile(
          "[A-Z]\\w+(Exception|Error)\\b|\\b(java|javax|io|org|com|sun)(\\.[a-z]\\w*)+\\.[A-Z]\\w*"
              + "|\\tat |this was not expected|\\bnull\\b|@[0-9a-f]{5,}");

  private Mishandled world;
  private final Map<Mistake, Said> said = new LinkedHashMap<>();

  private record Said(int exit, String err) {}

  @BeforeAll
  void everyMistakeIsMade(@TempDir Path folder) throws IOException {
    world = new Mishandled(folder);
    sections().values().forEach(all -> all.forEach(one -> said.put(one, run(one))));
  }

  @AfterAll
  void close() throws IOException {
    world.close();
  }

  private static Map<String, List<Mistake>> sections() {
    Map<String, List<Mistake>> sections = new LinkedHashMap<>();
    sections.put("When something starts", Mistake.ofStartUp());
    sections.put("Command lines", Mistake.ofCommandLines());
    sections.put("Gateways, brokers and tokens", Mistake.ofPeers());
    sections.put("Files", Mistake.ofFiles());
    return sections;
  }

  private Said run(Mistake mistake) {
    StringWriter err = new StringWriter();
    CommandLine lintel = Lintel.commandLine();
    lintel.setOut(new PrintWriter(new StringWriter()));
    lintel.setErr(new PrintWriter(err, true));
    int exit = lintel.execute(mistake.arguments().stream().map(world::here).toArray(String[]::new));
    return new Said(exit, world.anywhere(err.toString().strip()));
  }

  @Test
  void itEndsWithTheCodeThatScriptsGoBy() {
    assertAll(
        said.entrySet().stream()
            .map(
                one ->
                    () ->
                        assertEquals(
                            one.getKey().exit(),
                            one.getValue().exit(),
                            one.getKey().command() + ": " + one.getValue().err())));
  }

  @Test
  void nothingOfItIsForProgrammersOnly() {
    assertAll(
        said.entrySet().stream()
            .map(
                one ->
                    () ->
                        assertFalse(
                            NOT_FOR_PEOPLE.matcher(one.getValue().err()).find(),
                            one.getKey().command() + ": " + one.getValue().err())));
  }

  /** Some sentences, not a page of options; the name of the program first. */
  @Test
  void itIsShortAndSaysWhoSpeaks() {
    assertAll(
        said.values().stream()
            .map(
                one ->
                    () -> {
                      assertFalse(one.err().lines().count() > 8, one.err());
                      assertEquals(true, one.err().contains("lintel: "), one.err());
                    }));
  }

  @Test
  void aDefectIsCalledOneAndShowsWhereItIsOnlyWhenAsked() {
    StringWriter err = new StringWriter();
    CommandLine lintel = Lintel.commandLine().addSubcommand("break", new Breaks());
    lintel.setErr(new PrintWriter(err, true));

    assertEquals(CommandFailed.ENVIRONMENT, lintel.execute("break"));
    assertFalse(NOT_FOR_PEOPLE.matcher(err.toString()).find(), err.toString());
    assertEquals(true, err.toString().contains("a defect of Lintel's"), err.toString());

    assertEquals(CommandFailed.ENVIRONMENT, lintel.execute("--verbose", "break"));
    assertEquals(true, err.toString().contains("\tat "), err.toString());
  }

  @CommandLine.Command(name = "break")
  static final class Breaks implements Runnable {
    @Override
    public void run() {
      throw new IllegalStateException("java.lang.IllegalStateException: slot 7 of 4");
    }
  }

  @Test
  void thePageHoldsTheSameTable() throws IOException {
    String page = Files.exists(PAGE) ? Files.readString(PAGE) : "";
    String table = tables();
    int begin = page.contains("\n## ") ? page.indexOf("\n## ") + 1 : page.length();
    if (!page.substring(begin).equals(table)) {
      Path made = Path.of("target", "messages.md");
      Files.writeString(made, page.substring(0, begin) + table);
      assertEquals(table, page.substring(begin), "the page as it should be is in " + made);
    }
  }

  private String tables() {
    List<String> lines = new ArrayList<>();
    sections()
        .forEach(
            (title, mistakes) -> {
              lines.add("## " + title + "\n");
              lines.add("| mistake | `lintel …` | ends with | says |\n|---|---|---|---|");
              mistakes.forEach(mistake -> lines.add(row(mistake)));
              lines.add("");
            });
    return String.join("\n", lines).stripTrailing() + "\n";
  }

  private String row(Mistake mistake) {
    Said one = said.getOrDefault(mistake, new Said(-1, ""));
    return "| %s | `%s` | %d | %s |"
        .formatted(
            mistake.what(),
            mistake.command().replaceAll("TAKEN|STRICT|OTHER", "8080"),
            one.exit(),
            one.err()
                .replace("lintel: ", "")
                .replace("|", "\\|")
                .replace("<", "&lt;")
                .replaceAll("\\R", "<br>"));
  }
}
