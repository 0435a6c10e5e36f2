package io.lintel.meter.modbus.profile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ShippedProfilesTest {
  @ParameterizedTest(name = "{0}")
  @MethodSource("names")
  void everyProfileReadsItsGoldenTelegrams(String name) {
    Profile profile = Profiles.shipped(name).orElseThrow();

    assertEquals(name, profile.name());
    assertFalse(profile.golden().isEmpty());
    for (GoldenTelegram golden : profile.golden()) {
      assertEquals(Optional.empty(), golden.difference(profile));
    }
  }

  @Test
  void theIndexNamesEveryProfileFile() throws IOException, URISyntaxException {
    Path folder = Path.of(Profiles.class.getResource("index").toURI()).getParent();
    try (Stream<Path> files = Files.list(folder)) {
      List<String> found =
          files
              .map(file -> file.getFileName().toString())
              .filter(file -> file.endsWith(".yaml"))
              .map(file -> file.substring(0, file.length() - ".yaml".length()))
              .sorted()
              .toList();
      assertEquals(found, Profiles.names());
    }
  }

  static List<String> names() {
    return Profiles.names();
  }
}
