package io.lintel.gateway.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import io.lintel.gateway.RunningGateway;
import io.lintel.gateway.SteppedTime;
import io.lintel.gateway.importing.ImportCommand;
import io.lintel.gateway.intake.Arrival;
import io.lintel.gateway.intake.Format;
import io.lintel.gateway.intake.Intake;
import io.lintel.gateway.projection.PlainJudge;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** A hand-out that is corrected: what was believed before stays, and what followed from it. */
class CustodyHistoryTest {
  private static final String HEADINGS = "recorder,technician,from,to\n";

  @TempDir Path directory;
  private final SteppedTime time = new SteppedTime(Instant.parse("2026-11-22T12:00:00Z"));
  private RunningGateway gateway;

  @BeforeEach
  void start() throws Exception {
    gateway = new RunningGateway(directory.resolve("data"), time, new PlainJudge());
  }

  @AfterEach
  void stop() {
    gateway.close();
  }

  @Test
  void aCorrectionKeepsWhatWasBelievedBefore() throws Exception {
    imported("R-7,T-7,2026-11-22T08:00:00+08:00,2026-11-22T18:00:00+08:00\n");
    imported("R-7,T-8,2026-11-22T08:00:00+08:00,2026-11-22T17:00:00+08:00\n");

    JsonNode now = items("/api/v1/custody?recorder=R-7");
    assertEquals(1, now.size());
    assertEquals("T-8", now.path(0).path("technician").asText());
    assertEquals("http", now.path(0).path("source").asText());
    assertEquals("hand_out", now.path(0).path("says").asText());

    JsonNode before = items("/api/v1/custody?recorder=R-7&as_of_seq=1");
    assertEquals("T-7", before.path(0).path("technician").asText());
    assertEquals("2026-11-22T10:00:00Z", before.path(0).path("to").asText());
    assertFalse(before.path(0).has("replaced_by"));

    JsonNode all = items("/api/v1/custody?history=true");
    assertEquals(2, all.size());
    assertEquals(2, all.path(0).path("replaced_by").asLong());
    assertFalse(all.path(1).has("replaced_by"));
    assertEquals(1, items("/api/v1/custody?history=true&technician=T-7").size());
    assertEquals(0, items("/api/v1/custody?technician=T-7").size());
  }

  @Test
  void whoHadItAtATime() throws Exception {
    imported("R-7,T-7,2026-11-22T08:00:00+08:00,\nR-7,T-8,2026-11-22T12:00:00+08:00,\n");
    gateway.take(
        new Intake(meter -> null)
            .recorderEvents(
                "R-7",
                "{\"at\":\"2026-11-22T13:00:00+08:00\",\"type\":\"bound\",\"technician\":\"T-9\"}"
                    .getBytes(StandardCharsets.UTF_8),
                Format.JSON,
                new Arrival("mqtt", time.instant(), "test"))
            .all());

    JsonNode morning = items("/api/v1/custody?at=2026-11-22T09:00:00%2B08:00");
    assertEquals("T-7", morning.path(0).path("technician").asText());
    assertEquals("2026-11-22T04:00:00Z", morning.path(0).path("to").asText());
    JsonNode afternoon = items("/api/v1/custody?at=2026-11-22T14:00:00%2B08:00");
    assertEquals("T-8", afternoon.path(0).path("technician").asText());
    assertEquals("bound", afternoon.path(1).path("says").asText());
    assertEquals("mqtt", afternoon.path(1).path("source").asText());
    assertEquals(2, items("/api/v1/custody").size());
    assertEquals(3, items("/api/v1/custody?history=true").size());
    JsonNode page = gateway.get("/api/v1/custody?history=true&limit=2").json();
    assertEquals(1, items(page.path("next").asText()).size());
    assertEquals(400, gateway.get("/api/v1/custody?as_of_seq=x").status());
    assertEquals(400, gateway.get("/api/v1/custody?history=maybe").status());
  }

  @Test
  void aCorrectionJudgesAgainAndKeepsTheEarlierVerdict() throws Exception {
    gateway.put("/api/v1/visits/V-1", VisitRoundTripTest.VISIT);
    gateway.post("/api/v1/visits/V-1/steps", VisitRoundTripTest.KNOCK);
    imported("R-7,T-7,2026-11-22T08:00:00+08:00,2026-11-22T18:00:00+08:00\n");
    gateway.take(
        new Intake(meter -> null)
            .recorderEvents(
                "R-7",
                "{\"at\":\"2026-11-22T09:14:20+08:00\",\"type\":\"recording_started\"}"
                    .getBytes(StandardCharsets.UTF_8),
                Format.JSON,
                new Arrival("mqtt", time.instant(), "test"))
            .all());
    assertEquals("FAIL", recorderVerdict().path("outcome").asText());

    imported("R-7,T-8,2026-11-22T08:00:00+08:00,2026-11-22T18:00:00+08:00\n");

    JsonNode verdict = recorderVerdict();
    assertEquals("UNDECIDED", verdict.path("outcome").asText());
    JsonNode earlier = verdict.path("superseded").path(0);
    assertEquals("FAIL", earlier.path("outcome").asText());
    assertEquals(5, earlier.path("replaced_by_seq").asLong());
  }

  private JsonNode recorderVerdict() throws Exception {
    for (JsonNode verdict : gateway.get("/api/v1/visits/V-1").json().path("verdicts")) {
      if (verdict.path("rule").asText().equals("REC-1")) {
        return verdict;
      }
    }
    throw new AssertionError("no verdict of REC-1");
  }

  private JsonNode items(String path) throws Exception {
    return gateway.get(path).json().path("items");
  }

  /** As an operator does, through the command. */
  private void imported(String rows) throws Exception {
    Path file = Files.writeString(directory.resolve("custody.csv"), HEADINGS + rows);
    Path token = Files.writeString(directory.resolve("token"), gateway.token());
    int code =
        new CommandLine(new ImportCommand())
            .execute(
                "custody",
                file.toString(),
                "--gateway",
                gateway.at("").toString(),
                "--token-file",
                token.toString());
    assertEquals(0, code);
    gateway.settle();
  }
}
