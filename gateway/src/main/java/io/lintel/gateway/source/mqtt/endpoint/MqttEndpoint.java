package io.lintel.gateway.source.mqtt.endpoint;

import io.lintel.gateway.config.ListenAddress;
import io.lintel.gateway.config.MqttConfig;
import io.lintel.gateway.health.Health;
import io.lintel.gateway.health.Supervised;
import io.lintel.gateway.identity.Doorkeeper;
import io.lintel.gateway.intake.GatewayLife;
import io.lintel.gateway.intake.Intake;
import io.lintel.gateway.journal.Journal;
import io.lintel.gateway.source.intray.Intray;
import io.lintel.gateway.source.mqtt.Unpacking;
import io.lintel.gateway.time.Timekeeper;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.VerticleBase;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The port devices connect to over MQTT. All connections are of one event loop, and share one
 * append: many messages, one sync. Its clock ticks each second, for time limits, and for whoever
 * asks whether it lives.
 */
public final class MqttEndpoint extends VerticleBase implements Health, Intray.Owner {
  static final String NAME = "mqtt";

  private static final long TICK_MILLIS = 1_000;

  /** How often the files of certificates are looked at. */
  private static final long RENEW_MILLIS = 10_000;

  /** Ticks that may be late, before the loop counts as stuck. */
  private static final long MOST_SECONDS_WITHOUT_TICK = 15;

  private static final Logger log = LoggerFactory.getLogger(MqttEndpoint.class);

  private final MqttConfig config;
  private final Doorkeeper doorkeeper;
  private final Unpacking unpacking;
  private final Journal journal;
  private final Timekeeper time;
  private final EndpointCounts counts;
  private final Roster roster;
  private final WaitingCommands waiting;
  private final Orders orders = new Orders();
  private boolean looking;
  private volatile @Nullable Listeners listeners;
  private volatile @Nullable Intray intray;
  private final Supervised clock;
  private volatile long lastTick = System.nanoTime();
  private volatile int clients;
  private volatile @Nullable String trouble = "nothing listens yet";

  public MqttEndpoint(
      MqttConfig config,
      Doorkeeper doorkeeper,
      WaitingCommands waiting,
      Intake intake,
      Journal journal,
      Timekeeper time,
      MeterRegistry registry) {
    this.config = config;
    this.doorkeeper = doorkeeper;
    this.waiting = waiting;
    this.unpacking = new Unpacking(intake);
    this.journal = journal;
    this.time = time;
    this.counts = new EndpointCounts(registry);
    this.roster = new Roster(config.endpoint().limits());
    this.clock = new Supervised(NAME, "watching the time limits of devices", true, time);
  }

  @Override
  public Future<?> start() {
    Intray fresh = new Intray(NAME, vertx, context, journal, this, time);
    intray = fresh;
    House house =
        new House(
            config.endpoint().limits(),
            doorkeeper,
            unpacking,
            fresh,
            roster,
            orders,
            counts,
            time,
            System::nanoTime);
    listeners = new Listeners(vertx, config, new Reception(house));
    counts.watch(() -> clients, fresh::gathering);
    Runnable ticking = clock.guarded(this::tick);
    vertx.setPeriodic(TICK_MILLIS, timer -> ticking.run());
    vertx.setPeriodic(RENEW_MILLIS, timer -> renewCertificates());
    return opened();
  }

  @Override
  public Future<?> stop() {
    Future<Void> closed = closed("stopped");
    Intray running = intray;
    if (running != null) {
      running.close();
    }
    return closed;
  }

  /**
   * Ends all connections and listens no more, as if the endpoint had gone, until {@link #reopen}.
   */
  public Future<Void> shut() {
    return onContext(() -> closed("shut"));
  }

  /** On the port it had. */
  public Future<Void> reopen() {
    return onContext(this::opened);
  }

  /** Where the files have changed; done by itself every ten seconds. */
  Future<Void> renewCertificates() {
    return onContext(() -> listening().renew());
  }

  private interface Doing {
    Future<Void> start();
  }

  private Future<Void> onContext(Doing doing) {
    Promise<Void> done = Promise.promise();
    context.runOnContext(now -> doing.start().onComplete(done));
    return done.future();
  }

  private Future<Void> opened() {
    return listening()
        .open()
        .onSuccess(
            open -> {
              trouble = null;
              tell("connected", "listening on " + listening().uris());
              log.info("source=mqtt outcome=listening on={}", listening().uris());
            });
  }

  private Future<Void> closed(String why) {
    trouble = why;
    roster.all().forEach(each -> each.part(Parting.SHUTTING_DOWN, ""));
    tell("disconnected", why);
    return listening().close();
  }

  private void tell(String event, String detail) {
    // Clock estimates must know that what follows may be what devices had kept, not live.
    Intray running = intray;
    if (running != null) {
      running.put(
          List.of(GatewayLife.observation(NAME, event, detail, time.instant())), 0, () -> {});
    }
  }

  private void tick() {
    lastTick = System.nanoTime();
    clients = roster.size();
    lookForCommands();
    for (Dialogue each : roster.all()) {
      try {
        each.tick();
      } catch (RuntimeException bug) {
        log.error("source=mqtt outcome=tick_failed", bug);
        each.part(Parting.PROTOCOL, "");
      }
    }
  }

  /** One look at a time, and none while nobody listens. */
  private void lookForCommands() {
    if (looking || roster.all().stream().noneMatch(Dialogue::listens)) {
      return;
    }
    looking = true;
    Instant now = time.instant();
    vertx
        .executeBlocking(() -> waiting.at(now))
        .onComplete(
            found -> {
              looking = false;
              if (found.succeeded()) {
                orders.found(found.result());
              } else {
                clock.failed(found.cause());
              }
            });
  }

  private Listeners listening() {
    Listeners known = listeners;
    if (known == null) {
      throw new IllegalStateException("the endpoint has not been started");
    }
    return known;
  }

  /** Where devices connect to from this machine: plain if there is a choice. */
  public URI uri() {
    return listening().uri();
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Optional<String> notReadyBecause() {
    String why = trouble;
    Intray running = intray;
    if (why != null || running == null) {
      ListenAddress on = config.listen();
      return Optional.of("devices cannot connect on " + on + ": " + why);
    }
    long silent = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - lastTick);
    if (silent > MOST_SECONDS_WITHOUT_TICK) {
      return Optional.of("the thread that serves devices has not answered for " + silent + " s");
    }
    return clock.notReadyBecause().or(running::refusal);
  }

  @Override
  public void refused() {
    counts.journalRefused();
  }

  @Override
  public void roomAgain() {
    roster.all().forEach(Dialogue::steer);
  }
}
