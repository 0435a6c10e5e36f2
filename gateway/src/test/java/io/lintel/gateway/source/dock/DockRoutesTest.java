package io.lintel.gateway.source.dock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.lintel.gateway.RunningGateway;
import io.lintel.gateway.SteppedTime;
import io.lintel.gateway.config.ConfigCheck;
import io.lintel.gateway.config.ConfigFile;
import io.lintel.gateway.config.DialectFile;
import io.lintel.gateway.config.DockConfig;
import io.lintel.gateway.config.KnownNames;
import io.lintel.gateway.docking.Names;
import io.lintel.gateway.docking.Station;
import io.lintel.gateway.intake.Arrival;
import io.lintel.gateway.intake.DockReports;
import io.lintel.gateway.intake.Facts;
import io.lintel.gateway.intake.Taken;
import io.lintel.gateway.journal.Entry;
import io.lintel.gateway.projection.PlainJudge;
import io.lintel.gateway.recorder.DockSession;
import io.lintel.gateway.recorder.DockedFile;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DockRoutesTest {
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final String HASH = "ab".repeat(32);
  private static final String RECORD =
      """
      {"wjbh":"1","wjmc":"R-7_T-3_20261120090000_0001.MP4","pssj":"2026-11-20 09:00:00",
       "wjdx":5120,"wjlx":"video","wjsc":900,"dwmc":"历下","jybh":"T-3","jyxm":"T-3","cpxh":"R-7",
       "gzz_xh":"DOCK-2","scsj":"2026-11-20 18:05:00","sha256":"%s",
       "device_time":"2026-11-20T18:00:12+08:00","station_time":"2026-11-20T18:00:00+08:00"}
      """
          .formatted(HASH);

  @TempDir Path directory;

  @Test
  void recordsAreAnsweredOnceTheyAreDurable() throws Exception {
    try (RunningGateway gateway = gateway()) {
      assertEquals(201, gateway.post("/dock/v1/files", RECORD).status());
      assertEquals(200, gateway.post("/dock/v1/files", RECORD).status(), "known already");
      assertEquals(
          201,
          gateway
              .post(
                  "/dock/v1/sessions",
                  "{\"device\":\"R-7\",\"dock\":\"DOCK-2\","
                      + "\"station_time\":\"2026-11-20T18:00:00+08:00\",\"files\":[]}")
              .status());
      gateway.settle();

      JsonNode files = gateway.get("/api/v1/observations?kind=DOCKED_FILE").json().path("items");
      assertEquals(1, files.size(), files.toString());
      assertEquals("R-7", files.get(0).path("device").asText());
    }
  }

  @Test
  void aCheckoutIsAHandOut() throws Exception {
    try (RunningGateway gateway = gateway()) {
      assertEquals(
          201,
          gateway
              .post(
                  "/dock/v1/checkouts",
                  "{\"device\":\"R-7\",\"dock\":\"DOCK-2\",\"user\":\"T-3\","
                      + "\"at\":\"2026-11-20 07:45:00\"}")
              .status());
      gateway.settle();

      JsonNode spans = gateway.get("/api/v1/custody").json().path("items");
      assertEquals("T-3", spans.get(0).path("technician").asText(), spans.toString());
      assertEquals("2026-11-19T23:45:00Z", spans.get(0).path("from").asText());
    }
  }

  @Test
  void aBadRecordIsKeptWithTheReason() throws Exception {
    try (RunningGateway gateway = gateway()) {
      RunningGateway.Answer answer =
          gateway.post("/dock/v1/files", RECORD.replace("2026-11-20 09:00:00", "yesterday"));
      assertEquals(400, answer.status());
      gateway.settle();

      JsonNode rejected = gateway.get("/api/v1/rejected").json().path("items");
      assertTrue(rejected.toString().contains("pssj"), rejected.toString());
    }
  }

  @Test
  void nobodyPostsWithoutAToken() throws Exception {
    try (RunningGateway gateway = gateway()) {
      HttpRequest.Builder request =
          HttpRequest.newBuilder(gateway.at("/dock/v1/files"))
              .header("Content-Type", "application/json")
              .POST(BodyPublishers.ofString(RECORD));
      assertEquals(401, gateway.send(request).status());
    }
  }

  @Test
  void aStationsOwnTokenOpensItsOwnAddressAndNothingElse() throws Exception {
    try (RunningGateway gateway =
        new RunningGateway(
            directory,
            new SteppedTime(Instant.parse("2026-11-20T10:06:00Z")),
            new PlainJudge(),
            docks("s3cret"))) {
      assertEquals(201, post(gateway, "/dock/v1/stations/DOCK-3/files", "s3cret"));
      assertEquals(200, post(gateway, "/dock/v1/stations/DOCK-3/files", gateway.token()));
      assertEquals(401, post(gateway, "/dock/v1/stations/DOCK-3/files", "guessed"));
      assertEquals(401, post(gateway, "/dock/v1/files", "s3cret"));
      assertEquals(401, post(gateway, "/dock/v1/stations/DOCK-4/files", "s3cret"), "has no token");
      assertEquals(201, post(gateway, "/dock/v1/stations/DOCK-4/files", gateway.token()));
      assertEquals(404, post(gateway, "/dock/v1/stations/DOCK-5/files", gateway.token()));
      assertEquals(401, post(gateway, "/api/v1/visits", "s3cret"));
      gateway.settle();

      JsonNode files = gateway.get("/api/v1/observations?kind=DOCKED_FILE").json().path("items");
      assertEquals(2, files.size(), files.toString());
      assertTrue(
          files.toString().contains("DOCK-3"), "it is the station, whatever the record says");
      assertTrue(files.toString().contains("DOCK-4"), files.toString());
    }
  }

  private static DockConfig docks(String token) {
    ConfigFile file =
        new ConfigFile(
            new KnownNames(Set.of(), Set.of(), Set.of("gas-strict")), Map.of("DOCK_TOKEN", token));
    ConfigCheck check =
        file.check(
            Path.of("lintel.yaml"),
            """
            data: ./data
            policy: gas-strict
            dock:
              stations:
                - { id: DOCK-3, token: "${DOCK_TOKEN}" }
                - { id: DOCK-4 }
            """);
    return assertInstanceOf(ConfigCheck.Good.class, check, check::toString).config().dock();
  }

  private static int post(RunningGateway gateway, String path, String token) throws Exception {
    return gateway
        .send(
            HttpRequest.newBuilder(gateway.at(path))
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + token)
                .POST(BodyPublishers.ofString(RECORD)))
        .status();
  }

  @Test
  void recordersMayReportOverHttp() throws Exception {
    try (RunningGateway gateway = gateway()) {
      String event = "{\"at\":\"2026-11-20T09:00:00+08:00\",\"type\":\"recording_started\"}";
      assertEquals(201, gateway.post("/api/v1/recorders/R-7/events", event).status());
      assertEquals(200, gateway.post("/api/v1/recorders/R-7/events", "[" + event + "]").status());
      assertEquals(400, gateway.post("/api/v1/recorders/R-7/events", "{}").status());
    }
  }

  @Test
  void theShippedDialectsSayTheSameInTheirOwnWords() {
    DockedFile ours = file("gat-947", RECORD);
    DockedFile theirs =
        file(
            "plain-english",
            """
            {"fileId":"f1","fileName":"20261120_090000_R-7_T-3.mp4","startTime":1795136400000,
             "duration":900000,"fileSize":5120,"fileType":2,"deviceSn":"SN-7","operatorNo":"000003",
             "stationSn":"DOCK-2","uploadTime":1795169100000,"sha256":"%s"}
            """
                .formatted(HASH));

    assertEquals(Instant.parse("2026-11-20T01:00:00Z"), ours.began());
    assertEquals(Duration.ofMinutes(15), ours.length());
    assertEquals(Instant.parse("2026-11-20T10:05:00Z"), ours.docked());
    assertEquals(ours.began(), theirs.began());
    assertEquals(ours.docked(), theirs.docked());
    assertEquals(ours.length(), theirs.length());
    assertEquals(ours.recorder(), theirs.recorder(), "by the list of devices");
    assertEquals(ours.sha256(), theirs.sha256());
    assertEquals(1, theirs.written().size());
  }

  @Test
  void aPictureIsKeptAndIsNoRecording() {
    Taken taken =
        reports().files(station("gat-947"), bytes(RECORD.replace("video", "picture")), arrival());

    assertTrue(taken.good(), taken.diagnostic());
    assertTrue(!new Facts(ZONE).isRecording(new Entry(1, 1, false, taken.accepted().get(0))));
  }

  private static JsonNode rejected(RunningGateway gateway) throws Exception {
    return gateway.get("/api/v1/rejected").json().path("items");
  }

  /** What a station calls its films, nobody can know in advance: it is there, and it is named. */
  @Test
  void aFilmOfAnUnknownKindIsARecordingAndIsNamed() throws Exception {
    try (RunningGateway gateway = gateway()) {
      int status = gateway.post("/dock/v1/files", RECORD.replace("video", "执法视频")).status();
      gateway.settle();

      assertEquals(201, status);
      JsonNode files = gateway.get("/api/v1/observations?kind=DOCKED_FILE").json().path("items");
      assertEquals(1, files.size());
      assertTrue(files.get(0).path("body").path("media").isMissingNode(), files.toString());
      String reason = rejected(gateway).toString();
      assertTrue(reason.contains("wjlx") && reason.contains("执法视频"), reason);
    }
  }

  @Test
  void aFileOfAnUnknownKindThatIsNoFilmIsRejectedWithTheReason() {
    Taken taken =
        reports()
            .files(
                station("gat-947"),
                bytes(RECORD.replace("video", "什么").replace(".MP4", ".bin")),
                arrival());
    assertTrue(!taken.good());
    assertTrue(taken.diagnostic().contains("wjlx"), taken.diagnostic());
  }

  /** What spreadsheets, Java's own time stamps and careless stations write. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-11-20 9:00:00",
        "2026/11/20 9:00:00",
        "2026-11-20 09:00:00.0",
        "2026-11-20T9:00:00+08:00",
        "2026-11-20 9:0:0",
        "2026-11-20 09:00",
        "20261120090000"
      })
  void aTimeIsReadHoweverManyDigitsItHas(String time) {
    DockedFile file = file("gat-947", RECORD.replaceFirst("2026-11-20 09:00:00", time));
    assertEquals(Instant.parse("2026-11-20T01:00:00Z"), file.began());
  }

  @Test
  void roundedSizesAndOtherHashesCostNoRecord() {
    String record =
        RECORD
            .replace("\"wjdx\":5120", "\"wjdx\":\"120MB\"")
            .replace(HASH, "D41D8CD98F00B204E9800998ECF8427E");
    Taken taken = reports().files(station("gat-947"), bytes(record), arrival());
    assertTrue(taken.good(), taken.diagnostic());
    String body = new String(taken.accepted().get(0).body().toArray(), StandardCharsets.UTF_8);
    assertTrue(body.contains("\"size_said\":\"120MB\""), body);
    assertTrue(body.contains("\"md5\":\"d41d8cd98f00b204e9800998ecf8427e\""), body);
  }

  @Test
  void aSummaryInTheOtherDialect() {
    Taken taken =
        reports()
            .sessions(
                station("plain-english"),
                bytes(
                    """
                    {"deviceSn":"SN-7","stationSn":"DOCK-2","stationClock":1795169100000,
                     "deviceClock":1795169112000,"timeSynced":1,"complete":"0","operatorNo":"000003",
                     "fileList":["20261120_090000_R-7_T-3.mp4"]}
                    """),
                arrival());
    assertTrue(taken.good(), taken.diagnostic());
    DockSession session =
        new Facts(ZONE).dockSession(new Entry(1, 1, false, taken.accepted().get(0)));

    assertEquals("R-7", session.recorder());
    assertEquals("T-3", session.user());
    assertTrue(session.set());
    assertTrue(!session.whole());
    assertEquals(session.at().plusSeconds(12), session.deviceTime());
  }

  private RunningGateway gateway() throws Exception {
    return new RunningGateway(
        directory, new SteppedTime(Instant.parse("2026-11-20T10:06:00Z")), new PlainJudge());
  }

  private static DockReports reports() {
    return new DockReports(new Names(Map.of("SN-7", "R-7"), Map.of("000003", "T-3")), ZONE);
  }

  private static Station station(String dialect) {
    return new Station(null, DialectFile.shipped(dialect), ZONE);
  }

  private static Arrival arrival() {
    return new Arrival("dock", Instant.parse("2026-11-20T10:06:00Z"), "/dock/v1/files");
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static DockedFile file(String dialect, String record) {
    Taken taken = reports().files(station(dialect), bytes(record), arrival());
    assertTrue(taken.good(), taken.diagnostic());
    return new Facts(ZONE).dockedFile(new Entry(1, 1, false, taken.accepted().get(0)));
  }
}
