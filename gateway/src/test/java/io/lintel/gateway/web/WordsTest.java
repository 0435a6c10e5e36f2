package io.lintel.gateway.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.gateway.audit.Cause;
import io.lintel.gateway.audit.Outcome;
import io.lintel.gateway.clock.ClockBasis;
import io.lintel.gateway.journal.Kind;
import io.lintel.gateway.recorder.GapClass;
import io.lintel.gateway.recorder.RecorderEventType;
import io.lintel.gateway.visit.StepType;
import io.lintel.gateway.visit.VisitKind;
import io.lintel.meter.line.TurnEnd;
import io.lintel.meter.spi.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Every key that a page says is there in both languages, and none is there for nothing. */
class WordsTest {
  private static final Path FOLDER = Path.of("src/main/resources/io/lintel/gateway/web");
  private static final Pattern ENTRY =
      Pattern.compile(
          "\"(\\w+\\.\\w+)\":\\s*\\[\\s*\"((?:[^\"\\\\]|\\\\.)*)\",\\s*\"((?:[^\"\\\\]|\\\\.)*)\",?\\s*]");

  private static String lists;
  private static List<MatchResult> entries;
  private static Set<String> keys;
  private static String pages;

  @BeforeAll
  static void read() throws IOException {
    lists = textOf(FOLDER.resolve("words"));
    entries = ENTRY.matcher(lists).results().toList();
    keys = entries.stream().map(entry -> entry.group(1)).collect(Collectors.toSet());
    pages = textOf(FOLDER);
  }

  private static String textOf(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      StringBuilder all = new StringBuilder();
      for (Path file : files.filter(f -> f.toString().matches(".*\\.(js|html)")).toList()) {
        all.append(Files.readString(file)).append('\n');
      }
      return all.toString();
    }
  }

  @Test
  void everyListIsTakenUp() throws IOException {
    String all = Files.readString(FOLDER.resolve("words.js"));
    try (var files = Files.list(FOLDER.resolve("words"))) {
      for (Path file : files.toList()) {
        String name = file.getFileName().toString().replace(".js", "");
        assertTrue(all.contains("from \"./words/" + name + ".js\""), name);
        assertTrue(all.contains("..." + name), name);
      }
    }
  }

  @Test
  void everyEntryHasBothLanguages() {
    long named = Pattern.compile("(?m)^  \"\\w+\\.\\w+\":").matcher(lists).results().count();
    assertEquals(named, entries.size(), "an entry is not exactly [English, Chinese]");
    assertEquals(named, keys.size(), "a key stands there twice");
  }

  /** In the words, and in what the gateway's own sentences are made of. */
  @Test
  void chineseTakesItsOwnBrackets() throws IOException {
    Set<String> wrong = new TreeSet<>();
    for (MatchResult entry : entries) {
      if (Pattern.compile("[()]").matcher(entry.group(3)).find()) {
        wrong.add(entry.group(1));
      }
    }
    Pattern mixed = Pattern.compile("\"[^\"]*(?:\\p{IsHan}\\(|\\)\\p{IsHan})[^\"]*\"");
    try (var files = Files.walk(Path.of("src/main/java/io/lintel/gateway"))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
        mixed
            .matcher(Files.readString(file))
            .results()
            // A pattern that reads what people write is no sentence.
            .filter(found -> !found.group().contains("(?:"))
            .forEach(found -> wrong.add(file.getFileName() + ": " + found.group()));
      }
    }
    assertEquals(Set.of(), wrong);
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
        .filter(said -> families.contains(said.group(2)) && !keys.contains(said.group(1)))
        .filter(said -> !said.group(1).endsWith(".js"))
        .forEach(said -> missing.add(said.group(1)));
    assertEquals(Set.of(), missing);
  }

  @Test
  void noKeyIsUnused() throws IOException {
    Set<String> unused = new TreeSet<>(keys);
    saidByLines().forEach(word -> unused.remove("slotWhy." + word));
    unused.removeIf(key -> pages.contains('"' + key + '"') || isReason(key) || isBuilt(key));
    assertEquals(Set.of(), unused);
  }

  /** Keys built from a family and a name: the name must stand in a page, or come from the wire. */
  private static boolean isBuilt(String key) {
    String family = key.substring(0, key.indexOf('.'));
    String name = key.substring(family.length() + 1);
    boolean familyIsBuilt =
        pages.contains("`" + family + ".${") || pages.contains("named(\"" + family + "\"");
    return familyIsBuilt && (pages.matches("(?s).*\\b" + name + "\\b.*") || isOnTheWire(name));
  }

  private static boolean isOnTheWire(String name) {
    return List.of(
            StepType.values(),
            VisitKind.values(),
            GapClass.values(),
            RecorderEventType.values(),
            Kind.values(),
            Fault.Kind.values(),
            TurnEnd.Reason.values())
        .stream()
        .flatMap(Arrays::stream)
        .anyMatch(value -> wire(value).equals(name));
  }

  @Test
  void everyNameOnTheWireHasWords() {
    everyHas("step", StepType.values());
    everyHas("kind", VisitKind.values());
    everyHas("gap", GapClass.values());
    everyHas("event", RecorderEventType.values());
    everyHas("entry", Kind.values());
    everyHas("cause", Cause.values());
    everyHas("bounds", ClockBasis.values());
    everyHas("basis", ClockBasis.values());
    everyHas("slotWhy", Fault.Kind.values());
    everyHas("slotWhy", TurnEnd.Reason.values());
    for (Outcome outcome : Outcome.values()) {
      assertEquals(true, keys.contains("outcome." + outcome.name()), outcome.name());
    }
  }

  @Test
  void everyReasonForALinkHasWordsAndNoOther() throws IOException {
    Set<String> given = new TreeSet<>();
    try (var files = Files.walk(Path.of("src/main/java/io/lintel/gateway"))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
        Pattern.compile("new (?:Link\\.)?Reason\\(\\s*\"(\\w+)\"")
            .matcher(Files.readString(file))
            .results()
            .forEach(reason -> given.add("reason." + reason.group(1)));
      }
    }
    assertEquals(given, new TreeSet<>(keys.stream().filter(WordsTest::isReason).toList()));
  }

  /** The first word of why a reading that was due failed, as the lines write it. */
  @Test
  void everyWayALineFailsHasWords() throws IOException {
    Set<String> without =
        saidByLines()
            .map(word -> "slotWhy." + word)
            .filter(key -> !keys.contains(key))
            .collect(Collectors.toCollection(TreeSet::new));
    assertEquals(Set.of(), without);
  }

  private static Stream<String> saidByLines() throws IOException {
    Path lines = Path.of("src/main/java/io/lintel/gateway/source/line/SlotWords.java");
    return Pattern.compile("\"(\\w+): ")
        .matcher(Files.readString(lines))
        .results()
        .map(word -> word.group(1));
  }

  private static boolean isReason(String key) {
    return key.startsWith("reason.");
  }

  private static void everyHas(String family, Enum<?>[] values) {
    Set<String> without = new TreeSet<>();
    for (Enum<?> value : values) {
      if (!keys.contains(family + "." + wire(value))) {
        without.add(family + "." + wire(value));
      }
    }
    assertEquals(Set.of(), without);
  }

  private static String wire(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  private static Set<String> names(String text) {
    return Pattern.compile("\\{(\\w+)}")
        .matcher(text)
        .results()
        .map(name -> name.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
