package io.lintel.gateway.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScratchDirectoryTest {
  @TempDir Path home;

  /** A command that goes on until it is interrupted. */
  static final class Working {
    public static void main(String[] arguments) throws IOException {
      ScratchDirectory scratch = filled(Path.of(arguments[0]));
      System.out.println("working");
      while (System.in.read() >= 0) {
        Files.writeString(scratch.path().resolve("more"), "more");
      }
    }
  }

  private static ScratchDirectory filled(Path path) throws IOException {
    ScratchDirectory scratch = ScratchDirectory.create(path, "unused");
    Path within = Files.createDirectory(scratch.path().resolve("within"));
    Files.writeString(within.resolve("file"), "something");
    return scratch;
  }

  @Test
  void goesWithAllThatIsInItWhenItIsClosed() throws IOException {
    Path path = home.resolve("scratch");
    try (ScratchDirectory scratch = filled(path)) {
      assertTrue(Files.isDirectory(scratch.path()));
    }
    assertFalse(Files.exists(path));
  }

  @Test
  void leavesAloneWhatWasThereBefore() {
    assertThrows(FileAlreadyExistsException.class, () -> ScratchDirectory.create(home, "unused"));
    assertTrue(Files.isDirectory(home));
  }

  @Test
  void goesWhenTheCommandIsInterrupted() throws Exception {
    Path path = home.resolve("scratch");
    Process command =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Working.class.getName(),
                path.toString())
            .redirectErrorStream(true)
            .start();
    try (BufferedReader says = command.inputReader(StandardCharsets.UTF_8)) {
      assertEquals("working", says.readLine());
      assertTrue(Files.exists(path.resolve("within").resolve("file")));
      command.destroy();
      assertTrue(command.waitFor(1, TimeUnit.MINUTES));
    } finally {
      command.destroyForcibly();
    }
    assertFalse(Files.exists(path));
  }
}
