package io.lintel.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * A throwable that is put into a sentence as it is puts the name of its class there, which tells
 * nobody what to do. {@code PlainReason.of} has the words.
 */
class NoClassNamesInSentencesTest {
  private static final Path SOURCES = Path.of("../gateway/src/main/java");
  private static final Pattern THROWABLES =
      Pattern.compile(
          "catch \\([^)]*?(\\w+)\\)|\\b(?:final )?(?:Throwable|\\w+Exception|\\w+Error) (\\w+)[,)]");

  @Test
  void noThrowableStandsInASentenceAsItIs() throws IOException {
    List<String> found = new ArrayList<>();
    for (Path file : files()) {
      String text = Files.readString(file);
      for (String name : throwables(text)) {
        Matcher said =
            Pattern.compile("\"\\s*\\+\\s*" + name + "\\s*[,;)+]|[^.]valueOf\\(" + name + "\\)")
                .matcher(text);
        while (said.find()) {
          String line = lineAt(text, said.start());
          // What goes wrong with ourselves is for those who mend it.
          if (!line.contains("IllegalStateException(") && !line.contains("AssertionError(")) {
            found.add(SOURCES.relativize(file) + ": " + line.strip());
          }
        }
      }
    }
    assertEquals(List.of(), found);
  }

  /** Of exceptions; a part of ours may be logged by its own name. */
  @Test
  void noClassIsAskedForItsNameToTellAPerson() throws IOException {
    List<String> found = new ArrayList<>();
    for (Path file : files()) {
      String text = Files.readString(file);
      for (String name : throwables(text)) {
        if (text.contains(name + ".getClass()")) {
          found.add(SOURCES.relativize(file) + ": " + name);
        }
      }
    }
    assertEquals(List.of(), found);
  }

  private static List<Path> files() throws IOException {
    try (Stream<Path> all = Files.walk(SOURCES)) {
      return all.filter(file -> file.toString().endsWith(".java")).sorted().toList();
    }
  }

  private static Set<String> throwables(String text) {
    Set<String> names = new TreeSet<>();
    Matcher named = THROWABLES.matcher(text);
    while (named.find()) {
      names.add(named.group(1) == null ? named.group(2) : named.group(1));
    }
    names.removeIf(name -> text.contains("String " + name)); // a sentence of its own
    return names;
  }

  private static String lineAt(String text, int at) {
    int from = text.lastIndexOf('\n', at) + 1;
    int to = text.indexOf('\n', at);
    return text.substring(from, to < 0 ? text.length() : to);
  }
}
