package io.lintel.gateway.source.dock;

import io.lintel.gateway.access.Access;
import io.lintel.gateway.api.Answers;
import io.lintel.gateway.api.Refused;
import io.lintel.gateway.api.Routes;
import io.lintel.gateway.config.DockConfig;
import io.lintel.gateway.config.DockConfig.PostingStation;
import io.lintel.gateway.config.Secret;
import io.lintel.gateway.docking.Station;
import io.lintel.gateway.intake.Arrival;
import io.lintel.gateway.intake.DockReports;
import io.lintel.gateway.intake.Taken;
import io.lintel.gateway.journal.Journal;
import io.lintel.gateway.source.http.Kept;
import io.lintel.gateway.time.Timekeeper;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/**
 * What docking stations post: records of files, summaries of dockings, recorders that were taken
 * away; one object or an array. Under {@code /dock/v1/stations/{id}} a station's own token will do.
 */
public final class DockRoutes implements Routes {
  private static final String BEARER = "Bearer ";

  private final Vertx vertx;
  private final DockConfig config;
  private final Access access;
  private final DockReports reports;
  private final Journal journal;
  private final Timekeeper time;

  public DockRoutes(
      Vertx vertx, DockConfig config, Access access, Journal journal, Timekeeper time) {
    this.vertx = vertx;
    this.config = config;
    this.access = access;
    this.reports = new DockReports(config.names(), config.zone());
    this.journal = journal;
    this.time = time;
  }

  /** One kind of word from a station. */
  private interface Words {
    Taken taken(Station station, byte[] payload, Arrival arrival);
  }

  @Override
  public void mount(Router router) {
    for (String place : new String[] {"/dock/v1", "/dock/v1/stations/:id"}) {
      mount(router, place + "/files", reports::files);
      mount(router, place + "/sessions", reports::sessions);
      mount(router, place + "/checkouts", reports::checkouts);
    }
  }

  private void mount(Router router, String path, Words words) {
    router.route(path).handler(this::admit);
    Kept.before(router.post(path)).handler(context -> take(context, words));
  }

  private void admit(RoutingContext context) {
    String token = bearer(context);
    String id = context.pathParam("id");
    PostingStation station = id == null ? null : config.stations().get(id);
    if (token == null || !(access.isAdmin(token) || isOf(station, token))) {
      Answers.problem(
          context,
          new Refused(
              401,
              "Not signed in",
              "Expected Authorization: Bearer … with the administrator's token, or under"
                  + " /dock/v1/stations/{id} with that station's."));
    } else if (id != null && station == null) {
      Answers.problem(context, Refused.notFound("docking station in the configuration", id));
    } else {
      context.next();
    }
  }

  private static boolean isOf(@Nullable PostingStation station, String token) {
    Secret own = station == null ? null : station.token();
    return own != null
        && MessageDigest.isEqual(
            own.reveal().getBytes(StandardCharsets.UTF_8), token.getBytes(StandardCharsets.UTF_8));
  }

  private static @Nullable String bearer(RoutingContext context) {
    String header = context.request().getHeader("Authorization");
    return header != null && header.regionMatches(true, 0, BEARER, 0, BEARER.length())
        ? header.substring(BEARER.length()).strip()
        : null;
  }

  private void take(RoutingContext context, Words words) {
    String id = context.pathParam("id");
    PostingStation listed = id == null ? null : config.stations().get(id);
    Station station = listed == null ? config.anyone() : listed.station();
    Arrival arrival = new Arrival("dock", time.instant(), context.request().path());
    Kept.answer(context, vertx, journal, words.taken(station, Kept.payload(context), arrival));
  }
}
