package io.lintel.meter.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

class DocumentTest {
  private static final Duration BOUND = Duration.ofSeconds(20);

  @TempDir Path folder;

  private static String refusal(String yaml) {
    return String.valueOf(
        assertTimeoutPreemptively(
                BOUND,
                () ->
                    assertThrows(
                        YamlEngineException.class, () -> YamlText.compose("bomb.yaml", yaml)))
            .getMessage());
  }

  @Test
  void nestingBombsAreRefusedWithTheirPlace() {
    String wide = "a: " + "[".repeat(100_000);
    assertTrue(refusal(wide).contains("one within the other"), refusal(wide));
    assertTrue(refusal(wide).contains("bomb.yaml, line 1"), refusal(wide));
    assertTrue(refusal("{a: ".repeat(5_000)).contains("one within the other"));
    assertTrue(refusal("- ".repeat(50_000)).contains("one within the other"));
    StringBuilder steps = new StringBuilder();
    for (int i = 0; i < 2_000; i++) {
      steps.append(" ".repeat(i)).append("a:\n");
    }
    assertTrue(refusal(steps.toString()).contains("one within the other"));
  }

  @Test
  void aliasBombsAndValuesThatContainThemselvesAreRefused() {
    StringBuilder laughs = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
    for (int i = 1; i < 12; i++) {
      String before = "*a" + (i - 1);
      laughs
          .append("a%d: &a%d [".formatted(i, i))
          .append(String.join(", ", List.of(before, before, before, before, before)))
          .append(", ")
          .append(String.join(", ", List.of(before, before, before, before, before)))
          .append("]\n");
    }
    assertTrue(refusal(laughs.toString()).contains("as aliases repeat them"));
    assertTrue(refusal("a: &a [*a]").contains("contains itself"));
    assertTrue(refusal("a: &a {b: {c: *a}}").contains("contains itself"));
  }

  @Test
  void whatPeopleWriteIsComposed() {
    String thirty = "a: " + "[".repeat(30) + "x" + "]".repeat(30);
    assertTrue(YamlText.compose("deep.yaml", thirty).isPresent());
    assertTrue(
        YamlText.compose("alias.yaml", "a: &a {every: 15m}\nb: *a\nc: [*a, *a]").isPresent());
    assertTrue(YamlText.compose("none.yaml", "").isEmpty());
    StringBuilder long1 = new StringBuilder("lines:\n");
    for (int i = 0; i < 100_000; i++) {
      long1.append("  - { id: meter-number-").append(i).append(", every: 15m, note: \"四\" }\n");
    }
    assertTrue(long1.length() > 3_000_000);
    assertTrue(YamlText.compose("long.yaml", long1.toString()).isPresent());
  }

  private static String why(Path file) {
    return String.valueOf(
        assertTimeoutPreemptively(
                BOUND, () -> assertThrows(TextFile.Unreadable.class, () -> TextFile.read(file, 64)))
            .getMessage());
  }

  @Test
  void whatIsNoTextFileIsRefusedInWordsAndNothingWaits() throws Exception {
    Path pipe = folder.resolve("pipe");
    List<String> command = new ArrayList<>(List.of("mkfifo", pipe.toString()));
    assertEquals(0, new ProcessBuilder(command).start().waitFor());
    assertTrue(why(pipe).contains("found a pipe"), why(pipe));
    assertTrue(why(Path.of("/dev/zero")).contains("a device"), why(Path.of("/dev/zero")));
    assertTrue(why(folder).contains("found a folder"), why(folder));
    assertEquals("no such file", why(folder.resolve("none")));
    Path large = Files.writeString(folder.resolve("large"), "x".repeat(65));
    assertTrue(why(large).contains("at most 64 octets, found 65"), why(large));
    Path binary = Files.write(folder.resolve("binary"), new byte[] {(byte) 0xFF, 1});
    assertTrue(why(binary).contains("UTF-8"), why(binary));
    Path link = Files.createSymbolicLink(folder.resolve("link"), folder.resolve("good"));
    Files.writeString(folder.resolve("good"), "gut 好");
    assertEquals("gut 好", TextFile.read(link, 64));
  }
}
