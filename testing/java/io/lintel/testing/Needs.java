package io.lintel.testing;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * What a test needs from the machine. Where it is missing the test is skipped and says why, unless the
 * environment demands it ({@code LINTEL_REQUIRE_CONTAINERS}, {@code LINTEL_REQUIRE_BROWSER}): then a
 * missing part is a failure. Under {@code LINTEL_UNIT_TESTS_ONLY} all such tests are skipped.
 */
public final class Needs {
  private static final int ANSWER_WITHIN_SECONDS = 20;
  private static final Map<String, Boolean> ANSWERS = new ConcurrentHashMap<>();

  private Needs() {}

  /** A Docker engine that answers, and the image {@code tag} in its store. */
  public static void image(String tag) {
    boolean there =
        ANSWERS.computeIfAbsent("image " + tag, key -> succeeds("docker", "image", "inspect", tag));
    want(there, "LINTEL_REQUIRE_CONTAINERS", "a Docker engine with the image " + tag + " (.ci/images builds it)");
  }

  /** The right to mount a file system, which {@code mount} tries; not where only unit tests run. */
  static void mounted(BooleanSupplier mount) {
    boolean unitTestsOnly = "true".equals(System.getenv("LINTEL_UNIT_TESTS_ONLY"));
    want(
        !unitTestsOnly && mount.getAsBoolean(),
        "LINTEL_REQUIRE_CONTAINERS",
        "the right to mount a tmpfs (root)");
  }

  /** Chromium and ChromeDriver. */
  public static void chromium() {
    want(
        onPath("chromium") && onPath("chromedriver"),
        "LINTEL_REQUIRE_BROWSER",
        "chromium and chromedriver on the PATH");
  }

  /** A program on the PATH; part of what containers' CI installs. */
  public static void command(String program) {
    want(onPath(program), "LINTEL_REQUIRE_CONTAINERS", program + " on the PATH");
  }

  /** Debian's own Python with the module {@code name}. */
  public static void pythonModule(String name) {
    boolean there =
        ANSWERS.computeIfAbsent(
            "python " + name, key -> succeeds("/usr/bin/python3", "-c", "import " + name));
    want(there, "LINTEL_REQUIRE_CONTAINERS", "/usr/bin/python3 with the module " + name);
  }

  private static void want(boolean there, String demandedBy, String what) {
    boolean unitTestsOnly = "true".equals(System.getenv("LINTEL_UNIT_TESTS_ONLY"));
    if (!there && "true".equals(System.getenv(demandedBy)) && !unitTestsOnly) {
      fail("needs " + what + ", and " + demandedBy + " is set");
    }
    assumeTrue(!unitTestsOnly, "LINTEL_UNIT_TESTS_ONLY is set");
    assumeTrue(there, "needs " + what);
  }

  private static boolean onPath(String program) {
    String path = System.getenv("PATH");
    return path != null
        && Arrays.stream(path.split(":"))
            .filter(directory -> !directory.isEmpty())
            .anyMatch(directory -> Files.isExecutable(Path.of(directory, program)));
  }

  private static boolean succeeds(String... command) {
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (!process.waitFor(ANSWER_WITHIN_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        return false;
      }
      return process.exitValue() == 0;
    } catch (IOException missing) {
      return false;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
