package io.lintel.gateway.source.coap;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.gateway.config.CoapConfig;
import io.lintel.gateway.config.ListenAddress;
import io.lintel.gateway.config.Secret;
import io.lintel.gateway.identity.Admission;
import io.lintel.gateway.identity.Reach;
import io.lintel.gateway.identity.Speaker;
import io.lintel.gateway.identity.SpeakerKind;
import io.lintel.gateway.intake.Intake;
import io.lintel.gateway.journal.GroupCommitJournal;
import io.lintel.gateway.journal.Journal;
import io.lintel.gateway.journal.JournalLimits;
import io.lintel.gateway.journal.Kind;
import io.lintel.gateway.journal.Observation;
import io.lintel.gateway.journal.QuotaLimits;
import io.lintel.gateway.journal.Quotas;
import io.lintel.gateway.journal.Receipt;
import io.lintel.gateway.store.DataDirectory;
import io.lintel.gateway.store.JournalDatabase;
import io.lintel.gateway.time.WallTimekeeper;
import io.lintel.testing.Needs;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.eclipse.californium.core.CoapClient;
import org.eclipse.californium.core.CoapResponse;
import org.eclipse.californium.core.coap.CoAP.ResponseCode;
import org.eclipse.californium.core.coap.MediaTypeRegistry;
import org.eclipse.californium.elements.exception.ConnectorException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CoapSourceTest {
  private static final String KEY = "open-sesame-1234";
  private static final int JSON = MediaTypeRegistry.APPLICATION_JSON;

  private static final QuotaLimits LIMITS = new QuotaLimits(20, 1, 1 << 20, 1 << 10, 1 << 20);

  @TempDir Path folder;

  private final Vertx vertx = Vertx.vertx();
  private final WallTimekeeper time = new WallTimekeeper(InstantSource.system(), System::nanoTime);
  private DataDirectory data;
  private GroupCommitJournal journal;
  private CoapSource source;
  private boolean full;
  private volatile long free = Long.MAX_VALUE;

  /** The real journal, with a queue that can be said to be full. */
  private final class Gate implements Journal {
    @Override
    public CompletableFuture<List<Receipt>> append(List<Observation> batch) {
      return full ? CompletableFuture.failedFuture(new JournalFull("full")) : journal.append(batch);
    }

    @Override
    public List<io.lintel.gateway.journal.Entry> read(long after, int limit) {
      return journal.read(after, limit);
    }

    @Override
    public long last() {
      return journal.last();
    }

    @Override
    public void onCommit(CommitListener listener) {
      journal.onCommit(listener);
    }

    @Override
    public long takenIn() {
      return journal.takenIn();
    }
  }

  @BeforeEach
  void serve() {
    data = DataDirectory.open(folder.resolve("data"));
    journal =
        new GroupCommitJournal(
                JournalDatabase.open(data),
                JournalLimits.DEFAULT,
                new Quotas(LIMITS, () -> free, () -> 0),
                time,
                new SimpleMeterRegistry())
            .start();
    ListenAddress anyPort = new ListenAddress("127.0.0.1", 0);
    CoapConfig config =
        new CoapConfig(
            anyPort,
            new CoapConfig.Secure(
                anyPort, Map.of("G-9", new Secret(HexFormat.of().formatHex(KEY.getBytes(UTF_8))))));
    source =
        new CoapSource(
            config,
            shown ->
                new Admission.Admitted(
                    new Speaker("anonymous", SpeakerKind.ANYBODY, false, Reach.EVERYTHING)),
            new Intake(meter -> null),
            new Gate(),
            time,
            new SimpleMeterRegistry());
    settle(vertx.deployVerticle(source));
  }

  @AfterEach
  void stop() {
    settle(vertx.close());
    journal.close();
    data.close();
    time.close();
  }

  private static <T> void settle(Future<T> future) {
    future.toCompletionStage().toCompletableFuture().orTimeout(60, TimeUnit.SECONDS).join();
  }

  private String uri(String path) {
    return "coap://127.0.0.1:" + source.plainPort().orElseThrow() + path;
  }

  private CoapResponse post(String path, String payload, int format)
      throws ConnectorException, IOException {
    CoapClient client = new CoapClient(uri(path));
    try {
      return client.post(payload.getBytes(UTF_8), format);
    } finally {
      client.shutdown();
    }
  }

  private List<Observation> journaled() {
    List<Observation> observations = new ArrayList<>();
    journal.read(0, 100).forEach(entry -> observations.add(entry.observation()));
    return observations;
  }

  @Test
  void aReadingIsAnsweredOnceItIsDurable() throws Exception {
    CoapResponse response =
        post("/lintel/v1/meters/G-1/readings", "{\"seq\":1,\"volume_m3\":\"1.5\"}", JSON);
    assertEquals(ResponseCode.CHANGED, response.getCode());
    assertEquals("G-1", journaled().get(0).device());
    assertEquals("coap", journaled().get(0).source());
    assertEquals(Optional.empty(), source.notReadyBecause());
  }

  @Test
  void whoSendsTooMuchIsToldWhenToComeAgainAndNobodyElseIs() throws Exception {
    String reading = "{\"seq\":1,\"volume_m3\":\"1.5\"}";
    String many = "[" + (reading + ",").repeat((int) LIMITS.burst() + 1) + reading + "]";
    assertEquals(
        ResponseCode.CHANGED, post("/lintel/v1/meters/G-1/readings", many, JSON).getCode());

    CoapResponse refused = post("/lintel/v1/meters/G-1/readings", reading, JSON);
    assertEquals(ResponseCode.SERVICE_UNAVAILABLE, refused.getCode());
    assertEquals(3, refused.getOptions().getMaxAge());
    assertTrue(refused.getResponseText().startsWith("G-1 sends more"), refused.getResponseText());
    assertEquals(
        ResponseCode.CHANGED, post("/lintel/v1/meters/G-2/readings", reading, JSON).getCode());
  }

  @Test
  void whatIsLeftOfTheDiskIsForEvidence() throws Exception {
    free = LIMITS.reserveBytes() - 1;
    String event = "{\"at\":\"2026-11-22T08:00:00Z\",\"type\":\"%s\"}";
    String path = "/lintel/v1/recorders/R-7/events";
    assertEquals(
        ResponseCode.SERVICE_UNAVAILABLE, post(path, event.formatted("heartbeat"), JSON).getCode());
    assertEquals(
        ResponseCode.CHANGED, post(path, event.formatted("recording_started"), JSON).getCode());
  }

  @Test
  void aRecorderEventIsTaken() throws Exception {
    CoapResponse response =
        post(
            "/lintel/v1/recorders/R-7/events",
            "{\"at\":\"2026-11-22T08:00:00Z\",\"type\":\"power_on\"}",
            JSON);
    assertEquals(ResponseCode.CHANGED, response.getCode());
    assertEquals(Kind.RECORDER_EVENT, journaled().get(0).kind());
  }

  @Test
  void aPayloadInManyBlocksIsOnePayload() throws Exception {
    String note = "x".repeat(5_000);
    CoapResponse response =
        post(
            "/lintel/v1/meters/G-1/readings",
            "{\"seq\":1,\"volume_m3\":\"1.5\",\"note\":\"" + note + "\"}",
            JSON);
    assertEquals(ResponseCode.CHANGED, response.getCode());
    assertEquals(1, journaled().size());
  }

  @Test
  void whatIsTooLargeIsRefused() throws Exception {
    CoapResponse response =
        post("/lintel/v1/meters/G-1/readings", " ".repeat(Endpoints.LARGEST_BODY_BYTES + 1), JSON);
    assertEquals(ResponseCode.REQUEST_ENTITY_TOO_LARGE, response.getCode());
  }

  @Test
  void badInputIsJournaledAndAnsweredWithADiagnostic() throws Exception {
    CoapResponse response =
        post("/lintel/v1/meters/G-1/readings", "{\"seq\":1,\"volume_m3\":true}", JSON);
    assertEquals(ResponseCode.BAD_REQUEST, response.getCode());
    assertEquals(
        "volume_m3: expected a decimal such as \"1234.567\", not below 0, found true",
        response.getResponseText());
    assertEquals(Kind.REJECTED, journaled().get(0).kind());
  }

  @Test
  void anUnknownFormatIsNamed() throws Exception {
    CoapResponse response =
        post("/lintel/v1/meters/G-1/readings", "[]", MediaTypeRegistry.APPLICATION_SENML_JSON);
    assertEquals(ResponseCode.UNSUPPORTED_CONTENT_FORMAT, response.getCode());
    assertEquals(
        "expected application/json (50) or application/cbor (60), found application/senml+json",
        response.getResponseText());
    assertEquals(List.of(), journaled());
  }

  @Test
  void aFullJournalSaysWhenToComeAgain() throws Exception {
    full = true;
    CoapResponse response =
        post("/lintel/v1/meters/G-1/readings", "{\"seq\":1,\"volume_m3\":\"1.5\"}", JSON);
    assertEquals(ResponseCode.SERVICE_UNAVAILABLE, response.getCode());
    assertEquals(10, response.getOptions().getMaxAge());
  }

  @Test
  void whatIsNotThereIsNotFound() throws Exception {
    assertEquals(ResponseCode.NOT_FOUND, post("/lintel/v1/meters/G-1/what", "{}", JSON).getCode());
    assertEquals(ResponseCode.NOT_FOUND, post("/lintel/v2", "{}", JSON).getCode());
  }

  @Test
  void aDeviceWithAKeyMayNotComeWithoutIt() throws Exception {
    CoapResponse response =
        post("/lintel/v1/meters/G-9/readings", "{\"seq\":1,\"volume_m3\":\"1.5\"}", JSON);
    assertEquals(ResponseCode.UNAUTHORIZED, response.getCode());
  }

  @Test
  void libcoapPostsAReadingOverCoap() throws Exception {
    Needs.command("coap-client-openssl");
    String said =
        run(
            "coap-client-openssl",
            "-m",
            "post",
            "-t",
            "application/json",
            "-e",
            "{\"seq\":7,\"volume_m3\":\"7.5\"}",
            uri("/lintel/v1/meters/G-7/readings"));
    assertEquals("", said);
    assertEquals(7L, journaled().get(0).sequence());
  }

  @Test
  void libcoapPostsAReadingOverDtlsWithItsKey() throws Exception {
    Needs.command("coap-client-openssl");
    String said = secured("G-9");
    assertEquals("", said);
    assertEquals("G-9", journaled().get(0).device());
  }

  @Test
  void aKeyOpensItsOwnDeviceOnly() throws Exception {
    Needs.command("coap-client-openssl");
    assertEquals("4.01 expected the identity G-8, found G-9", secured("G-8"));
    assertEquals(List.of(), journaled());
  }

  private String secured(String meter) throws Exception {
    return run(
        "coap-client-openssl",
        "-m",
        "post",
        "-u",
        "G-9",
        "-k",
        KEY,
        "-t",
        "application/json",
        "-e",
        "{\"seq\":9,\"volume_m3\":\"9.5\"}",
        "coaps://127.0.0.1:"
            + source.securePort().orElseThrow()
            + "/lintel/v1/meters/"
            + meter
            + "/readings");
  }

  /** What the command says, on either stream. */
  private static String run(String... command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    process.waitFor();
    return said.strip();
  }
}
