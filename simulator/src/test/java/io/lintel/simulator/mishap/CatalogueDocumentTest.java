package io.lintel.simulator.mishap;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

class CatalogueDocumentTest {
  static List<String> names() {
    return Catalogue.names();
  }

  @Test
  void thePageIsWhatTheCatalogueSays() throws IOException {
    assertEquals(
        CatalogueDocument.text(),
        Files.readString(Path.of("../docs/mishaps.md")),
        "write it again: ./lintel simulate --mishaps > docs/mishaps.md");
  }

  @Test
  void chineseHasItsOwnPunctuation() throws IOException {
    String text = Files.readString(Path.of("../docs/mishaps.md"));
    Pattern half = Pattern.compile(".{0,8}(\\p{IsHan}[,;:(]|[,;:)]\\p{IsHan}).{0,8}");

    assertEquals(List.of(), half.matcher(text).results().map(MatchResult::group).toList());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("names")
  void everyExampleCanBeUsed(String name) {
    String yaml = CatalogueDocument.example(Catalogue.named(name).orElseThrow());
    Object loaded = new Load(LoadSettings.builder().build()).loadFromString(yaml);
    Map<String, String> given = new LinkedHashMap<>();
    ((Map<?, ?>) ((List<?>) loaded).get(0))
        .forEach((key, value) -> given.put(String.valueOf(key), String.valueOf(value)));

    MishapForm.Checked checked = new MishapForm(given).checked(name + "-1", LocalTime.of(7, 30));

    assertEquals(List.of(), checked.flaws());
  }
}
