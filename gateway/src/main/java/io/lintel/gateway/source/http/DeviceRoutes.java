package io.lintel.gateway.source.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lintel.gateway.api.Answers;
import io.lintel.gateway.api.Refused;
import io.lintel.gateway.api.Routes;
import io.lintel.gateway.identity.Device;
import io.lintel.gateway.identity.DeviceSecret;
import io.lintel.gateway.identity.Devices;
import io.lintel.gateway.identity.Enrolling;
import io.lintel.gateway.identity.SpeaksFor;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * {@code /api/v1/devices}: the devices that can prove who they are. A secret that is made here is
 * told in the answer, once; only its digest is kept.
 */
public final class DeviceRoutes implements Routes {
  private static final int MOST_IN_A_REQUEST = 1_000;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Vertx vertx;
  private final Devices devices;
  private final Enrolling.Heard heard;
  private final SecureRandom random;

  public DeviceRoutes(Vertx vertx, Devices devices, Enrolling.Heard heard, SecureRandom random) {
    this.vertx = vertx;
    this.devices = devices;
    this.heard = heard;
    this.random = random;
  }

  @Override
  public void mount(Router router) {
    router.get("/api/v1/devices").handler(this::list);
    JsonBody.before(router.post("/api/v1/devices")).handler(this::add);
    router.delete("/api/v1/devices/:kind/:id").handler(this::remove);
  }

  private void list(RoutingContext context) {
    ObjectNode body = Answers.object();
    ArrayNode items = body.putArray("items");
    for (Device device : devices.all()) {
      ObjectNode node = items.addObject();
      describe(node, device);
      node.put("from", devices.isInFile(device) ? "file" : "kept");
    }
    Answers.json(context, 200, body);
  }

  private static void describe(ObjectNode node, Device device) {
    node.put("kind", device.kind().name().toLowerCase(Locale.ROOT));
    node.put("id", device.id());
    node.put("secret", device.secretDigest() != null);
    if (device.certificate() != null) {
      node.put("certificate", device.certificate());
    }
    if (!device.speaksFor().names().isEmpty()) {
      node.put("speaks_for", device.speaksFor().toString());
    }
  }

  /**
   * @param fresh the secret that was made for it, or null where it brought its own
   */
  private record Wanted(Device device, @Nullable String fresh) {}

  private void add(RoutingContext context) {
    List<Wanted> wanted;
    try {
      wanted = wanted(JSON.readTree(JsonBody.of(context)));
    } catch (IOException notJson) {
      Answers.problem(context, Refused.badRequest("Expected JSON: an object or an array of them."));
      return;
    } catch (Refused mistake) {
      Answers.problem(context, mistake);
      return;
    }
    boolean replace = "true".equals(context.request().getParam("replace"));
    List<Device> asked = wanted.stream().map(Wanted::device).toList();
    if ("true".equals(context.request().getParam("preview"))) {
      Answers.json(context, 200, told(wanted, devices.preview(asked, replace), false));
      return;
    }
    Devices.Change change = devices.add(asked, replace);
    long taken = change.outcomes().stream().filter(DeviceRoutes::isTaken).count();
    if (taken > 0) {
      heard.happened("devices_added", taken + " of " + wanted.size());
    }
    answerWhenKept(
        context, change.kept(), taken > 0 ? 201 : 200, told(wanted, change.outcomes(), true));
  }

  private static boolean isTaken(Devices.Added added) {
    return added == Devices.Added.NEW || added == Devices.Added.REPLACED;
  }

  /** What becomes of each; the secrets made here only where they hold from now on. */
  private static ObjectNode told(
      List<Wanted> wanted, List<Devices.Added> outcomes, boolean secrets) {
    ObjectNode body = Answers.object();
    ArrayNode items = body.putArray("items");
    for (int i = 0; i < wanted.size(); i++) {
      Wanted one = wanted.get(i);
      ObjectNode node = items.addObject();
      node.put("kind", one.device().kind().name().toLowerCase(Locale.ROOT));
      node.put("id", one.device().id());
      node.put("outcome", outcomes.get(i).name().toLowerCase(Locale.ROOT));
      if (secrets && isTaken(outcomes.get(i)) && one.fresh() != null) {
        node.put("secret", one.fresh());
      }
    }
    return body;
  }

  private void answerWhenKept(
      RoutingContext context, CompletableFuture<Void> kept, int status, JsonNode body) {
    Future.fromCompletionStage(kept, vertx.getOrCreateContext())
        .onSuccess(done -> Answers.json(context, status, body))
        .onFailure(
            e ->
                Answers.problem(
                    context,
                    new Refused(
                        503,
                        "The devices cannot be kept",
                        "They hold until the gateway ends: devices.csv in its data directory cannot"
                            + " be written; /readyz says more.")));
  }

  private List<Wanted> wanted(JsonNode sent) {
    List<JsonNode> elements = new ArrayList<>();
    if (sent.isArray()) {
      sent.forEach(elements::add);
    } else {
      elements.add(sent);
    }
    if (elements.isEmpty() || elements.size() > MOST_IN_A_REQUEST) {
      throw Refused.badRequest("Expected 1 to " + MOST_IN_A_REQUEST + " devices.");
    }
    List<Wanted> wanted = new ArrayList<>();
    for (int i = 0; i < elements.size(); i++) {
      try {
        wanted.add(wantedOne(elements.get(i)));
      } catch (IllegalArgumentException mistake) {
        throw Refused.badRequest("[" + i + "]: " + mistake.getMessage() + ".");
      }
    }
    return wanted;
  }

  private Wanted wantedOne(JsonNode sent) {
    String given = text(sent, "secret");
    String certificate = text(sent, "certificate");
    String fresh = given == null && certificate == null ? DeviceSecret.fresh(random) : null;
    String secret = given == null ? fresh : given;
    String names = text(sent, "speaks_for");
    String kind = text(sent, "kind");
    String id = text(sent, "id");
    return new Wanted(
        new Device(
            Device.kind(kind == null ? "" : kind),
            id == null ? "" : id,
            secret == null ? null : DeviceSecret.digestOf(secret),
            certificate,
            names == null ? SpeaksFor.NOBODY : SpeaksFor.parse(names)),
        fresh);
  }

  private static @Nullable String text(JsonNode sent, String key) {
    JsonNode value = sent.path(key);
    if (value.isMissingNode() || value.isNull()) {
      return null;
    }
    if (!value.isTextual()) {
      throw new IllegalArgumentException("expected a text under " + key);
    }
    return value.textValue().isBlank() ? null : value.textValue().strip();
  }

  private void remove(RoutingContext context) {
    String name = context.pathParam("kind") + "/" + context.pathParam("id");
    devices
        .remove(name)
        .ifPresentOrElse(
            kept -> {
              heard.happened("device_revoked", name);
              answerWhenKept(context, kept, 200, Answers.object().put("revoked", name));
            },
            () ->
                Answers.problem(
                    context,
                    devices.one(name).isPresent()
                        ? new Refused(
                            409,
                            "The device stands in the devices file",
                            "Take "
                                + name
                                + " out of the file that devices: names, and reload the"
                                + " configuration.")
                        : Refused.notFound("device", name)));
  }
}
