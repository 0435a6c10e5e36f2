package io.lintel.simulator.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lintel.simulator.console.Caller.Answer;
import io.lintel.simulator.console.HandStage.HandPerformance;
import io.lintel.simulator.mishap.Catalogue;
import io.lintel.simulator.scenario.Truth.VisitTruth;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ConsoleTest {
  private final HandStage stage = new HandStage();
  private Console console;
  private Caller caller;

  @BeforeEach
  void open() throws IOException {
    console = Console.opened(stage, 0, "/io/lintel/gateway/web/", System::nanoTime);
    caller = new Caller(console.address());
  }

  @AfterEach
  void close() {
    console.close();
    stage.close();
  }

  private HandPerformance on() {
    return Objects.requireNonNull(stage.on);
  }

  @Test
  void timeIsPausedResumedAndSpedUp() {
    assertTrue(caller.post("/clock/pause", "{}").body().path("paused").asBoolean());
    assertFalse(caller.post("/clock/resume", "").body().path("paused").asBoolean());
    assertEquals(300, caller.post("/clock/speed", "{\"speed\":300}").body().path("speed").asInt());
    assertEquals(300, on().clock.speed);

    assertEquals(400, caller.post("/clock/speed", "{\"speed\":0}").status());
    assertEquals(400, caller.post("/clock/speed", "{\"sped\":60}").status());
  }

  @Test
  void anotherDayBeginsWithItsSeedSpeedAndPause() {
    Answer answer = caller.post("/start", "{\"seed\":7,\"speed\":10,\"paused\":true}");

    assertEquals(200, answer.status(), answer.body().toString());
    assertEquals(7, answer.body().path("seed").asLong());
    assertTrue(answer.body().path("clock").path("paused").asBoolean());
    assertEquals(10, answer.body().path("clock").path("speed").asInt());
    assertEquals(400, caller.post("/start", "{\"scenario\":\"/etc/passwd\"}").status());
    assertEquals(400, caller.post("/start", "{\"yaml\":\"name: x\"}").status());
    assertEquals(7, caller.get("/state").body().path("seed").asLong(), "nothing was changed");
  }

  @Test
  void whatStandsInTheCatalogueCanBeAddedAndEnded() {
    JsonNode kinds = caller.get("/catalogue").body().path("items");
    assertEquals(Catalogue.all().size(), kinds.size());
    for (JsonNode kind : kinds) {
      assertFalse(kind.path("says").path("zh").asText().isBlank());
      Answer added = caller.post("/mishaps", "{\"do\":" + kind.path("name") + "}");
      assertEquals(201, added.status(), added.body().toString());
      assertEquals("standing", added.body().path("state").asText());
    }
    on().clock.now = on().clock.now.plusSeconds(60);
    String id = on().mishaps().standing().all().get(0).id();

    Answer ended = caller.delete("/mishaps/" + id);

    assertEquals("over", ended.body().path("state").asText());
    assertEquals("07:31", ended.body().path("until").asText());
    assertEquals(409, caller.delete("/mishaps/" + id).status());
    assertEquals(404, caller.delete("/mishaps/nothing").status());
  }

  @Test
  void everyMistakeOfAFormIsToldWithItsKey() {
    Answer answer =
        caller.post("/mishaps", "{\"do\":\"recorder_on_late\",\"by\":\"soon\",\"share\":2}");

    assertEquals(400, answer.status());
    assertEquals(2, answer.body().path("flaws").size(), answer.body().toString());
    assertEquals(
        "on",
        caller
            .post("/mishaps", "{\"do\":\"recorder_on_late\",\"on\":\"T-99\"}")
            .body()
            .path("flaws")
            .path(0)
            .path("key")
            .asText());
    assertEquals(
        400,
        caller.post("/mishaps", "{\"do\":\"recorder_on_late\",\"from\":\"07:00\"}").status(),
        "what was cannot be changed");
  }

  @Test
  void disagreementsStandBeforeWhatAgrees() {
    HandPerformance day = on();
    VisitTruth blameless =
        day.day().truth().visits().stream()
            .filter(visit -> visit.rules().stream().noneMatch(rule -> rule.violated()))
            .findFirst()
            .orElseThrow();
    day.clock.now = day.day().to();
    day.visits = verdicts(blameless.visit(), "REC-1", "FAIL");

    JsonNode list = caller.get("/visits").body();

    assertEquals(1, list.path("counts").path("false_accusation").asInt(), list.toString());
    assertEquals(blameless.visit(), list.path("items").path(0).path("id").asText());
    assertEquals("false_accusation", list.path("items").path(0).path("agreement").asText());
    assertEquals(1, caller.get("/visits?agreement=false_accusation").body().path("items").size());
    assertEquals(400, caller.get("/visits?agreement=maybe").status());
  }

  /** Some visits of a city are made by two, each with a truth of his own: it is one visit. */
  @Test
  void visitsAreCountedInOneWay() {
    assertEquals(200, caller.post("/start", "{\"scenario\":\"city-day\"}").status());
    HandPerformance day = on();
    int scheduled = day.day().scenario().visits();
    assertTrue(day.day().truth().visits().size() > scheduled, "some are made by two");
    day.clock.now = day.day().to().plusSeconds(86_400);

    JsonNode counted = caller.get("/state").body().path("visits");
    JsonNode list = caller.get("/visits?limit=1000").body();
    int sum = 0;
    for (JsonNode count : list.path("counts")) {
      sum += count.asInt();
    }
    Set<String> ids = new HashSet<>();
    list.path("items").forEach(visit -> ids.add(visit.path("id").asText()));

    assertEquals(scheduled, counted.path("planned").asInt());
    assertEquals(scheduled, counted.path("done").asInt());
    assertEquals(scheduled, sum, "by agreement");
    assertEquals(scheduled, list.path("items").size(), "cards");
    assertEquals(scheduled, ids.size(), "each of them once");
  }

  @Test
  void besideTheBytesStandsWhatTheGatewayMadeOfThem() {
    HandPerformance day = on();
    String meter = day.lines().get(0).meters().get(0).meter();
    ObjectNode answer = new ObjectMapper().createObjectNode();
    answer
        .putArray("items")
        .addObject()
        .put("meter", meter)
        .put("due", "2026-11-20T00:00:00Z")
        .put("outcome", "failed")
        .put("why", "checksum: expected 1234, found 4321")
        .put("attempts", 3);
    day.slots = answer;

    JsonNode slot = caller.get("/lines/riser-1/slots?limit=1").body().path("items").path(0);

    assertEquals("failed", slot.path("outcome").asText());
    assertEquals("checksum: expected 1234, found 4321", slot.path("why").asText());
    assertTrue(slot.path("address").asInt() > 0, slot.toString());
    assertTrue(slot.path("until").asText().compareTo("2026-11-20T00:00:00Z") > 0);
    assertEquals(404, caller.get("/lines/none/slots").status());
  }

  static ObjectNode verdicts(String visit, String rule, String outcome) {
    ObjectNode answer = new ObjectMapper().createObjectNode();
    ArrayNode items = answer.putArray("items");
    items
        .addObject()
        .put("id", visit)
        .putArray("verdicts")
        .addObject()
        .put("rule", rule)
        .put("outcome", outcome);
    return answer;
  }

  @Test
  void whatIsStillToComeIsNotTold() {
    assertEquals(0, caller.get("/visits").body().path("items").size());
    assertEquals(14, caller.get("/state").body().path("visits").path("planned").asInt());
  }

  @Test
  void everythingOnStageIsListed() {
    assertEquals("riser-1", caller.get("/lines").body().path("items").path(0).path("id").asText());
    assertEquals(16, caller.get("/meters").body().path("total").asInt());
    JsonNode page = caller.get("/meters?limit=5").body();
    String after = page.path("next_after").asText();
    assertEquals(11, caller.get("/meters?after=" + after).body().path("items").size());
    assertEquals(4, caller.get("/meters?search=RISER").body().path("total").asInt());
    JsonNode polled = caller.get("/meters?search=riser").body().path("items").path(0);
    assertTrue(polled.path("volume_m3").asText().matches("\\d+\\.\\d{3}"), polled.toString());
    assertEquals(2, caller.get("/recorders").body().path("items").size());
    JsonNode person = caller.get("/people").body().path("items").path(0);
    assertEquals("waiting", person.path("doing").asText());
    assertEquals(person.path("planned").asInt(), person.path("round").size());
    assertEquals(0, caller.get("/lines/riser-1/frames").body().path("items").size());
    assertEquals(404, caller.get("/lines/riser-9/frames").status());
    assertEquals(409, caller.get("/score").status());
    assertEquals(409, caller.post("/sign-in", "{}").status());
  }

  @Test
  void betweenTwoDaysItSaysSo() {
    HandPerformance before = on();
    stage.on = null;

    assertFalse(caller.get("/state").body().path("on").asBoolean());
    assertEquals(409, caller.get("/visits").status());

    stage.on = before;
  }

  @Test
  void onlyThisMachinesPagesMaySpeakToIt() throws IOException {
    assertEquals(403, statusOf("GET /control/v1/state", "Host: lintel.example", ""));
    assertEquals(403, statusOf("GET / ", "Host: 127.0.0.1.nip.io:1", ""));
    assertEquals(200, statusOf("GET /control/v1/state", "Host: localhost:1", ""));
    assertEquals(
        403,
        caller
            .answer(
                caller
                    .request("/clock/pause")
                    .header("Origin", "http://evil.example")
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString("{}"))
                    .build())
            .status());
    assertEquals(
        415,
        caller
            .answer(
                caller
                    .request("/clock/pause")
                    .header("Content-Type", "text/plain")
                    .POST(BodyPublishers.ofString("{}"))
                    .build())
            .status());
    assertFalse(on().clock.paused);
  }

  @Test
  void bodiesAreBounded() {
    assertEquals(413, caller.post("/start", " ".repeat(Control.BODY_BYTES + 1)).status());
    assertEquals(400, caller.post("/start", "[]").status());
    assertEquals(400, caller.post("/start", "{").status());
    assertEquals(405, caller.post("/state", "{}").status());
    assertEquals(404, caller.get("/nothing").status());
  }

  @Test
  void changesAreToldToWhoeverListens() throws IOException {
    try (Socket socket = asking("GET /control/v1/events", "Host: 127.0.0.1", "");
        BufferedReader told = reader(socket)) {
      assertNotNull(lineWith(told, "\"speed\":60"));
      on().clock.speed = 77;
      assertNotNull(lineWith(told, "\"speed\":77"));
    }
  }

  private int statusOf(String request, String host, String body) throws IOException {
    try (Socket socket = asking(request, host, body);
        BufferedReader answer = reader(socket)) {
      return Integer.parseInt(answer.readLine().split(" ", 3)[1]);
    }
  }

  /** By hand: the JDK's client does not let a request lie about its host. */
  private Socket asking(String request, String host, String body) throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), console.address().getPort());
    socket.setSoTimeout(10_000);
    OutputStream out = socket.getOutputStream();
    String text = request.strip() + " HTTP/1.1\r\n" + host + "\r\n\r\n" + body;
    out.write(text.getBytes(StandardCharsets.UTF_8));
    out.flush();
    return socket;
  }

  private static BufferedReader reader(Socket socket) throws IOException {
    return new BufferedReader(
        new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
  }

  private static String lineWith(BufferedReader told, String text) throws IOException {
    String line = told.readLine();
    while (line != null && !line.contains(text)) {
      line = told.readLine();
    }
    return line;
  }
}
