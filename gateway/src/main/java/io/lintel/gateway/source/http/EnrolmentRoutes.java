package io.lintel.gateway.source.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lintel.gateway.api.Answers;
import io.lintel.gateway.api.Refused;
import io.lintel.gateway.api.Routes;
import io.lintel.gateway.identity.Admission;
import io.lintel.gateway.identity.Device;
import io.lintel.gateway.identity.Enrolling;
import io.lintel.gateway.identity.Enrolment;
import io.lintel.gateway.identity.SpeakerKind;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * {@code /api/v1/enrolment}: an administrator opens a window and is told a code; {@code /enrol}: a
 * device shows the code and leaves with a secret of its own. The second needs no token: the code is
 * what it shows.
 */
public final class EnrolmentRoutes implements Routes {
  private static final int DEFAULT_MINUTES = 60;
  private static final int DEFAULT_DEVICES = 100;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Vertx vertx;
  private final Enrolment enrolment;
  private final Enrolling enrolling;
  private final Enrolling.Heard heard;
  private final InstantSource time;

  public EnrolmentRoutes(
      Vertx vertx,
      Enrolment enrolment,
      Enrolling enrolling,
      Enrolling.Heard heard,
      InstantSource time) {
    this.vertx = vertx;
    this.enrolment = enrolment;
    this.enrolling = enrolling;
    this.heard = heard;
    this.time = time;
  }

  @Override
  public void mount(Router router) {
    JsonBody.before(router.post("/api/v1/enrolment"))
        .handler(context -> asked(context, this::open));
    router.get("/api/v1/enrolment").handler(this::list);
    router.delete("/api/v1/enrolment").handler(this::close);
    JsonBody.before(router.post("/enrol")).handler(context -> asked(context, this::enrol));
  }

  private interface Act {
    void of(RoutingContext context, JsonNode sent);
  }

  private static void asked(RoutingContext context, Act act) {
    try {
      act.of(context, JSON.readTree(JsonBody.of(context)));
    } catch (IOException notJson) {
      Answers.problem(context, Refused.badRequest("Expected a JSON object."));
    } catch (IllegalArgumentException mistake) {
      Answers.problem(context, Refused.badRequest("The request: " + mistake.getMessage() + "."));
    }
  }

  private void open(RoutingContext context, JsonNode sent) {
    int minutes = number(sent, "minutes", DEFAULT_MINUTES, (int) Enrolment.LONGEST.toMinutes());
    int devices = number(sent, "limit", DEFAULT_DEVICES, Enrolment.MOST_DEVICES);
    SpeakerKind kind = sent.hasNonNull("kind") ? Device.kind(sent.path("kind").asText()) : null;
    if (kind == SpeakerKind.RELAY) {
      throw new IllegalArgumentException(
          "expected meter, recorder or phone: a relay speaks for many, add it with"
              + " POST /api/v1/devices");
    }
    Duration duration = Duration.ofMinutes(minutes);
    Optional<String> code = enrolment.open(kind, duration, devices);
    if (code.isEmpty()) {
      Answers.problem(
          context,
          new Refused(
              409, "Too many windows are open", "Close them with DELETE /api/v1/enrolment."));
      return;
    }
    heard.happened(
        "enrolment_opened", devices + " devices (" + word(kind) + "), " + minutes + " minutes");
    ObjectNode body = Answers.object();
    body.put("code", code.get());
    body.put("kind", word(kind));
    body.put("limit", devices);
    body.put("until", time.instant().plus(duration).toString());
    Answers.json(context, 201, body);
  }

  private static String word(@Nullable SpeakerKind kind) {
    return kind == null ? "any" : kind.name().toLowerCase(Locale.ROOT);
  }

  private static int number(JsonNode sent, String key, int otherwise, int most) {
    if (!sent.has(key)) {
      return otherwise;
    }
    JsonNode value = sent.path(key);
    if (!value.isInt() || value.intValue() < 1 || value.intValue() > most) {
      throw new IllegalArgumentException(
          "expected a whole number from 1 to " + most + " under " + key + ", found " + value);
    }
    return value.intValue();
  }

  private void list(RoutingContext context) {
    ObjectNode body = Answers.object();
    ArrayNode items = body.putArray("items");
    for (Enrolment.Window window : enrolment.windows()) {
      items
          .addObject()
          .put("kind", word(window.kind()))
          .put("left", window.left())
          .put("until", time.instant().plus(window.remaining()).toString());
    }
    Answers.json(context, 200, body);
  }

  private void close(RoutingContext context) {
    int closed = enrolment.closeAll();
    if (closed > 0) {
      heard.happened("enrolment_closed", closed + " windows");
    }
    Answers.json(context, 200, Answers.object().put("closed", closed));
  }

  private void enrol(RoutingContext context, JsonNode sent) {
    Enrolling.Login login =
        Enrolling.login(sent.path("kind").asText("") + "/" + sent.path("id").asText(""))
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "expected kind (meter, recorder or phone) and id of the device"));
    String own = sent.hasNonNull("secret") ? sent.path("secret").asText() : null;
    Enrolling.Ended ended = enrolling.enrol(login, sent.path("code").asText(""), own);
    Admission.Refused refused = ended.refused();
    if (refused != null) {
      boolean tooMany = refused.ground() == Admission.Ground.TOO_MANY_ATTEMPTS;
      Answers.problem(
          context,
          new Refused(
              tooMany ? 429 : 403, "Not enrolled", refused.why() + ".", tooMany ? 60 : null));
      return;
    }
    ObjectNode body = Answers.object();
    body.put("username", login.name());
    body.put("secret", ended.secret());
    Future.fromCompletionStage(ended.kept(), vertx.getOrCreateContext())
        .onSuccess(done -> Answers.json(context, 201, body))
        .onFailure(
            e ->
                Answers.problem(
                    context,
                    new Refused(
                        503,
                        "Not kept",
                        "The gateway cannot keep its devices; /readyz says more.")));
  }
}
