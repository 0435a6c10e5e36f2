package io.lintel.simulator.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class LintelTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @TempDir Path folder;

  @Test
  void aDryRunWritesTheTruthAndNothingElse() throws IOException {
    Path truth = folder.resolve("truth.json");

    assertEquals(0, run("simulate", "one-street", "--dry-run", "--truth", truth.toString()));

    assertTrue(Files.readString(truth).startsWith("{\n  \"scenario\" : \"one-street\""));
    assertTrue(out.toString().contains("14 visits"), out.toString());
  }

  @Test
  void anUnknownScenarioIsWrongUsageInPlainWords() {
    assertEquals(2, run("simulate", "city-night", "--dry-run"));

    assertTrue(err.toString().startsWith("lintel: city-night cannot be played"), err.toString());
    assertFalse(err.toString().contains("\tat "), err.toString());
  }

  @Test
  void aBrokerThatIsNotThereIsTheEnvironmentsFault() throws IOException {
    Path token = Files.writeString(folder.resolve("token"), "secret");

    int exit =
        run(
            "simulate",
            "one-street",
            "--mqtt",
            "tcp://127.0.0.1:1",
            "--token-file",
            token.toString());

    assertEquals(3, exit);
    assertTrue(err.toString().contains("No MQTT broker answers"), err.toString());
  }

  @Test
  void aFileThatHoldsNoTokenIsSaidToHoldNone() throws IOException {
    Path token = Files.writeString(folder.resolve("token"), "not one\nbut many words");
    Path to = folder.resolve("history.yaml");

    int exit =
        run("capture", "http://127.0.0.1:1", "--token-file", "" + token, "--to", to.toString());

    assertEquals(2, exit);
    assertTrue(err.toString().contains("holds no token"), err.toString());
  }

  @Test
  void aGatewayThatIsNotThereIsNamedWithWhatWasFound() throws IOException {
    Path token = Files.writeString(folder.resolve("token"), "secret");
    Path to = folder.resolve("history.yaml");

    int exit =
        run("capture", "http://127.0.0.1:1", "--token-file", "" + token, "--to", to.toString());

    assertEquals(3, exit);
    assertTrue(err.toString().contains("nothing listens there"), err.toString());
  }

  @Test
  void wrongOptionsAreWrongUsage() {
    assertEquals(2, run("demo", "--speed", "0"));
    assertEquals(2, run("demo", "--sped", "600"));
    assertEquals(2, run("bench"));
  }

  private int run(String... arguments) {
    CommandLine lintel = Lintel.commandLine();
    lintel.setOut(new PrintWriter(out, true));
    lintel.setErr(new PrintWriter(err, true));
    return lintel.execute(arguments);
  }
}
