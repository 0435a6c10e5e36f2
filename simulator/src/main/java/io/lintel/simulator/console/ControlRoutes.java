package io.lintel.simulator.console;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lintel.simulator.console.Control.Answer;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** All of the HTTP interface: what openapi.yaml describes. */
final class ControlRoutes {
  private static final long LOOK_MILLIS = 1_000;
  private static final long STATE_MILLIS = 500;
  private static final long SLOW_MILLIS = 2_000;
  private static final int VISITS_TOLD = 150;

  private final Vertx vertx;
  private final Stage stage;
  private final ReachedSpeed reached;
  private final StateView state;
  private final Broadcast broadcast;
  private final DayIndex.Kept index = new DayIndex.Kept();

  ControlRoutes(Vertx vertx, Stage stage, LongSupplier nanoTime) {
    this.vertx = vertx;
    this.stage = stage;
    this.reached = new ReachedSpeed(nanoTime);
    this.state = new StateView(reached);
    this.broadcast =
        new Broadcast(vertx, nanoTime)
            .topic("state", STATE_MILLIS, () -> state.of(stage.performance()))
            .topic("mishaps", LOOK_MILLIS, told(MishapControl::list))
            .topic("people", LOOK_MILLIS, told(p -> PeopleView.now(p.day(), p.clock().instant())))
            .topic("recorders", SLOW_MILLIS, told(this::recorders))
            .topic("visits", SLOW_MILLIS, told(p -> visits(p, null, null, VISITS_TOLD)));
  }

  void mount(Router router) {
    Control control = new Control(vertx, router, stage);
    control.get("/state", asked -> state.of(asked.knowing().stage().performance()));
    new ClockControl(state).mount(control);
    new StartControl(state).mount(control);
    control.get("/catalogue", asked -> CatalogueView.whole());
    MishapControl.mount(control);
    control.get("/lines", asked -> LineView.list(asked.knowing().performance()));
    control.get("/lines/:id/frames", ControlRoutes::frames);
    control.get("/lines/:id/slots", ControlRoutes::slots);
    control.get("/meters", this::meters);
    control.get("/recorders", asked -> recorders(asked.knowing().performance()));
    control.get("/people", asked -> people(asked.knowing().performance()));
    control.get("/visits", this::visits);
    control.get("/score", ControlRoutes::score);
    control.post("/sign-in", ControlRoutes::signIn);
    router.get(Control.ROOT + "/events").handler(broadcast::open);
    router.get(Control.ROOT + "/lines/:id/bytes").handler(new LineBytes(vertx, stage)::open);
    router.get("/openapi.yaml").handler(ControlRoutes::openApi);
    vertx.setPeriodic(LOOK_MILLIS, timer -> reached.look(stage.performance()));
    broadcast.start();
  }

  private java.util.function.Supplier<@Nullable JsonNode> told(
      Function<Performance, JsonNode> view) {
    return () -> {
      Performance performance = stage.performance();
      return performance == null ? null : view.apply(performance);
    };
  }

  private static JsonNode frames(Asked asked) {
    asked.knowing("after", "limit");
    return FrameView.list(
        LineView.named(asked.performance(), asked.path("id")),
        asked.whole("after", 0, 0, Long.MAX_VALUE),
        asked.limit());
  }

  private static JsonNode slots(Asked asked) {
    asked.knowing("limit");
    Performance performance = asked.performance();
    return SlotView.list(performance, LineView.named(performance, asked.path("id")), asked.limit());
  }

  private JsonNode meters(Asked asked) {
    asked.knowing("search", "after", "limit");
    Performance performance = asked.performance();
    return MeterView.list(
        index.of(performance.day()),
        performance.clock().instant(),
        asked.query("search"),
        asked.query("after"),
        asked.limit());
  }

  private JsonNode recorders(Performance performance) {
    return RecorderView.list(index.of(performance.day()), performance.clock().instant());
  }

  private static JsonNode people(Performance performance) {
    return PeopleView.whole(performance.day(), performance.clock().instant());
  }

  private JsonNode visits(Asked asked) {
    asked.knowing("agreement", "of", "limit");
    return visits(
        asked.performance(), agreement(asked.query("agreement")), asked.query("of"), asked.limit());
  }

  private static @Nullable Agreement agreement(@Nullable String text) {
    if (text == null) {
      return null;
    }
    for (Agreement agreement : Agreement.values()) {
      if (agreement.wireName().equals(text.toLowerCase(Locale.ROOT))) {
        return agreement;
      }
    }
    throw Refused.badRequest(
        "agreement: expected false_accusation, missed, undecided, open or agrees, found "
            + text
            + ".");
  }

  private JsonNode visits(
      Performance performance, @Nullable Agreement only, @Nullable String of, int limit) {
    GivenVerdicts verdicts = GivenVerdicts.asked(performance::gateway);
    return new VisitView(index.of(performance.day()), performance.clock().instant(), verdicts)
        .list(only, of, limit);
  }

  private static JsonNode score(Asked asked) {
    return ScoreView.of(asked.knowing().performance().score());
  }

  private static Answer signIn(Asked asked) {
    URI link = asked.performance().signInLink();
    if (link == null) {
      throw new NotOnThisStage(
          "The gateway is not the simulator's own. Sign in with the token in its data directory.");
    }
    ObjectNode answer = Answers.object().put("link", link.toString());
    return new Answer(201, answer);
  }

  private static void openApi(RoutingContext context) {
    try (InputStream in = ControlRoutes.class.getResourceAsStream("openapi.yaml")) {
      context
          .response()
          .putHeader("Content-Type", "application/yaml; charset=utf-8")
          .putHeader("X-Content-Type-Options", "nosniff")
          .end(new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("openapi.yaml is missing from the jar", e);
    }
  }
}
