package io.lintel.gateway.source.mqtt;

import io.lintel.gateway.config.MqttConfig;
import io.lintel.gateway.health.Health;
import io.lintel.gateway.health.Supervised;
import io.lintel.gateway.identity.Speaker;
import io.lintel.gateway.intake.GatewayLife;
import io.lintel.gateway.intake.Intake;
import io.lintel.gateway.intake.Taken;
import io.lintel.gateway.journal.Journal;
import io.lintel.gateway.source.mqtt.BrokerLink.Envelope;
import io.lintel.gateway.source.mqtt.Loss.Cause;
import io.lintel.gateway.time.Timekeeper;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.VerticleBase;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a session at the broker and carries its messages to the journal. It starts although the
 * broker is away, and comes back whenever the broker does. Its start ends with its first attempt,
 * for what is published before the first subscription reaches nobody.
 */
public final class MqttSource extends VerticleBase implements Health, BrokerLink.Events {
  static final String NAME = "mqtt";

  /** Messages the broker may send before the first of them is acknowledged: many commits' worth. */
  static final int RECEIVE_MAXIMUM = 1_024;

  private static final Duration FIRST_RETRY = Duration.ofMillis(250);
  private static final Duration LONGEST_RETRY = Duration.ofSeconds(30);

  /** A connection that held so long was no accident; the next attempt is made at once. */
  private static final Duration STANDS = Duration.ofSeconds(10);

  private static final Logger log = LoggerFactory.getLogger(MqttSource.class);

  private final URI broker;
  private final BrokerAddress address;
  private final MqttConfig config;
  private final Speaker speaker;
  private final Unpacking unpacking;
  private final Timekeeper time;
  private final MqttMetrics metrics;
  private final Intray intray;
  private final Supervised watch;

  /** Done once the first attempt has led to subscriptions, has failed, or takes too long. */
  private final Promise<Void> firstAttempt = Promise.promise();

  private final Takeovers takeovers;
  private volatile @Nullable String trouble;
  private volatile @Nullable String takenOver;
  private volatile @Nullable BrokerLink link;
  private @Nullable Instant subscribedSince;
  private BrokerLink.Version version = Mqtt5Link.VERSION;

  /** Versions in a row in which the broker gave no answer. */
  private int refusedVersions;

  private boolean stopping;
  private Duration retry = FIRST_RETRY;

  /**
   * @param broker the configured one
   * @param speaker who speaks through it: the broker tells nobody who published
   */
  public MqttSource(
      URI broker,
      MqttConfig config,
      Speaker speaker,
      Intake intake,
      Journal journal,
      Timekeeper time,
      MeterRegistry registry) {
    this.broker = broker;
    this.config = config;
    this.speaker = speaker;
    this.address = BrokerAddress.of(broker, config.tls());
    this.takeovers = new Takeovers(config.clientId());
    this.unpacking = new Unpacking(intake);
    this.time = time;
    this.metrics = new MqttMetrics(registry);
    this.intray = new Intray(journal, metrics, time);
    this.watch = new Supervised(NAME, "keeping the session at the broker", true, time);
    this.trouble = "not connected to " + broker + " yet";
  }

  @Override
  public Future<?> start() {
    connect();
    vertx.setTimer(LinkOptions.CONNECT_SECONDS * 1_000L, timer -> firstAttempt.tryComplete());
    return firstAttempt.future();
  }

  @Override
  public Future<?> stop() {
    stopping = true;
    watch.ending();
    trouble = "stopped";
    intray.close();
    return release(link);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Optional<String> notReadyBecause() {
    String often = takenOver;
    String now = often == null ? trouble : often;
    return watch.notReadyBecause().or(() -> Optional.ofNullable(now)).or(intray::refusal);
  }

  /**
   * What it throws ends the connection, and the broker sends the message again. An error is told as
   * an exception: it would end the client's thread, and leave the connection standing for nobody.
   */
  @Override
  public void arrived(BrokerLink from, Envelope envelope, byte[] payload)
      throws InterruptedException {
    try {
      take(from, envelope, payload);
    } catch (RuntimeException | Error defect) {
      watch.failed(defect);
      throw new IllegalStateException("a message could not be taken", defect);
    }
    if (watch.notReadyBecause().isPresent()) {
      watch.alive();
    }
  }

  private void take(BrokerLink from, Envelope envelope, byte[] payload)
      throws InterruptedException {
    String topic = envelope.topic();
    Topic ours = Topic.parse(topic);
    if (ours == null) {
      log.warn("source=mqtt outcome=unknown_topic topic={}", topic);
      from.send(envelope.id());
      return;
    }
    Taken taken = unpacking.unpack(ours, topic, payload, envelope.cbor(), time.instant(), speaker);
    metrics.received(taken.good());
    if (!taken.good() && log.isDebugEnabled()) {
      log.debug("source=mqtt outcome=rejected topic={} why={}", topic, taken.diagnostic());
    }
    if (envelope.qos() == 0) {
      intray.put(taken.all());
    } else {
      intray.put(taken.all(), from, envelope.id());
    }
  }

  @Override
  public void connected(BrokerLink now, boolean sessionPresent) throws InterruptedException {
    // Clock estimates must know that what follows a connect may be an old queue, not live.
    String detail = sessionPresent ? "session resumed" : "new session";
    try {
      intray.put(List.of(GatewayLife.observation(NAME, "connected", detail, time.instant())));
    } catch (RuntimeException | Error defect) {
      // Nobody would subscribe.
      watch.failed(defect);
    }
  }

  @Override
  public void subscribed(BrokerLink now, boolean sessionPresent) {
    onContext(
        () -> {
          if (now != link || stopping) {
            return;
          }
          subscribedSince = time.instant();
          refusedVersions = 0;
          trouble = null;
          metrics.connected();
          log.info(
              "source=mqtt outcome=connected broker={} version='{}' session_present={}",
              broker,
              version.name(),
              sessionPresent);
          firstAttempt.tryComplete();
          Runnable forgetting = watch.guarded(this::forgetTakeovers);
          vertx.setTimer(Takeovers.WINDOW.toMillis(), timer -> forgetting.run());
        });
  }

  @Override
  public void lost(BrokerLink gone, Loss loss) {
    onContext(
        () -> {
          if (gone == link && !stopping) {
            lostOnContext(gone, loss);
          }
        });
  }

  private void onContext(Runnable task) {
    Runnable guarded = watch.guarded(task::run);
    context.runOnContext(now -> guarded.run());
  }

  private void lostOnContext(BrokerLink gone, Loss loss) {
    link = null;
    try {
      Instant now = time.instant();
      if (gone.wasConnected()) {
        tell("disconnected", loss.why(), now);
      }
      notice(loss, now);
    } catch (RuntimeException | Error defect) {
      trouble = "no connection to " + broker + ": " + loss.why();
      throw defect;
    } finally {
      // Whatever telling it threw: without the next attempt there is none for ever.
      subscribedSince = null;
      firstAttempt.tryComplete();
      release(gone).onComplete(released -> connectLater());
    }
  }

  private void connectLater() {
    if (!stopping) {
      vertx.setTimer(retry.toMillis(), timer -> connect());
      Duration next = retry.multipliedBy(2);
      retry = next.compareTo(LONGEST_RETRY) > 0 ? LONGEST_RETRY : next;
    }
  }

  /** What it means for the next attempt, and what is said of it, once. */
  private void notice(Loss loss, Instant now) {
    Instant since = subscribedSince;
    boolean first = since != null || retry.equals(FIRST_RETRY);
    if (since != null && now.isAfter(since.plus(STANDS))) {
      retry = FIRST_RETRY;
    }
    takeovers.lost(loss.cause(), since, now);
    boolean knew = takenOver != null;
    takenOver = takeovers.said(now).orElse(null);
    String why = otherVersion(loss);
    trouble = "no connection to " + broker + " since " + now + ": " + why;
    if (takenOver != null && !knew) {
      log.error("source=mqtt outcome=taken_over broker={} why={}", broker, takenOver);
    } else if (first && takenOver == null) {
      log.warn("source=mqtt outcome=disconnected broker={} why={}", broker, why);
    }
  }

  /** A broker that does not answer in one version is asked in the other next. */
  private String otherVersion(Loss loss) {
    if (loss.cause() != Cause.WRONG_VERSION && loss.cause() != Cause.NO_WELCOME) {
      return loss.why();
    }
    version = version == Mqtt5Link.VERSION ? Mqtt3Link.VERSION : Mqtt5Link.VERSION;
    refusedVersions++;
    return refusedVersions < 2
        ? loss.why() + "; trying " + version.name()
        : loss.why()
            + ", and not in "
            + version.name()
            + " either; is there a broker at "
            + broker
            + "?";
  }

  private void forgetTakeovers() {
    takenOver = takeovers.said(time.instant()).orElse(null);
  }

  private void connect() {
    if (stopping) {
      return;
    }
    try {
      open();
    } catch (RuntimeException | Error defect) {
      watch.failed(defect);
      BrokerLink half = link;
      link = null;
      release(half).onComplete(released -> connectLater());
    }
  }

  private void open() {
    BrokerLink next =
        version.link(
            new LinkOptions(
                address.uri(),
                config.clientId(),
                config.username(),
                config.password(),
                address.sockets()),
            this);
    link = next;
    next.open();
  }

  private Future<?> release(@Nullable BrokerLink old) {
    return old == null
        ? Future.succeededFuture()
        : vertx.executeBlocking(
            () -> {
              old.close();
              return old;
            });
  }

  private void tell(String event, String detail, Instant at) {
    // On a worker: the intray may have to wait.
    vertx.executeBlocking(
        () -> {
          intray.put(List.of(GatewayLife.observation(NAME, event, detail, at)));
          return event;
        });
  }
}
