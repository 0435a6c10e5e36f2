package io.lintel.gateway;

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
import io.lintel.gateway.api.SignInRoutes;
import io.lintel.gateway.api.SinkRoutes;
import io.lintel.gateway.audit.Card;
import io.lintel.gateway.audit.Rules;
import io.lintel.gateway.config.LintelConfig;
import io.lintel.gateway.health.Health;
import io.lintel.gateway.health.Supervised;
import io.lintel.gateway.intake.Facts;
import io.lintel.gateway.intake.Intake;
import io.lintel.gateway.sink.Sink;
import io.lintel.gateway.source.dock.DockRoutes;
import io.lintel.gateway.source.http.DeviceRoutes;
import io.lintel.gateway.source.http.EnrolmentRoutes;
import io.lintel.gateway.source.http.ObservationRoutes;
import io.lintel.gateway.source.http.ReviewRoutes;
import io.lintel.gateway.source.http.StatementRoutes;
import io.lintel.gateway.source.line.LineSource;
import io.lintel.gateway.source.line.NotRead;
import io.lintel.gateway.web.WebRoutes;
import io.lintel.gateway.wording.Sentence;
import io.lintel.meter.spi.PollOutcome;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** The one HTTP server: API, pages and operators' resources behind one gate. */
final class HttpParts {
  private static final int BUSY_RETRY_SECONDS = 5;

  private HttpParts() {}

  static HttpFront start(
      Core core,
      Intake intake,
      LineSource lines,
      Reloading reloading,
      Supplier<List<Health>> health,
      List<Sink> sinks,
      Opened opened) {
    LintelConfig config = core.config();
    Reads reads = new Reads(core.vertx(), core.projections());
    opened.onClose("reads", reads::close);
    KnockStreams streams = new KnockStreams(core.time());
    Supervised door =
        new Supervised("http", "closing slow connections of HTTP", false, core.time());
    Supplier<List<Health>> all =
        () -> {
          List<Health> parts = new ArrayList<>(health.get());
          parts.add(door);
          parts.add(streams.health());
          return parts;
        };
    core.projector().onProjected(seq -> streams.projected());
    Gate gate = new Gate(core.access());
    WebRoutes pages = new WebRoutes(config.zone(), gate::isSignedIn);
    HttpFront front =
        new HttpFront(
            config.http().host(),
            config.http().port(),
            config.proxies(),
            List.of(
                gate,
                new SignInRoutes(core.access(), config.proxies()),
                new OperatorRoutes(all, () -> status(core, sinks), core.metrics()),
                new StatementRoutes(
                    core.vertx(),
                    intake,
                    new Facts(config.zone()),
                    core.journal(),
                    reads,
                    core.projector()::written,
                    core.time()),
                new ObservationRoutes(core.vertx(), intake, core.journal(), core.time()),
                new ReviewRoutes(core.vertx(), intake, core.journal(), reads, core.time()),
                new DeviceRoutes(
                    core.vertx(),
                    core.identities().devices(),
                    core.identities().heard(),
                    core.identities().random()),
                new EnrolmentRoutes(
                    core.vertx(),
                    core.identities().enrolment(),
                    core.identities().enrolling(),
                    core.identities().heard(),
                    core.time()),
                new DockRoutes(
                    core.vertx(), config.dock(), core.access(), core.journal(), core.time()),
                new SinkRoutes(sinks, core.setAside(), reads, config.zone()),
                new CommandRoutes(core.vertx(), meter -> readNow(lines, meter), reloading),
                new ApiRoutes(
                    core.vertx(),
                    reads,
                    core.journal(),
                    config.zone(),
                    clauses(),
                    new LatestClocks(core.recorderDays()::clock, InstantSource.system()),
                    core.time(),
                    streams),
                pages::mount),
            door);
    Deploy.verticle(core.vertx(), front, opened);
    return front;
  }

  private static GatewayStatus.Now status(Core core, List<Sink> sinks) {
    return new GatewayStatus.Now(
        core.journal().last(),
        core.journal().takenIn(),
        core.projector().projected(),
        core.projector().openFindings(),
        sinks.stream()
            .map(
                sink ->
                    new GatewayStatus.Sink(
                        sink.name(),
                        sink.cursor(),
                        sink.lastError().orElse(null),
                        sink.lastAccepted().orElse(null),
                        sink.setAside()))
            .toList(),
        core.time().instant());
  }

  private static Clauses clauses() {
    return rule -> Rules.card(rule).map(HttpParts::clause);
  }

  private static Clauses.Clause clause(Card rule) {
    Sentence title = rule.source().title();
    return new Clauses.Clause(
        rule.clause().zh(),
        rule.clause().en(),
        rule.source().letter(),
        title == null ? null : title.zh(),
        title == null ? null : title.en());
  }

  private static CompletionStage<PollOutcome> readNow(LineSource lines, String meter) {
    return lines
        .readNow(meter)
        .exceptionallyCompose(
            failure -> {
              Throwable cause =
                  failure instanceof CompletionException && failure.getCause() != null
                      ? failure.getCause()
                      : failure;
              return java.util.concurrent.CompletableFuture.failedFuture(
                  cause instanceof NotRead notRead ? refused(meter, notRead) : cause);
            });
  }

  private static Refused refused(String meter, NotRead why) {
    String says = String.valueOf(why.getMessage());
    return switch (why.obstacle()) {
      case UNKNOWN_METER -> Refused.notFound("meter on a line", meter);
      case LINE -> new Refused(409, "The line cannot be used now", says);
      case BUSY -> new Refused(503, "Too much is waiting", says, BUSY_RETRY_SECONDS);
    };
  }
}
