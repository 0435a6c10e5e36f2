package io.lintel.simulator.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code ./lintel} says before there is any Java of ours to say it. */
class LauncherTest {
  @TempDir Path directory;

  @ParameterizedTest
  @ValueSource(strings = {"1.8.0_292", "11.0.2", "16.0.1"})
  void anOlderJavaIsNamedAndNotTried(String version) throws Exception {
    Path java = Files.createDirectories(directory.resolve("bin")).resolve("java");
    Files.writeString(java, "#!/bin/sh\nexit 9\n");
    assertTrue(java.toFile().setExecutable(true));
    Files.writeString(directory.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");

    Process lintel = lintel();

    String says = new String(lintel.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(3, lintel.waitFor(), says);
    assertTrue(says.startsWith("lintel: needs a JDK 17 or newer; " + java + " is older"), says);
    assertEquals(1, says.lines().count(), says);
  }

  private Process lintel() throws IOException {
    ProcessBuilder command = new ProcessBuilder("sh", "../lintel", "--help");
    command.environment().put("JAVA_HOME", directory.toString());
    return command.redirectErrorStream(true).start();
  }
}
