package io.lintel.gateway;

import io.lintel.gateway.access.SecretFile;
import io.lintel.gateway.config.CoapConfig;
import io.lintel.gateway.config.Jt808Config;
import io.lintel.gateway.config.ListenAddress;
import io.lintel.gateway.config.MqttConfig;
import io.lintel.gateway.health.Health;
import io.lintel.gateway.intake.Facts;
import io.lintel.gateway.intake.Intake;
import io.lintel.gateway.journal.Kind;
import io.lintel.gateway.source.coap.CoapSource;
import io.lintel.gateway.source.dock.FolderSource;
import io.lintel.gateway.source.jt808.Jt808Source;
import io.lintel.gateway.source.line.LastSlots;
import io.lintel.gateway.source.line.LineSource;
import io.lintel.gateway.source.mqtt.MqttSource;
import io.lintel.gateway.source.mqtt.endpoint.JournaledCommands;
import io.lintel.gateway.source.mqtt.endpoint.MqttEndpoint;
import io.lintel.gateway.store.ProjectionReader;
import io.lintel.gateway.store.TerminalDatabase;
import io.lintel.gateway.wording.PlainReason;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.LongConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where observations come from, beside HTTP: lines, MQTT, CoAP, JT/T 808. */
final class Sources {
  private static final Logger log = LoggerFactory.getLogger(Sources.class);

  private static final long LINES_AGAIN_MILLIS = 10_000;

  /** A data directory without a name of its own whose journal is older is of an earlier version. */
  private static final Duration NEW_INSTALLATION = Duration.ofMinutes(1);

  private final Core core;
  private final Intake intake;
  private final LineSource lines;
  private final List<Health> parts = new CopyOnWriteArrayList<>();
  private final LinesBegin linesBegin = new LinesBegin();

  Sources(Core core, Intake intake, LineSource lines) {
    this.core = core;
    this.intake = intake;
    this.lines = lines;
    parts.add(new Starting());
  }

  /** Until the sources are there: HTTP answers before they do. */
  private static final class Starting implements Health {
    @Override
    public String name() {
      return "sources";
    }

    @Override
    public Optional<String> notReadyBecause() {
      return Optional.of("MQTT, CoAP and JT/T 808 are being started");
    }
  }

  /** Until the lines have begun. */
  private static final class LinesBegin implements Health {
    private volatile String why = "the journal is being gone through first";

    void failed(Throwable cause) {
      why = "beginning failed and is tried again: " + PlainReason.of(cause);
    }

    @Override
    public String name() {
      return "lines";
    }

    @Override
    public Optional<String> notReadyBecause() {
      return Optional.of("no line is read yet: " + why);
    }

    @Override
    public boolean essential() {
      return false;
    }
  }

  /** Those that are there for good; the lines' come and go with the configuration. */
  List<Health> health() {
    List<Health> all = new ArrayList<>(parts);
    all.addAll(lines.health());
    return all;
  }

  /** Where devices send to. */
  record Doors(
      URI broker, Optional<MqttEndpoint> endpoint, Optional<URI> coap, Optional<URI> jt808) {}

  /** Starts all that is configured. */
  Doors start(Opened opened) {
    Optional<MqttEndpoint> endpoint = mqtt(opened);
    Optional<URI> coap = coap(opened);
    Optional<URI> jt808 = jt808(opened);
    folders(opened);
    parts.removeIf(Starting.class::isInstance);
    startLinesWhenCaughtUp();
    URI configured = core.config().mqtt().broker();
    URI broker = configured == null ? endpoint.orElseThrow().uri() : configured;
    return new Doors(broker, endpoint, coap, jt808);
  }

  private Optional<URI> coap(Opened opened) {
    CoapConfig config = core.config().coap();
    if (config == null) {
      return Optional.empty();
    }
    CoapSource coap =
        new CoapSource(
                config,
                core.identities().coapDoor(),
                intake,
                core.journal(),
                core.time(),
                core.metrics())
            .remembering(core.config().data().resolve("dtls-associations"));
    Deploy.verticle(core.vertx(), coap, opened);
    parts.add(coap);
    ListenAddress listen = config.listen();
    return listen == null
        ? Optional.empty()
        : coap.plainPort()
            .map(port -> URI.create("coap://" + new ListenAddress(listen.host(), port)));
  }

  private void folders(Opened opened) {
    if (!core.config().dock().folders().isEmpty()) {
      FolderSource folders =
          new FolderSource(core.config().dock(), core.journal(), core.time(), core.metrics());
      Deploy.verticle(core.vertx(), folders, opened);
      parts.add(folders);
    }
  }

  private Optional<URI> jt808(Opened opened) {
    Jt808Config config = core.config().jt808();
    if (config == null) {
      return Optional.empty();
    }
    String secret =
        SecretFile.in(
            core.config().data().resolve("jt808.key"), "the terminals' secret", new SecureRandom());
    TerminalDatabase numbers = opened.add("terminals", TerminalDatabase.open(core.data()));
    Jt808Source source =
        new Jt808Source(config, secret, numbers, core.journal(), core.time(), core.metrics());
    Deploy.verticle(core.vertx(), source, opened);
    parts.add(source);
    return Optional.of(
        URI.create("tcp://" + new ListenAddress(config.listen().host(), source.port())));
  }

  /** With the installation's own name where none is configured. */
  private MqttConfig mqttConfig() {
    Instant first = core.journal().read(0, 1).get(0).observation().received();
    boolean earlier = first.isBefore(core.time().instant().minus(NEW_INSTALLATION));
    return core.config()
        .mqtt()
        .named(
            InstallationName.in(
                core.config().data().resolve("mqtt.client-id"), earlier, new SecureRandom()));
  }

  /** Devices connect to us, or to the configured broker. */
  private Optional<MqttEndpoint> mqtt(Opened opened) {
    MqttConfig config = mqttConfig();
    URI broker = config.broker();
    if (broker != null) {
      MqttSource source =
          new MqttSource(
              broker,
              config,
              core.identities().broker(),
              intake,
              core.journal(),
              core.time(),
              core.metrics());
      Deploy.verticle(core.vertx(), source, opened);
      parts.add(source);
      return Optional.empty();
    }
    MqttEndpoint endpoint =
        new MqttEndpoint(
            config,
            core.identities().mqttDoor(),
            new JournaledCommands(core.projections()::reader, new Facts(core.config().zone())),
            intake,
            core.journal(),
            core.time(),
            core.metrics());
    Deploy.verticle(core.vertx(), endpoint, opened);
    parts.add(endpoint);
    return Optional.of(endpoint);
  }

  /**
   * Which slots were missed while the gateway was down can only be said once the facts of all that
   * the journal held at the start are written; that is at once after an orderly stop.
   */
  private void startLinesWhenCaughtUp() {
    parts.add(linesBegin);
    long wanted = core.journal().last();
    LongConsumer whenThere =
        new LongConsumer() {
          private boolean begun;

          @Override
          public synchronized void accept(long judged) {
            if (!begun && core.projector().written() >= wanted) {
              begun = true;
              begin();
            }
          }
        };
    core.projector().onProjected(whenThere);
    whenThere.accept(core.projector().projected());
  }

  /** What keeps the lines from beginning is told, and may pass. */
  private void begin() {
    core.vertx()
        .executeBlocking(this::startLines)
        .onSuccess(count -> parts.remove(linesBegin))
        .onFailure(
            why -> {
              log.error("lines outcome=not_started again_in_ms={}", LINES_AGAIN_MILLIS, why);
              linesBegin.failed(why);
              core.vertx().setTimer(LINES_AGAIN_MILLIS, timer -> begin());
            });
  }

  private int startLines() {
    try (ProjectionReader reader = core.projections().reader()) {
      lines.start(
          core.config().lines(),
          meter -> reader.facts().latest(Kind.SLOT, Objects.requireNonNull(meter), LastSlots.MOST));
    }
    return core.config().lines().size();
  }
}
