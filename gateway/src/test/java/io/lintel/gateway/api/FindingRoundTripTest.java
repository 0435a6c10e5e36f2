package io.lintel.gateway.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.lintel.gateway.RunningGateway;
import io.lintel.gateway.RunningGateway.Answer;
import io.lintel.gateway.SteppedTime;
import io.lintel.gateway.intake.Arrival;
import io.lintel.gateway.intake.Format;
import io.lintel.gateway.intake.Intake;
import io.lintel.gateway.projection.PlainJudge;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Visits of 2026-11-22, looked at in the evening. */
class FindingRoundTripTest {
  private static final Intake INTAKE = new Intake(meter -> null);
  private static final String UPHELD = "{\"decision\":\"upheld\",\"reason\":\"seen on the video\"}";

  @TempDir Path directory;
  private final SteppedTime time = new SteppedTime(Instant.parse("2026-11-22T12:00:00Z"));
  private RunningGateway gateway;

  @BeforeEach
  void start() throws Exception {
    gateway = new RunningGateway(directory, time, new PlainJudge());
  }

  @AfterEach
  void stop() {
    gateway.close();
  }

  @Test
  void aVerdictThatIsNotPassIsAFindingWithItsEvidence() throws Exception {
    JsonNode finding = failed();

    assertEquals("verdict", finding.path("kind").asText());
    assertEquals(
        gateway.get("/api/v1/findings").json().path("items").size(),
        gateway.get("/api/v1/status").json().path("findings").path("open").asInt());
    assertEquals("open", finding.path("state").asText());
    assertEquals("FAIL", finding.path("outcome").asText());
    assertEquals("V-1", finding.path("visit").asText());
    assertEquals("T-7", finding.path("technician").asText());
    assertEquals("2026-11-22", finding.path("day").asText());
    assertEquals("unknown", finding.path("cause").asText());
    assertEquals(20, finding.path("late_by_s").asInt());
    assertEquals(2, finding.path("evidence").size());
    assertTrue(finding.path("because_zh").asText().contains("敲门"));
    JsonNode verdict = gateway.get("/api/v1/visits/V-1").json().path("verdicts").path(0);
    assertEquals(finding.path("id"), verdict.path("finding"));
    assertEquals("open", verdict.path("finding_state").asText());
  }

  @Test
  void aDecisionIsJournaledOnceAndClosesTheFinding() throws Exception {
    String path = "/api/v1/findings/" + failed().path("id").asText();

    Answer first = gateway.post(path + "/decisions", UPHELD);
    Answer underway = gateway.post(path + "/decisions", UPHELD);
    gateway.settle();
    Answer later = gateway.post(path + "/decisions", UPHELD);

    assertEquals(201, first.status());
    assertEquals(200, underway.status());
    assertEquals(200, later.status());
    assertEquals(first.json().path("seq"), underway.json().path("seq"));
    assertEquals(first.json().path("seq"), later.json().path("seq"));
    JsonNode finding = gateway.get(path).json();
    assertEquals("upheld", finding.path("state").asText());
    JsonNode decision = finding.path("decisions").path(0);
    assertEquals("administrator", decision.path("by").asText());
    assertEquals("seen on the video", decision.path("reason").asText());
    assertFalse(decision.path("on_earlier_evidence").asBoolean());
    assertEquals(0, gateway.get("/api/v1/findings?rule=REC-1").json().path("items").size());
    assertEquals(0, gateway.get("/api/v1/findings?rule=REC-1").json().path("total").asInt(-1));
    assertEquals(1, gateway.get("/api/v1/findings?state=upheld").json().path("total").asInt());
    assertEquals(1, gateway.get("/api/v1/findings?state=upheld").json().path("items").size());

    gateway.post(path + "/decisions", UPHELD.replace("upheld", "dismissed"));
    gateway.settle();
    assertEquals(201, gateway.post(path + "/decisions", UPHELD).status());
    gateway.settle();
    assertEquals("upheld", gateway.get(path).json().path("state").asText());
    assertEquals(3, gateway.get(path).json().path("decisions").size());
  }

  @Test
  void aVerdictThatChangesOpensTheFindingAgainAndKeepsWhatWasDecided() throws Exception {
    String path = "/api/v1/findings/" + failed().path("id").asText();
    gateway.post(path + "/decisions", UPHELD);
    gateway.settle();

    recorder("2026-11-22T09:13:50+08:00", 1);

    JsonNode gone = gateway.get(path).json();
    assertEquals("gone", gone.path("state").asText());
    assertTrue(gone.path("decisions").path(0).path("on_earlier_evidence").asBoolean());
    assertEquals(0, gateway.get("/api/v1/findings?rule=REC-1").json().path("items").size());
    step("s-2", "2026-11-22T09:13:00+08:00", "knocked");
    JsonNode again = gateway.get(path).json();
    assertEquals("open", again.path("state").asText());
    assertTrue(again.path("since_seq").asLong() > gone.path("since_seq").asLong());
    assertEquals(201, gateway.post(path + "/decisions", UPHELD).status());
    gateway.settle();
    assertEquals("upheld", gateway.get(path).json().path("state").asText());
  }

  @Test
  void onlyWhomItIsAboutAnswersAndTheAnswerDecidesNothing() throws Exception {
    String path = "/api/v1/findings/" + failed().path("id").asText() + "/answers";

    Answer other = gateway.post(path, "{\"technician\":\"T-8\",\"text\":\"not me\"}");
    Answer own = gateway.post(path, "{\"technician\":\"T-7\",\"text\":\"the strap broke\"}");
    Answer again = gateway.post(path, "{\"technician\":\"T-7\",\"text\":\"the strap broke\"}");
    gateway.settle();

    assertEquals(400, other.status());
    assertTrue(other.json().path("detail").asText().contains("expected T-7, found T-8"));
    assertEquals(201, own.status());
    assertEquals(200, again.status());
    JsonNode finding = gateway.get(path.replace("/answers", "")).json();
    assertEquals("open", finding.path("state").asText());
    assertEquals(1, finding.path("answers").size());
    assertEquals("the strap broke", finding.path("answers").path(0).path("text").asText());
    assertEquals(own.json().path("seq"), finding.path("answers").path(0).path("seq"));
  }

  /** A signed-in browser is the auditor's. */
  @Test
  void nobodyAnswersInTheTechniciansNameFromAPage() throws Exception {
    String path = "/api/v1/findings/" + failed().path("id").asText() + "/answers";
    String cookie =
        gateway
            .send(HttpRequest.newBuilder(gateway.at(gateway.access().signInPath())))
            .response()
            .headers()
            .firstValue("Set-Cookie")
            .orElseThrow()
            .split(";", 2)[0];
    Answer page =
        gateway.send(
            HttpRequest.newBuilder(gateway.at(path))
                .header("Content-Type", "application/json")
                .header("Cookie", cookie)
                .header("Origin", "http://" + gateway.at("/").getAuthority())
                .POST(
                    HttpRequest.BodyPublishers.ofString(
                        "{\"technician\":\"T-7\",\"text\":\"the strap broke\"}")));

    assertEquals(403, page.status());
    assertTrue(page.json().path("detail").asText().contains("not by another in their name"));
  }

  @Test
  void severalAreDecidedWithOneReasonAndEachHasItsEntry() throws Exception {
    String failed = failed().path("id").asText();
    gateway.waitFor("/api/v1/findings?state=open", page -> page.path("items").size() > 1);
    List<String> ids = new ArrayList<>();
    gateway
        .get("/api/v1/findings?state=open")
        .json()
        .path("items")
        .forEach(finding -> ids.add(finding.path("id").asText()));
    String named = "{\"findings\":[\"" + String.join("\",\"", ids) + "\"],";
    String body = UPHELD.replace("{", named).replace("upheld", "dismissed");

    Answer unknown = gateway.post("/api/v1/findings/decisions", body.replace(failed, "F-NONE"));
    Answer decided = gateway.post("/api/v1/findings/decisions", body);
    gateway.settle();
    Answer again = gateway.post("/api/v1/findings/decisions", body);

    assertEquals(404, unknown.status());
    assertEquals(201, decided.status());
    assertEquals(ids.size(), decided.json().path("items").size());
    assertEquals(
        decided.json().path("items").path(0).path("seq"),
        again.json().path("items").path(0).path("seq"));
    assertEquals("duplicate", again.json().path("items").path(0).path("outcome").asText());
    for (String id : ids) {
      JsonNode finding = gateway.get("/api/v1/findings/" + id).json();
      assertEquals("dismissed", finding.path("state").asText());
      assertEquals(1, finding.path("decisions").size());
    }
    assertEquals(400, gateway.post("/api/v1/findings/decisions", UPHELD).status());
    String csv = gateway.get("/api/v1/findings.csv?state=dismissed").response().body();
    assertEquals(ids.size() + 1, csv.lines().count(), csv);
    assertTrue(csv.startsWith("\uFEFFid,day,at,state"), csv);
    assertTrue(csv.contains("seen on the video"), csv);
  }

  @Test
  void whatWasDismissedNoLongerColoursTheVisit() throws Exception {
    String path = "/api/v1/findings/" + failed().path("id").asText();
    assertEquals("FAIL", visit().path("outcome").asText());

    gateway.post(path + "/decisions", UPHELD.replace("upheld", "dismissed"));
    gateway.settle();

    assertEquals("dismissed", gateway.get(path).json().path("state").asText());
    assertEquals("UNDECIDED", visit().path("outcome").asText(), "what MTR-1 says is left");
    assertEquals("MTR-1", visit().path("headline").path("rule").asText());
    assertEquals(0, gateway.get("/api/v1/visits?outcome=FAIL").json().path("total").asInt());

    gateway.post(path + "/decisions", UPHELD);
    gateway.settle();
    assertEquals("FAIL", visit().path("outcome").asText());
    assertEquals("REC-1", visit().path("headline").path("rule").asText());
  }

  private JsonNode visit() throws Exception {
    return gateway.get("/api/v1/visits/V-1").json();
  }

  @Test
  void whatNobodySpokeToLeavesNothingBehind() throws Exception {
    String path = "/api/v1/findings/" + failed().path("id").asText();

    recorder("2026-11-22T09:13:50+08:00", 1);

    assertEquals(404, gateway.get(path).status());
  }

  @Test
  void badDecisionsAreRefusedWithWhatWasExpected() throws Exception {
    String path = "/api/v1/findings/" + failed().path("id").asText() + "/decisions";
    long last = gateway.get("/api/v1/status").json().path("journal").path("last").asLong();

    assertTrue(detail(path, "{\"decision\":\"upheld\"}").contains("reason"));
    assertTrue(detail(path, "{\"decision\":\"liked\",\"reason\":\"x\"}").contains("upheld"));
    assertTrue(
        detail(path, UPHELD.replace("seen on the video", "x".repeat(2001))).contains("2000"));
    assertTrue(detail(path, "[" + UPHELD + "]").contains("array"));
    assertEquals(404, gateway.post("/api/v1/findings/F-NONE/decisions", UPHELD).status());
    assertEquals(400, gateway.get("/api/v1/findings?state=lost").status());
    assertEquals(last, gateway.get("/api/v1/status").json().path("journal").path("last").asLong());
  }

  @Test
  void anOrphanIsDecidedThroughItsFinding() throws Exception {
    step("s-1", "2026-11-22T09:14:00+08:00", "knocked");
    JsonNode orphan = gateway.get("/api/v1/orphans").json().path("items").path(0);
    assertEquals("open", orphan.path("state").asText());

    gateway.post(
        "/api/v1/findings/" + orphan.path("finding").asText() + "/decisions",
        "{\"decision\":\"explained\",\"reason\":\"a trial of the phone\",\"by\":\"Wang Li\"}");
    gateway.settle();

    JsonNode decided = gateway.get("/api/v1/orphans").json().path("items").path(0);
    assertEquals("explained", decided.path("state").asText());
    JsonNode finding = gateway.get("/api/v1/findings/" + orphan.path("finding").asText()).json();
    assertEquals("orphan", finding.path("kind").asText());
    assertEquals("Wang Li", finding.path("decisions").path(0).path("by").asText());
    assertEquals("T-7", finding.path("technician").asText());
    assertFalse(finding.has("outcome"));
  }

  @Test
  void aRecordingIsNoOrphanWhileItsVisitMayStillBeHeardOf() throws Exception {
    recorder("2026-11-22T19:50:00+08:00", 1);
    assertEquals(0, gateway.get("/api/v1/findings?kind=orphan").json().path("items").size());
    assertFalse(gateway.get("/api/v1/orphans").json().path("items").path(0).has("finding"));

    time.advance(Duration.ofMinutes(51));
    gateway.waitFor("/api/v1/findings?kind=orphan", page -> page.path("items").size() == 1);

    JsonNode finding = gateway.get("/api/v1/findings?kind=orphan").json().path("items").path(0);
    assertEquals("R-7", finding.path("device").asText());
  }

  @Test
  void whatWasDoneToAMeterOnADayWithoutAVisitIsAnOrphanToo() throws Exception {
    meter("{\"at\":\"2026-11-22T18:00:00+08:00\",\"volume_m3\":\"1.5\"}");
    meter(
        "{\"at\":\"2026-11-22T19:00:00+08:00\",\"volume_m3\":\"1.5\","
            + "\"alarms\":[\"cover_opened\"]}");
    time.advance(Duration.ofMinutes(61));
    gateway.waitFor("/api/v1/findings?kind=orphan", page -> page.path("items").size() == 1);

    JsonNode orphan = gateway.get("/api/v1/orphans").json().path("items").path(0);
    JsonNode finding = gateway.get("/api/v1/findings/" + orphan.path("finding").asText()).json();

    assertEquals("READING", orphan.path("kind").asText());
    assertEquals("G-1", orphan.path("device").asText());
    assertEquals("no_visit_explains", orphan.path("why").asText());
    assertEquals("G-1", finding.path("device").asText());
    assertFalse(finding.has("technician"));
    assertTrue(finding.path("because_zh").asText().contains("开盖"), finding::toString);
  }

  @Test
  void pagesHoldEachFindingOnceWhatMattersMostFirst() throws Exception {
    for (int i = 1; i <= 9; i++) {
      String day = "2026-11-2" + i % 3;
      gateway.put(
          "/api/v1/visits/V-" + i,
          VisitRoundTripTest.VISIT
              .replace("V-1", "V-" + i)
              .replace("2026-11-22", day)
              .replace("G-1", "G-" + i));
      gateway.post(
          "/api/v1/visits/V-" + i + "/steps",
          VisitRoundTripTest.KNOCK.replace("2026-11-22", day).replace("s-1", "s-" + i));
    }
    gateway.put(
        "/api/v1/custody",
        "{\"recorder\":\"R-7\",\"technician\":\"T-7\",\"from\":\"2026-11-21T08:00:00+08:00\"}");
    recorder("2026-11-21T09:14:20+08:00", 1);

    List<JsonNode> found = new ArrayList<>();
    String next = "/api/v1/findings?limit=2&q=t-7";
    while (!next.isEmpty()) {
      JsonNode page = gateway.get(next).json();
      page.path("items").forEach(found::add);
      next = page.path("next").asText("");
    }

    assertEquals(7, new HashSet<>(found.stream().map(one -> one.path("id")).toList()).size());
    assertEquals(7, found.size());
    assertEquals(
        found.stream()
            .map(one -> one.path("day").asText())
            .sorted((a, b) -> b.compareTo(a))
            .toList(),
        found.stream().map(one -> one.path("day").asText()).toList());
    List<String> outcomes =
        found.stream()
            .filter(one -> one.path("day").asText().equals("2026-11-21"))
            .map(one -> one.path("outcome").asText())
            .toList();
    assertEquals(List.of("FAIL", "FAIL", "FAIL", ""), outcomes);
  }

  private String detail(String path, String body) throws Exception {
    Answer answer = gateway.post(path, body);
    assertEquals(400, answer.status(), answer.response().body());
    return answer.json().path("detail").asText();
  }

  /** The finding of a recorder that was on 20 s after the knock. */
  private JsonNode failed() throws Exception {
    gateway.put("/api/v1/visits/V-1", VisitRoundTripTest.VISIT);
    gateway.put(
        "/api/v1/custody",
        "{\"recorder\":\"R-7\",\"technician\":\"T-7\",\"from\":\"2026-11-22T08:00:00+08:00\"}");
    step("s-1", "2026-11-22T09:14:00+08:00", "knocked");
    recorder("2026-11-22T09:14:20+08:00", 2);
    JsonNode items = gateway.get("/api/v1/findings?rule=REC-1").json().path("items");
    assertEquals(1, items.size(), items.toString());
    return items.path(0);
  }

  private void step(String id, String at, String type) throws Exception {
    gateway.post(
        "/api/v1/visits/V-1/steps",
        "{\"at\":\"%s\",\"step\":\"%s\",\"technician\":\"T-7\",\"id\":\"%s\"}"
            .formatted(at, type, id));
    gateway.settle();
  }

  private void recorder(String at, int seq) throws Exception {
    String body = "{\"at\":\"%s\",\"seq\":%d,\"type\":\"recording_started\"}".formatted(at, seq);
    gateway.take(
        INTAKE
            .recorderEvents(
                "R-7",
                body.getBytes(StandardCharsets.UTF_8),
                Format.JSON,
                new Arrival("mqtt", time.instant(), "test"))
            .all());
  }

  private void meter(String body) throws Exception {
    gateway.take(
        INTAKE
            .readings(
                "G-1",
                body.getBytes(StandardCharsets.UTF_8),
                Format.JSON,
                new Arrival("mqtt", time.instant(), "test"))
            .all());
    gateway.settle();
  }
}
