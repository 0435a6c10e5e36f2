package io.lintel.simulator.console.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Every key that a page says is there in both languages, and none is there for nothing. */
class ConsoleWordsTest {
  private static final Path FOLDER = Path.of("src/main/resources/io/lintel/simulator/console/web");
  private static final Pattern ENTRY =
      Pattern.compile(
          "\"(\\w+\\.\\w+)\":\\s*\\[\\s*\"((?:[^\"\\\\]|\\\\.)*)\",\\s*\"((?:[^\"\\\\]|\\\\.)*)\",?\\s*]");

  private static List<MatchResult> entries;
  private static Set<String> keys;
  private static String said;
  private static String pages;

  @BeforeAll
  static void read() throws IOException {
    StringBuilder words = new StringBuilder();
    StringBuilder others = new StringBuilder();
    try (var files = Files.list(FOLDER)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".js")).sorted().toList()) {
        boolean saysWords = file.getFileName().toString().endsWith("words.js");
        (saysWords ? words : others).append(Files.readString(file)).append('\n');
      }
    }
    others.append(shared("outcome.js"));
    said = words.toString();
    pages = others.toString();
    entries = ENTRY.matcher(said).results().toList();
    keys = entries.stream().map(entry -> entry.group(1)).collect(Collectors.toSet());
  }

  private static String shared(String name) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(
            ConsoleWordsTest.class.getResourceAsStream("/io/lintel/gateway/web/" + name))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void everyEntryHasBothLanguagesAndStandsThereOnce() {
    long named = Pattern.compile("(?m)^  \"\\w+\\.\\w+\":").matcher(said).results().count();
    assertEquals(named, entries.size(), "an entry is not exactly [English, Chinese]");
    assertEquals(named, keys.size(), "a key stands there twice");
  }

  @Test
  void bothLanguagesFillInTheSameNames() {
    for (MatchResult entry : entries) {
      assertEquals(names(entry.group(2)), names(entry.group(3)), entry.group(1));
    }
  }

  @Test
  void noKeyIsMissing() {
    Set<String> families =
        keys.stream().map(key -> key.substring(0, key.indexOf('.'))).collect(Collectors.toSet());
    Set<String> missing = new TreeSet<>();
    Pattern.compile("\"((\\w+)\\.\\w+)\"")
        .matcher(pages)
        .results()
        .filter(key -> families.contains(key.group(2)) && !keys.contains(key.group(1)))
        .filter(key -> !key.group(1).endsWith(".js"))
        .forEach(key -> missing.add(key.group(1)));
    assertEquals(Set.of(), missing);
  }

  @Test
  void noKeyIsUnused() {
    Set<String> unused = new TreeSet<>(keys);
    unused.removeIf(key -> pages.contains('"' + key + '"') || isBuilt(key));
    assertEquals(Set.of(), unused);
  }

  /** Keys built from a family and a name that comes from the console or the gateway. */
  private static boolean isBuilt(String key) {
    String family = key.substring(0, key.indexOf('.'));
    return pages.contains("`" + family + ".${") || pages.contains("named(\"" + family + "\"");
  }

  private static Set<String> names(String text) {
    return Pattern.compile("\\{(\\w+)}")
        .matcher(text)
        .results()
        .map(name -> name.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
