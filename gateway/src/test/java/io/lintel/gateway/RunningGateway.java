package io.lintel.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lintel.gateway.access.Access;
import io.lintel.gateway.access.AdminToken;
import io.lintel.gateway.access.TrustedProxies;
import io.lintel.gateway.api.ApiRoutes;
import io.lintel.gateway.api.Clauses;
import io.lintel.gateway.api.CommandRoutes;
import io.lintel.gateway.api.Gate;
import io.lintel.gateway.api.GatewayStatus;
import io.lintel.gateway.api.HttpFront;
import io.lintel.gateway.api.KnockStreams;
import io.lintel.gateway.api.LatestClocks;
import io.lintel.gateway.api.OperatorRoutes;
import io.lintel.gateway.api.Reads;
import io.lintel.gateway.api.Refused;
import io.lintel.gateway.api.Routes;
import io.lintel.gateway.api.SignInRoutes;
import io.lintel.gateway.api.SinkRoutes;
import io.lintel.gateway.clock.ClockLimits;
import io.lintel.gateway.config.DockConfig;
import io.lintel.gateway.health.Supervised;
import io.lintel.gateway.identity.DeviceFile;
import io.lintel.gateway.identity.Devices;
import io.lintel.gateway.identity.Enrolling;
import io.lintel.gateway.identity.Enrolment;
import io.lintel.gateway.intake.Facts;
import io.lintel.gateway.intake.GatewayLife;
import io.lintel.gateway.intake.Intake;
import io.lintel.gateway.journal.GroupCommitJournal;
import io.lintel.gateway.journal.JournalLimits;
import io.lintel.gateway.journal.Observation;
import io.lintel.gateway.journal.Quotas;
import io.lintel.gateway.journal.Receipt;
import io.lintel.gateway.projection.Basis;
import io.lintel.gateway.projection.CaseJudge;
import io.lintel.gateway.projection.PolicyJudge;
import io.lintel.gateway.projection.Projector;
import io.lintel.gateway.projection.RecorderDays;
import io.lintel.gateway.recorder.RecorderTraits;
import io.lintel.gateway.sink.SetAside;
import io.lintel.gateway.sink.StillSink;
import io.lintel.gateway.source.dock.DockRoutes;
import io.lintel.gateway.source.http.DeviceRoutes;
import io.lintel.gateway.source.http.EnrolmentRoutes;
import io.lintel.gateway.source.http.ObservationRoutes;
import io.lintel.gateway.source.http.ReviewRoutes;
import io.lintel.gateway.source.http.StatementRoutes;
import io.lintel.gateway.store.DataDirectory;
import io.lintel.gateway.store.JournalDatabase;
import io.lintel.gateway.store.ProjectionDatabase;
import io.lintel.gateway.store.SetAsideDatabase;
import io.lintel.meter.spi.PollOutcome;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** Journal, projector and HTTP server on a free port, with a clock that the test moves. */
public final class RunningGateway implements AutoCloseable {
  public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final ObjectMapper JSON = new ObjectMapper();

  private final DataDirectory data;
  private final GroupCommitJournal journal;
  private final Projector projector;
  private final Vertx vertx = Vertx.vertx();
  private final Reads reads;
  private final SetAsideDatabase setAside;
  private final Access access;
  private final AdminToken admin;
  private final HttpFront front;
  private final List<Routes> routes;
  private final HttpClient client = HttpClient.newHttpClient();

  public RunningGateway(Path directory, SteppedTime time, CaseJudge judge) throws Exception {
    this(directory, time, judge, DockConfig.usual(ZONE));
  }

  public RunningGateway(Path directory, SteppedTime time, CaseJudge judge, DockConfig docks)
      throws Exception {
    this(directory, time, judge, docks, Quotas.NONE);
  }

  /** Where {@code quotas} say who may send how much. */
  public RunningGateway(
      Path directory, SteppedTime time, CaseJudge judge, DockConfig docks, Quotas quotas)
      throws Exception {
    data = DataDirectory.open(directory);
    PrometheusMeterRegistry metrics = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    journal =
        new GroupCommitJournal(
                JournalDatabase.open(data), JournalLimits.DEFAULT, quotas, time, metrics)
            .start();
    RecorderTraits traits = new RecorderTraits(RecorderTraits.ClockKind.UNKNOWN, Duration.ZERO);
    String policy = judge instanceof PolicyJudge shipped ? shipped.policy().label() : "plain@1#0";
    Basis basis = new Basis(ZONE, policy, judge, Map.of(), traits);
    ProjectionDatabase projections =
        ProjectionDatabase.open(data.file("projections.db"), basis.fingerprint());
    projector = new Projector(journal, projections, basis, time, metrics).start();
    reads = new Reads(vertx, projections);
    setAside = SetAsideDatabase.open(data);
    SecureRandom random = new SecureRandom();
    admin = AdminToken.in(data.path(), random);
    access = new Access(admin, random, System::nanoTime);
    KnockStreams streams = new KnockStreams(time);
    projector.onProjected(seq -> streams.projected());
    Intake intake = new Intake(meter -> null);
    Devices devices =
        new Devices(List.of(), List.of(), new DeviceFile(data.file("devices.csv"), Runnable::run));
    Enrolment enrolment = new Enrolment(random, System::nanoTime);
    Enrolling.Heard heard =
        (event, detail) -> {
          var unused =
              journal.append(
                  List.of(GatewayLife.observation("devices", event, detail, time.instant())));
        };
    GatewayStatus status =
        () ->
            new GatewayStatus.Now(
                journal.last(),
                journal.takenIn(),
                projector.projected(),
                projector.openFindings(),
                List.of(),
                time.instant());
    routes =
        List.of(
            new Gate(access),
            new SignInRoutes(access),
            new OperatorRoutes(() -> List.of(journal, projector), status, metrics),
            new StatementRoutes(
                vertx, intake, new Facts(ZONE), journal, reads, projector::written, time),
            new ObservationRoutes(vertx, intake, journal, time),
            new DeviceRoutes(vertx, devices, heard, random),
            new EnrolmentRoutes(
                vertx, enrolment, new Enrolling(devices, enrolment, random, heard), heard, time),
            new ReviewRoutes(vertx, intake, journal, reads, time),
            new DockRoutes(vertx, docks, access, journal, time),
            new SinkRoutes(List.of(new StillSink(setAside)), setAside, reads, ZONE),
            new CommandRoutes(vertx, RunningGateway::readNow, RunningGateway::reload),
            new ApiRoutes(
                vertx,
                reads,
                journal,
                ZONE,
                RunningGateway::clause,
                new LatestClocks(new RecorderDays(basis, ClockLimits.DEFAULT)::clock, time),
                time,
                streams));
    front =
        new HttpFront(
            "127.0.0.1",
            0,
            TrustedProxies.LOOPBACK,
            routes,
            new Supervised("http", "closing slow connections", false, time));
    vertx.deployVerticle(front).toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
  }

  /** What the target of the sink {@code influx} refuses. */
  public SetAside setAside() {
    return setAside;
  }

  private static Optional<Clauses.Clause> clause(String rule) {
    return rule.equals("REC-1")
        ? Optional.of(
            new Clauses.Clause(
                "入户前开启服务记录仪",
                "Switch the service recorder on before entering",
                "A",
                "燃气公司入户服务规定",
                "gas companies' home-visit rules"))
        : Optional.empty();
  }

  /** Every meter is silent, but nobody knows {@code G-404}. */
  private static CompletionStage<PollOutcome> readNow(String meter) {
    return meter.equals("G-404")
        ? CompletableFuture.failedFuture(Refused.notFound("meter on a line", meter))
        : CompletableFuture.completedFuture(new PollOutcome.Silent(Duration.ofMillis(800)));
  }

  private static CompletionStage<String> reload() {
    return CompletableFuture.failedFuture(
        new Refused(422, "The configuration is invalid", "Line 3: unknown key \"metres\"."));
  }

  public String token() {
    return admin.text();
  }

  /** What the server serves, apart from the pages. */
  public List<Routes> routes() {
    return routes;
  }

  public Vertx vertx() {
    return vertx;
  }

  public Access access() {
    return access;
  }

  public URI at(String path) {
    return URI.create("http://127.0.0.1:" + front.port() + path);
  }

  /** An answer: status, headers, and the body as JSON where it is. */
  public record Answer(int status, HttpResponse<String> response) {
    public JsonNode json() {
      try {
        return JSON.readTree(response.body());
      } catch (IOException e) {
        throw new AssertionError("not JSON: " + response.body(), e);
      }
    }
  }

  public Answer get(String path) throws Exception {
    return send(HttpRequest.newBuilder(at(path)).header("Authorization", "Bearer " + token()));
  }

  public Answer put(String path, String body) throws Exception {
    return send(json(path).PUT(BodyPublishers.ofString(body)));
  }

  public Answer post(String path, String body) throws Exception {
    return send(json(path).POST(BodyPublishers.ofString(body)));
  }

  public HttpRequest.Builder json(String path) {
    return HttpRequest.newBuilder(at(path))
        .header("Authorization", "Bearer " + token())
        .header("Content-Type", "application/json");
  }

  public Answer send(HttpRequest.Builder request) throws Exception {
    HttpResponse<String> response =
        client.send(request.timeout(Duration.ofSeconds(20)).build(), BodyHandlers.ofString());
    return new Answer(response.statusCode(), response);
  }

  /** Takes observations in as a source would, and waits until they are projected. */
  public List<Receipt> take(List<Observation> observations) throws Exception {
    List<Receipt> receipts = journal.append(observations).get(10, TimeUnit.SECONDS);
    settle();
    return receipts;
  }

  /** Waits until everything that is in the journal can be read. */
  public void settle() throws InterruptedException {
    long last = journal.last();
    CountDownLatch reached = new CountDownLatch(1);
    projector.onProjected(
        seq -> {
          if (seq >= last) {
            reached.countDown();
          }
        });
    if (projector.projected() < last && !reached.await(20, TimeUnit.SECONDS)) {
      throw new AssertionError("not projected within 20 s: entry " + last);
    }
  }

  /** Asks again after each step of the projector's, until the answer is as wanted. */
  public void waitFor(String path, Predicate<JsonNode> wanted) throws Exception {
    BlockingQueue<Long> steps = new LinkedBlockingQueue<>();
    projector.onProjected(steps::add);
    while (!wanted.test(get(path).json())) {
      if (steps.poll(20, TimeUnit.SECONDS) == null) {
        throw new AssertionError("not so within 20 s: " + get(path).json());
      }
    }
  }

  @Override
  public void close() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
    reads.close();
    setAside.close();
    projector.close();
    journal.close();
    data.close();
  }
}
