package io.lintel.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lintel.gateway.api.HttpFront;
import io.lintel.gateway.config.ConfigCheck;
import io.lintel.gateway.config.ConfigFile;
import io.lintel.gateway.config.KnownNames;
import io.lintel.gateway.config.LintelConfig;
import io.lintel.gateway.config.PolicyFile;
import io.lintel.gateway.intake.Arrival;
import io.lintel.gateway.intake.Format;
import io.lintel.gateway.intake.Intake;
import io.lintel.gateway.journal.GroupCommitJournal;
import io.lintel.gateway.journal.Journal;
import io.lintel.gateway.journal.JournalLimits;
import io.lintel.gateway.journal.Observation;
import io.lintel.gateway.source.line.LineSource;
import io.lintel.gateway.store.DataDirectory;
import io.lintel.gateway.store.JournalDatabase;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A gateway that comes up with a journal which its projections have not seen, and whose recorders
 * go on talking: what is written can be read at once, while its judging waits its turn for as long
 * as they talk. The clock stands still, so that nobody's patience ends, and no broker is there, for
 * to connect to it would have all judged.
 */
class BusyRestartTest {
  private static final Instant NOON = Instant.parse("2026-11-22T04:00:00Z");
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final int BACKLOG = 5_000;
  private static final String VISIT =
      "{\"id\":\"V-1\",\"kind\":\"repair\",\"technicians\":[\"T-7\"],"
          + "\"appointment\":{\"from\":\"2026-11-22T12:00:00+08:00\","
          + "\"to\":\"2026-11-22T13:00:00+08:00\"}}";

  @TempDir Path directory;
  private final SteppedTime time = new SteppedTime(NOON);
  private final Intake intake = new Intake(meter -> null);
  private final Opened opened = new Opened();
  private final BlockingQueue<Long> steps = new LinkedBlockingQueue<>();
  private final Talk talk = new Talk();
  private Core core;

  @BeforeEach
  void comeUpWithABacklog() throws Exception {
    LintelConfig config = config();
    try (DataDirectory data = DataDirectory.open(config.data());
        GroupCommitJournal journal =
            new GroupCommitJournal(
                    JournalDatabase.open(data),
                    JournalLimits.DEFAULT,
                    time,
                    new SimpleMeterRegistry())
                .start()) {
      journal.append(backlog()).get(20, TimeUnit.SECONDS);
    }
    core = Core.open(config, PolicyFile.named("gas-strict"), time, opened);
    core.projector().onProjected(steps::add);
    talk.begin(core.journal());
    until(() -> core.projector().projected() < core.projector().written());
  }

  @AfterEach
  void stop() {
    talk.end();
    opened.close();
  }

  @Test
  void linesBeginWhenTheBacklogIsWrittenAlthoughItIsNotJudged() throws Exception {
    LineSource lines =
        opened.add(
            "lines",
            new LineSource(core.journal(), core.time(), core.config().zone(), core.metrics()));
    long held = core.journal().last();

    new Sources(core, intake, lines).start(opened);

    until(() -> !lines.health().isEmpty());
    assertTrue(core.projector().projected() < held, "everything was judged: nothing is shown");
  }

  /**
   * A hand-out stated here, then another from a dock, then the first again: it no longer stands,
   * and whoever remembers until the judging ends would say that it does.
   */
  @Test
  void aStatementIsForgottenWhenItIsWrittenAlthoughNothingIsJudged() throws Exception {
    LineSource lines =
        opened.add(
            "lines",
            new LineSource(core.journal(), core.time(), core.config().zone(), core.metrics()));
    HttpFront front =
        HttpParts.start(
            core,
            intake,
            lines,
            new Reloading(
                core.config(),
                this::check,
                lines,
                new Decoders(),
                core.identities().devices(),
                Runnable::run),
            List::of,
            List.of(),
            opened);
    String stated =
        "{\"recorder\":\"R-9\",\"technician\":\"T-9\",\"from\":\"2026-11-22T08:00:00+08:00\"}";

    assertEquals("new", put(front, "/api/v1/custody", stated));
    assertEquals("unchanged", put(front, "/api/v1/custody", stated));
    core.journal()
        .append(intake.custody(bytes(stated.replace("T-9", "T-8")), Format.JSON, arrival()).all())
        .get(20, TimeUnit.SECONDS);
    long last = core.journal().last();
    until(() -> core.projector().written() >= last);

    assertEquals("new", put(front, "/api/v1/custody", stated));
    assertEquals("unchanged", put(front, "/api/v1/visits/V-1", VISIT), "it was in the backlog");
    assertTrue(core.projector().projected() < last, "everything was judged: nothing is shown");
  }

  private LintelConfig config() {
    return assertInstanceOf(ConfigCheck.Good.class, check()).config();
  }

  private ConfigCheck check() {
    return new ConfigFile(new KnownNames(Set.of("fuxin"), Set.of(), Set.of("gas-strict")), Map.of())
        .check(
            directory.resolve("lintel.yaml"),
            """
            data: ./data
            http: { listen: "127.0.0.1:0" }
            mqtt: { broker: "tcp://127.0.0.1:9" }
            coap: { listen: "127.0.0.1:0" }
            policy: gas-strict
            lines:
              - id: riser
                uri: tcp://127.0.0.1:9
                meters:
                  - { id: G-1, profile: fuxin, address: 1, every: 15m }
            """);
  }

  /** A visit, a recorder in hand, and readings enough for several transactions. */
  private List<Observation> backlog() {
    List<Observation> said = new ArrayList<>();
    said.addAll(intake.visit("V-1", bytes(VISIT), Format.JSON, arrival()).all());
    said.addAll(
        intake
            .custody(
                bytes(
                    "{\"recorder\":\"R-7\",\"technician\":\"T-7\","
                        + "\"from\":\"2026-11-22T08:00:00+08:00\"}"),
                Format.JSON,
                arrival())
            .all());
    for (int seq = 0; seq < BACKLOG; seq++) {
      String reading = "{\"seq\":%d,\"volume_m3\":\"%d.5\"}".formatted(seq, seq);
      said.addAll(intake.readings("G-9", bytes(reading), Format.JSON, arrival()).all());
    }
    return said;
  }

  private String put(HttpFront front, String path, String body) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + front.port() + path))
            .header("Authorization", "Bearer " + core.admin().text())
            .header("Content-Type", "application/json")
            .PUT(BodyPublishers.ofString(body))
            .build();
    String answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
    JsonNode json = new ObjectMapper().readTree(answer);
    return json.path("outcome").asText(answer);
  }

  /** Asks again after each step of the projector's, which never ends while they talk. */
  private void until(BooleanSupplier so) throws InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!so.getAsBoolean()) {
      Long step = steps.poll(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
      if (step == null || System.nanoTime() > end) {
        throw new AssertionError("not so within " + PATIENCE);
      }
    }
  }

  private static Arrival arrival() {
    return new Arrival("http", NOON, "test");
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }

  /** A recorder's heartbeats, the next as soon as the last is kept: there is never a pause. */
  private final class Talk {
    private volatile boolean over;
    private long seq;

    void begin(Journal journal) {
      over = false;
      next(journal);
    }

    private void next(Journal journal) {
      seq++;
      String beat =
          "{\"at\":\"2026-11-22T04:00:00Z\",\"seq\":%d,\"type\":\"heartbeat\"}".formatted(seq);
      var unused =
          journal
              .append(intake.recorderEvents("R-7", bytes(beat), Format.JSON, arrival()).all())
              .whenComplete(
                  (kept, failure) -> {
                    if (!over && failure == null) {
                      next(journal);
                    }
                  });
    }

    void end() {
      over = true;
    }
  }
}
