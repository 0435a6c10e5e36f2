package io.lintel.gateway.web;

import static java.util.Objects.requireNonNullElse;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The pages on a real HTTP server, over an API that answers from recorded documents: everything a
 * page needs, without a journal behind it.
 */
final class FixtureGateway implements AutoCloseable {
  static final String TOKEN = "open-sesame";

  /** V-2041, had nobody who reported to it proved who they were. */
  static final String ANYBODYS = "V-2041-anybodys";

  private static final Set<String> KNOWN =
      Set.of("q", "outcome", "state", "technician", "from", "to", "at", "limit", "after", "before");

  private final Vertx vertx = Vertx.vertx();
  private final List<JsonObject> rows = new ArrayList<>();
  private final ReviewFixtures reviews = new ReviewFixtures();
  private final HttpServer server;
  private volatile boolean recordersUnheard;
  private volatile boolean signedOut;
  private volatile boolean silent;

  FixtureGateway(int port) {
    new JsonArray(read("visits.json")).forEach(row -> rows.add((JsonObject) row));
    Router router = Router.router(vertx);
    router.route("/api/*").handler(this::gate);
    router.get("/sign-in").handler(FixtureGateway::signInByLink);
    router.post("/sign-in").handler(BodyHandler.create(false)).handler(FixtureGateway::signIn);
    router.get("/api/v1/visits").handler(this::list);
    router.get("/api/v1/visits/:id").handler(this::visit);
    router.get("/api/v1/observations/:seq").handler(FixtureGateway::observation);
    reviews.mount(router);
    new WebRoutes(ZoneId.of("Asia/Shanghai"), FixtureGateway::signedIn).mount(router);
    server =
        vertx
            .createHttpServer()
            .requestHandler(router)
            .listen(port, "127.0.0.1")
            .toCompletionStage()
            .toCompletableFuture()
            .join();
  }

  String url(String path) {
    return "http://127.0.0.1:" + server.actualPort() + path;
  }

  /** The address that signs a browser in, as the demo prints it. */
  String signInLink() {
    return url("/sign-in?token=" + TOKEN);
  }

  private static boolean signedIn(RoutingContext context) {
    return context.request().getCookie("session") != null;
  }

  private static void signInByLink(RoutingContext context) {
    if (TOKEN.equals(context.request().getParam("token"))) {
      remember(context).setStatusCode(303).putHeader("Location", "/visits").end();
    } else {
      context.next();
    }
  }

  private static void signIn(RoutingContext context) {
    if (TOKEN.equals(context.body().asJsonObject().getString("token"))) {
      remember(context).setStatusCode(204).end();
    } else {
      context.response().setStatusCode(401).end();
    }
  }

  private static HttpServerResponse remember(RoutingContext context) {
    return context
        .response()
        .putHeader("Set-Cookie", "session=1; HttpOnly; SameSite=Strict; Path=/");
  }

  /** Whether {@code value} is one of several that are divided by commas. */
  static boolean isAmong(@Nullable String value, String several) {
    return value != null && List.of(several.split(",", -1)).contains(value);
  }

  /** The visits, as the gateway lists them: the latest first. */
  private void list(RoutingContext context) {
    for (String name : context.queryParams().names()) {
      if (!KNOWN.contains(name)) {
        String found = "Expected the parameters " + KNOWN + "; found " + name + ".";
        json(context, 400, new JsonObject().put("status", 400).put("detail", found));
        return;
      }
    }
    page(context, "/api/v1/visits", rows.stream().filter(row -> fits(row, context)).toList());
  }

  /** The page that {@code limit} and {@code after} ask for, with the address of the next one. */
  static void page(RoutingContext context, String path, List<JsonObject> all) {
    int limit = Integer.parseInt(param(context, "limit", "50"));
    int before = Integer.parseInt(param(context, "before", "0"));
    int after =
        before > 0 ? Math.max(0, before - limit) : Integer.parseInt(param(context, "after", "0"));
    JsonArray items = new JsonArray();
    all.stream().skip(after).limit(limit).forEach(items::add);
    JsonObject answer = new JsonObject().put("items", items).put("total", all.size());
    if (after + limit < all.size()) {
      answer.put("next", path + "?limit=" + limit + "&after=" + (after + limit));
    }
    if (after > 0) {
      answer.put("previous", path + "?limit=" + limit + "&before=" + after);
    }
    json(context, 200, answer);
  }

  private static boolean fits(JsonObject row, RoutingContext context) {
    String outcome = param(context, "outcome", "");
    String technician = param(context, "technician", "");
    String text = param(context, "q", "").toLowerCase(Locale.ROOT);
    return (outcome.isEmpty() || isAmong(row.getString("outcome"), outcome))
        && (technician.isEmpty() || row.getJsonArray("technicians").contains(technician))
        && row.encode().toLowerCase(Locale.ROOT).contains(text);
  }

  private static String param(RoutingContext context, String name, String otherwise) {
    return requireNonNullElse(context.request().getParam(name), otherwise);
  }

  private void visit(RoutingContext context) {
    String id = context.pathParam("id");
    String name = (id.equals(ANYBODYS) ? "V-2041" : id) + ".json";
    if (FixtureGateway.class.getResource(name) == null) {
      context
          .response()
          .setStatusCode(404)
          .putHeader("Content-Type", "application/problem+json")
          .end("{\"title\":\"No such visit\",\"status\":404}");
      return;
    }
    JsonObject visit = new JsonObject(read(name)).getJsonObject("visit");
    if (id.equals(ANYBODYS)) {
      unproven(visit);
    }
    json(context, 200, recordersUnheard ? withoutRecorders(visit) : visit);
  }

  /** As the gateway marks what rests on an entry of somebody who proved nothing. */
  private static void unproven(Object node) {
    if (node instanceof JsonObject object) {
      object.forEach(member -> unproven(member.getValue()));
      if (object.containsKey("seq") || object.containsKey("evidence")) {
        object.put("unproven", true);
      }
    } else if (node instanceof JsonArray array) {
      array.forEach(FixtureGateway::unproven);
    }
  }

  ReviewFixtures reviews() {
    return reviews;
  }

  private void gate(RoutingContext context) {
    if (silent) {
      context.request().connection().close();
    } else if (signedOut) {
      json(context, 401, new JsonObject().put("title", "Not signed in"));
    } else {
      context.next();
    }
  }

  /** From now on, until told otherwise, every session has ended. */
  void signedOut(boolean out) {
    signedOut = out;
  }

  /** From now on, until told otherwise, nobody gets an answer. */
  void silent(boolean toAll) {
    silent = toAll;
  }

  /** From now on, until told otherwise, no recorder has reported anything. */
  void recordersUnheard(boolean unheard) {
    recordersUnheard = unheard;
  }

  private static JsonObject withoutRecorders(JsonObject visit) {
    JsonArray crews = visit.getJsonObject("timeline").getJsonArray("technicians");
    crews.forEach(crew -> ((JsonObject) crew).put("recordings", new JsonArray()));
    visit.remove("headline");
    visit.remove("outcome");
    return visit.put("verdicts", new JsonArray());
  }

  private static void observation(RoutingContext context) {
    String seq = context.pathParam("seq");
    for (int visit = 2041; visit <= 2046; visit++) {
      JsonObject known = new JsonObject(read("V-" + visit + ".json")).getJsonObject("observations");
      if (known.containsKey(seq)) {
        json(context, 200, known.getJsonObject(seq));
        return;
      }
    }
    for (String list : List.of("orphans.json", "rejected.json")) {
      for (Object entry : new JsonArray(read(list))) {
        if (((JsonObject) entry).getLong("seq").toString().equals(seq)) {
          json(context, 200, (JsonObject) entry);
          return;
        }
      }
    }
    context.response().setStatusCode(404).end("{\"title\":\"No such observation\"}");
  }

  static void json(RoutingContext context, int status, JsonObject body) {
    context
        .response()
        .setStatusCode(status)
        .putHeader("Content-Type", "application/json")
        .end(body.toBuffer());
  }

  static String read(String name) {
    try (var in = FixtureGateway.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("no recorded document " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException("cannot read " + name, e);
    }
  }

  @Override
  public void close() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  /** Serves the recorded pages on a fixed port, to look at them while working on their looks. */
  public static void main(String[] args) {
    var gateway = new FixtureGateway(args.length > 0 ? Integer.parseInt(args[0]) : 8090);
    System.out.println(gateway.signInLink());
  }
}
