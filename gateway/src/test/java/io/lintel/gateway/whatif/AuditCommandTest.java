package io.lintel.gateway.whatif;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lintel.gateway.RunningGateway;
import io.lintel.gateway.SteppedTime;
import io.lintel.gateway.cli.CommandFailed;
import io.lintel.gateway.config.PolicyFile;
import io.lintel.gateway.projection.CaseJudge;
import io.lintel.gateway.projection.PlainJudge;
import io.lintel.gateway.projection.PolicyJudge;
import io.lintel.gateway.projection.SmallDay;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** A small day's data directory, judged again. */
class AuditCommandTest {
  @TempDir Path home;

  private record Ran(int exit, String out, String error) {
    JsonNode json() throws IOException {
      assertEquals(0, exit, error);
      return new ObjectMapper().readTree(out);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"gas-strict", "gas-lenient"})
  void underThePolicyThatStandsNothingWouldDiffer(String policy) throws Exception {
    Path data = data(policy);
    Map<String, String> before = hashes(data);

    JsonNode said = run("--policy", policy, "--data", data.toString(), "--json").json();

    assertTrue(said.path("visits").asInt() >= 8, said.toString());
    assertEquals(0, said.path("visits_differing").asInt(), said.toString());
    assertEquals(0, said.path("verdicts_in_other_words").asInt(), said.toString());
    assertEquals(before, hashes(data));
  }

  @Test
  void whatWouldDifferIsWhatTheOtherPolicyReallySays() throws Exception {
    Path strict = data("gas-strict");
    Path lenient = data("gas-lenient");
    Map<String, String> before = hashes(strict);

    JsonNode there = run("--policy", "gas-lenient", "--data", strict.toString(), "--json").json();
    JsonNode back = run("--policy", "gas-strict", "--data", lenient.toString(), "--json").json();

    assertTrue(there.path("visits_differing").asInt() > 0, there.toString());
    assertEquals(there.path("visits_differing"), back.path("visits_differing"));
    for (int visit = 0; visit < there.path("differences").size(); visit++) {
      JsonNode one = there.path("differences").path(visit);
      JsonNode other = back.path("differences").path(visit);
      assertEquals(one.path("visit"), other.path("visit"));
      assertEquals(
          one.path("verdicts").path(0).path("before"),
          other.path("verdicts").path(0).path("after"));
      assertEquals(
          one.path("verdicts").path(0).path("after"),
          other.path("verdicts").path(0).path("before"));
    }
    assertEquals(before, hashes(strict));
  }

  @Test
  void oneChangedLimitChangesItsRuleOnly() throws Exception {
    Path data = data("gas-strict");
    Path ours =
        policy(
            Files.readString(shipped())
                .replace("name: gas-strict", "name: ours")
                .replace("slack_s: 0 ", "slack_s: 600 "));

    JsonNode said = run("--policy", ours.toString(), "--data", data.toString(), "--json").json();

    assertTrue(said.path("after").asText().startsWith("ours@2#"), said.path("after").asText());
    assertTrue(said.path("visits_differing").asInt() > 0, said.toString());
    said.path("differences")
        .forEach(
            visit ->
                visit
                    .path("verdicts")
                    .forEach(one -> assertEquals("REC-1", one.path("rule").asText())));
    assertTrue(changes(said, "REC-1") > 0);
    assertEquals(0, changes(said, "REC-2"));
  }

  @Test
  void peopleReadATableAndBothSentences() throws Exception {
    Path data = data("gas-strict");

    Ran ran = run("--policy", "gas-lenient", "--data", data.toString());

    assertEquals(0, ran.exit, ran.error);
    assertTrue(ran.out.contains("visits would be judged otherwise."), ran.out);
    assertTrue(ran.out.contains("judged again from the journal"), ran.out);
    assertTrue(ran.out.contains("zone Asia/Shanghai as in the directory"), ran.out);
    assertTrue(ran.out.lines().anyMatch(line -> line.matches("REC-1 .* -> .*\\d")), ran.out);
    assertTrue(ran.out.lines().anyMatch(line -> line.matches("person +\\d+ +\\d+")), ran.out);
    assertTrue(ran.out.lines().anyMatch(line -> line.startsWith("    before: ")), ran.out);
    assertTrue(ran.out.lines().anyMatch(line -> line.startsWith("    after:  ")), ran.out);
  }

  @Test
  void allMistakesOfAPolicyAreNamedWithTheirLines() throws Exception {
    Path data = data("gas-strict");
    Path bad = policy("name: ours\nversion: 1\nslack_s: soon\nmercy: true\n");

    Ran ran = run("--policy", bad.toString(), "--data", data.toString());

    assertEquals(CommandFailed.WRONG_USAGE, ran.exit);
    assertTrue(ran.error.contains("line 3"), ran.error);
    assertTrue(ran.error.contains("line 4"), ran.error);
    assertEquals(
        CommandFailed.WRONG_USAGE, run("--policy", "gas-mild", "--data", data.toString()).exit);
    assertEquals(CommandFailed.WRONG_USAGE, run("--data", data.toString()).exit);
  }

  @Test
  void aDirectoryWithoutAJournalIsSaid() {
    Ran ran = run("--policy", "gas-lenient", "--data", home.toString());

    assertEquals(CommandFailed.ENVIRONMENT, ran.exit);
    assertTrue(ran.error.contains("found no journal.db in"), ran.error);
  }

  @Test
  void aJournalThatIsNoneIsSaid() throws Exception {
    Files.writeString(home.resolve("journal.db"), "no database, whatever its name says");

    Ran ran = run("--policy", "gas-lenient", "--data", home.toString());

    assertEquals(CommandFailed.ENVIRONMENT, ran.exit);
    assertTrue(ran.error.contains("cannot be read"), ran.error);
  }

  @Test
  void aGatewayMayBeRunningOnIt() throws Exception {
    Path data = home.resolve("running");
    Path killed = home.resolve("killed");
    try (RunningGateway gateway = gateway(data, judge("gas-strict"))) {
      gateway.take(SmallDay.of(1));
      Map<String, String> before = lasting(data);
      copy(data, killed);

      JsonNode said = run("--policy", "gas-lenient", "--data", data.toString(), "--json").json();

      assertEquals("journal", said.path("before_from").asText());
      assertTrue(said.path("visits_differing").asInt() > 0, said.toString());
      assertEquals(before, lasting(data));
      JsonNode same = run("--policy", "gas-strict", "--data", data.toString(), "--json").json();
      assertEquals(0, same.path("visits_differing").asInt(), same.toString());
    }
    Map<String, String> before = hashes(killed);
    JsonNode said = run("--policy", "gas-lenient", "--data", killed.toString(), "--json").json();
    assertTrue(said.path("visits_differing").asInt() > 0, said.toString());
    assertEquals(before, hashes(killed));
  }

  @Test
  void aStandingPolicyThatNobodyKnowsIsAskedForOrItsVerdictsAreTaken() throws Exception {
    Path data = home.resolve("data");
    try (RunningGateway gateway = gateway(data, new PlainJudge())) {
      gateway.take(SmallDay.of(1));
      Ran ran = run("--policy", "gas-lenient", "--data", data.toString());
      assertEquals(CommandFailed.WRONG_USAGE, ran.exit);
      assertTrue(ran.error.contains("plain@1#0") && ran.error.contains("--against"), ran.error);
      run("--policy", "gas-lenient", "--data", data.toString(), "--against", "gas-strict", "--json")
          .json();
    }
    JsonNode said = run("--policy", "gas-lenient", "--data", data.toString(), "--json").json();
    assertEquals("plain@1#0", said.path("before").asText());
    assertEquals("directory", said.path("before_from").asText());
  }

  @Test
  void theVerdictsOfAFileThatIsGoneAreThoseThatItsReplayGives() throws Exception {
    Path ours = policy(Files.readString(shipped()).replace("name: gas-strict", "name: ours"));
    Path data = data(ours.toString());
    Path moved = Files.move(ours, home.resolve("moved.yaml"));

    JsonNode said = run("--policy", moved.toString(), "--data", data.toString(), "--json").json();

    assertEquals("directory", said.path("before_from").asText());
    assertEquals(said.path("before"), said.path("after"));
    assertEquals(0, said.path("visits_differing").asInt(), said.toString());
    assertEquals(0, said.path("verdicts_in_other_words").asInt(), said.toString());
  }

  @Test
  void theConfigurationSaysWhatRecordersAreAndWhichPolicyStands() throws Exception {
    Path data = data("gas-strict");
    Path config = home.resolve("lintel.yaml");
    Files.writeString(
        config, "data: ./data\npolicy: gas-lenient\nrecorder-defaults: { clock: network }\n");

    JsonNode said =
        run(
                "--policy",
                "gas-strict",
                "--data",
                data.toString(),
                "--config",
                config.toString(),
                "--json")
            .json();

    assertTrue(said.path("before").asText().startsWith("gas-lenient@"), said.toString());
    assertEquals("journal", said.path("before_from").asText());
    Files.writeString(config, "polcy: gas-lenient\n");
    Ran ran =
        run("--policy", "gas-strict", "--data", data.toString(), "--config", config.toString());
    assertEquals(CommandFailed.WRONG_USAGE, ran.exit);
    assertTrue(ran.error.contains("line 1"), ran.error);
  }

  private static long changes(JsonNode said, String rule) {
    long changes = 0;
    for (JsonNode step : said.path("rules").path(rule)) {
      changes += step.path("from").equals(step.path("to")) ? 0 : step.path("verdicts").asLong();
    }
    return changes;
  }

  /** A day's directory, the gateway stopped. */
  private Path data(String policy) throws Exception {
    Path data = home.resolve("data-" + Path.of(policy).getFileName());
    try (RunningGateway gateway = gateway(data, judge(policy))) {
      gateway.take(SmallDay.of(1));
    }
    return data;
  }

  /** Its clock stands before all waits, so that it writes nothing by itself once it has settled. */
  private static RunningGateway gateway(Path data, CaseJudge judge) throws Exception {
    return new RunningGateway(data, new SteppedTime(Instant.parse("2026-11-20T12:00:00Z")), judge);
  }

  private static CaseJudge judge(String policy) throws Exception {
    return new PolicyJudge(PolicyFile.named(policy));
  }

  private static Path shipped() throws Exception {
    return Path.of(PolicyFile.class.getResource("gas-strict.yaml").toURI());
  }

  private Path policy(String text) throws IOException {
    return Files.writeString(home.resolve("ours.yaml"), text);
  }

  private static Map<String, String> hashes(Path directory) throws IOException {
    Map<String, String> hashes = new TreeMap<>();
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        hashes.put(directory.relativize(file).toString(), hash(file));
      }
    }
    return hashes;
  }

  /** Without what a running gateway's own readers leave marks in. */
  private static Map<String, String> lasting(Path directory) throws IOException {
    Map<String, String> hashes = hashes(directory);
    hashes.keySet().removeIf(name -> name.endsWith("-shm"));
    return hashes;
  }

  private static String hash(Path file) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(Files.readAllBytes(file)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (java.security.NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(from.relativize(file)));
      }
    }
  }

  private static Ran run(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter error = new StringWriter();
    List<String> failed = new ArrayList<>();
    int exit =
        new CommandLine(new AuditCommand())
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(error))
            .setExecutionExceptionHandler(
                (failure, command, parsed) -> {
                  failed.add(String.valueOf(failure.getMessage()));
                  if (failure instanceof CommandFailed known) {
                    return known.exitCode();
                  }
                  throw failure;
                })
            .execute(arguments);
    return new Ran(exit, out.toString(), error + String.join("\n", failed));
  }
}
