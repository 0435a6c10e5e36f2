package io.lintel.gateway;

import io.lintel.gateway.api.HttpFront;
import io.lintel.gateway.config.ConfigCheck;
import io.lintel.gateway.config.InfluxConfig;
import io.lintel.gateway.config.LintelConfig;
import io.lintel.gateway.health.Health;
import io.lintel.gateway.intake.Intake;
import io.lintel.gateway.journal.Journal;
import io.lintel.gateway.policy.Policy;
import io.lintel.gateway.retention.Retention;
import io.lintel.gateway.sink.Sink;
import io.lintel.gateway.sink.influx.InfluxSink;
import io.lintel.gateway.source.line.LineSource;
import io.lintel.gateway.source.mqtt.endpoint.MqttEndpoint;
import io.lintel.gateway.time.Timekeeper;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The whole gateway, wired by plain constructors in the order of the data's way: journal and
 * projections, sinks, HTTP, sources. Closed in the reverse order: sources stop before the journal.
 */
public final class Gateway implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Gateway.class);

  private final Opened opened;
  private final Core core;
  private final HttpFront front;
  private final Reloading reloading;
  private final Sources.Doors doors;

  private Gateway(
      Opened opened, Core core, HttpFront front, Reloading reloading, Sources.Doors doors) {
    this.opened = opened;
    this.core = core;
    this.front = front;
    this.reloading = reloading;
    this.doors = doors;
  }

  /**
   * Starts everything; blocking. If a part cannot start, what was opened before it is closed again,
   * and its exception carries a message for operators.
   *
   * @param policy what {@code config.policy()} names
   * @param file reads the configuration anew, for reloads
   */
  public static Gateway start(
      LintelConfig config, Policy policy, Timekeeper time, Supplier<ConfigCheck> file) {
    Opened opened = new Opened();
    boolean started = false;
    try {
      Gateway gateway = wire(opened, Core.open(config, policy, time, opened), file);
      started = true;
      log.info(
          "gateway outcome=started http={} mqtt={} policy={}",
          gateway.address(),
          gateway.broker(),
          policy.label());
      return gateway;
    } finally {
      if (!started) {
        opened.close();
      }
    }
  }

  private static Gateway wire(Opened opened, Core core, Supplier<ConfigCheck> file) {
    List<Sink> sinks = startSinks(core, opened);
    Retention retention = opened.add("retention", core.retention(sinks).start());
    Decoders decoders = new Decoders();
    decoders.use(core.config().meters());
    Intake intake =
        new Intake(
            decoders,
            core.config().zone(),
            new IntakeMetrics(core.metrics()),
            new EarlierReports(
                core.projections()::reader,
                core.projector()::written,
                core.journal(),
                core.config().zone()));
    LineSource lines =
        opened.add(
            "lines",
            new LineSource(
                core.journal(),
                core.time(),
                core.config().zone(),
                core.metrics(),
                core.config().data().resolve("lines.since")));
    Sources sources = new Sources(core, intake, lines);
    Reloading reloading =
        new Reloading(
            core.config(), file, lines, decoders, core.identities().devices(), reloads(opened));
    Supplier<List<Health>> health =
        () -> {
          List<Health> parts =
              new ArrayList<>(
                  List.of(core.journal(), core.projector(), core.identities(), retention));
          parts.addAll(sources.health());
          parts.addAll(sinks);
          return parts;
        };
    HttpFront front = HttpParts.start(core, intake, lines, reloading, health, sinks, opened);
    return new Gateway(opened, core, front, reloading, sources.start(opened));
  }

  private static List<Sink> startSinks(Core core, Opened opened) {
    InfluxConfig influx = core.config().influx();
    if (influx == null) {
      return List.of();
    }
    InfluxSink sink =
        new InfluxSink(
            influx,
            new InfluxSink.Outside(
                core.journal(),
                core.cursors(),
                core.setAside(),
                core.config().zone(),
                core.time(),
                core.metrics()));
    Deploy.verticle(core.vertx(), sink, opened);
    return List.of(sink);
  }

  private static ExecutorService reloads(Opened opened) {
    ExecutorService worker =
        Executors.newSingleThreadExecutor(
            task -> {
              Thread thread = new Thread(task, "lintel-reload");
              thread.setDaemon(true);
              return thread;
            });
    opened.onClose("reloads", worker::shutdown);
    return worker;
  }

  /** Where the API and the pages are. */
  public URI address() {
    return URI.create("http://" + core.config().http().host() + ":" + front.port());
  }

  /** Where devices publish to: the configured broker, or the gateway's own endpoint. */
  public URI broker() {
    return doors.broker();
  }

  /** The gateway's own endpoint; empty where a broker is configured. */
  public Optional<MqttEndpoint> mqttEndpoint() {
    return doors.endpoint();
  }

  /** Where devices post plain CoAP; empty where it is not served. */
  public Optional<URI> coap() {
    return doors.coap();
  }

  /** Where terminals of JT/T 808 connect; empty where it is not served. */
  public Optional<URI> jt808() {
    return doors.jt808();
  }

  /** A link that signs one browser in, once. */
  public URI signInLink() {
    return address().resolve(core.access().signInPath());
  }

  /** For programs: what {@code Authorization: Bearer} takes. */
  public String adminToken() {
    return core.admin().text();
  }

  public Journal journal() {
    return core.journal();
  }

  /** The last journal entry whose consequences can be read. */
  public long projected() {
    return core.projector().projected();
  }

  /** As SIGHUP and {@code POST /api/v1/config/reload} do. */
  public CompletionStage<String> reload() {
    return reloading.reload();
  }

  @Override
  public void close() {
    opened.close();
    log.info("gateway outcome=stopped");
  }
}
