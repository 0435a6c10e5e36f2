package io.lintel.gateway.source.mqtt;

import io.lintel.gateway.config.MqttConfig;
import io.lintel.gateway.config.Secret;
import io.lintel.gateway.health.Health;
import io.lintel.gateway.intake.GatewayLife;
import io.lintel.gateway.intake.Intake;
import io.lintel.gateway.intake.Taken;
import io.lintel.gateway.journal.Journal;
import io.lintel.gateway.time.Timekeeper;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.VerticleBase;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
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

  private static final String PLAIN = "tcp";
  private static final String CBOR = "application/cbor";

  /** Messages the broker may send before the first of them is acknowledged: many commits' worth. */
  static final int RECEIVE_MAXIMUM = 1_024;

  private static final long NEVER_EXPIRES = 0xFFFF_FFFFL;
  private static final int KEEP_ALIVE_SECONDS = 30;
  private static final int CONNECT_SECONDS = 10;
  private static final Duration FIRST_RETRY = Duration.ofMillis(250);
  private static final Duration LONGEST_RETRY = Duration.ofSeconds(30);
  private static final Logger log = LoggerFactory.getLogger(MqttSource.class);

  private final URI broker;
  private final MqttConfig config;
  private final Unpacking unpacking;
  private final Timekeeper time;
  private final MqttMetrics metrics;
  private final Intray intray;

  /** Done once the first attempt has led to subscriptions, has failed, or takes too long. */
  private final Promise<Void> firstAttempt = Promise.promise();

  private volatile @Nullable String trouble;
  private volatile @Nullable BrokerLink link;
  private boolean subscribed;
  private boolean stopping;
  private Duration retry = FIRST_RETRY;

  /**
   * @param broker the configured one
   */
  public MqttSource(
      URI broker,
      MqttConfig config,
      Intake intake,
      Journal journal,
      Timekeeper time,
      MeterRegistry registry) {
    this.broker = broker;
    this.config = config;
    this.unpacking = new Unpacking(intake);
    this.time = time;
    this.metrics = new MqttMetrics(registry);
    this.intray = new Intray(journal, metrics);
    this.trouble = "not connected to " + broker + " yet";
  }

  @Override
  public Future<?> start() {
    connect();
    vertx.setTimer(CONNECT_SECONDS * 1_000L, timer -> firstAttempt.tryComplete());
    return firstAttempt.future();
  }

  @Override
  public Future<?> stop() {
    stopping = true;
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
    String now = trouble;
    return Optional.ofNullable(now == null ? intray.refusal() : now);
  }

  @Override
  public void arrived(BrokerLink from, String topic, MqttMessage message)
      throws InterruptedException {
    Topic ours = Topic.parse(topic);
    if (ours == null) {
      log.warn("source=mqtt outcome=unknown_topic topic={}", topic);
      from.send(message.getId());
      return;
    }
    Taken taken =
        unpacking.unpack(ours, topic, message.getPayload(), isCbor(message), time.instant());
    metrics.received(taken.good());
    if (!taken.good() && log.isDebugEnabled()) {
      log.debug("source=mqtt outcome=rejected topic={} why={}", topic, taken.diagnostic());
    }
    if (message.getQos() == 0) {
      intray.put(taken.all());
    } else {
      intray.put(taken.all(), from, message.getId());
    }
  }

  /** MQTT 5 publishers may name the content's type. */
  private static boolean isCbor(MqttMessage message) {
    var properties = message.getProperties();
    return properties != null && CBOR.equals(properties.getContentType());
  }

  @Override
  public void connected(BrokerLink now, boolean sessionPresent) throws InterruptedException {
    // Clock estimates must know that what follows a connect may be an old queue, not live.
    String detail = sessionPresent ? "session resumed" : "new session";
    intray.put(List.of(GatewayLife.observation(NAME, "connected", detail, time.instant())));
  }

  @Override
  public void subscribed(BrokerLink now, boolean sessionPresent) {
    context.runOnContext(
        done -> {
          if (now != link || stopping) {
            return;
          }
          subscribed = true;
          retry = FIRST_RETRY;
          trouble = null;
          metrics.connected();
          log.info(
              "source=mqtt outcome=connected broker={} session_present={}", broker, sessionPresent);
          firstAttempt.tryComplete();
        });
  }

  @Override
  public void lost(BrokerLink gone, String why) {
    context.runOnContext(
        done -> {
          if (gone == link && !stopping) {
            lostOnContext(gone, why);
          }
        });
  }

  private void lostOnContext(@Nullable BrokerLink gone, String why) {
    link = null;
    firstAttempt.tryComplete();
    Instant now = time.instant();
    if (gone != null && gone.wasConnected()) {
      tell("disconnected", why, now);
    }
    if (subscribed || retry.equals(FIRST_RETRY)) {
      log.warn("source=mqtt outcome=disconnected broker={} why={}", broker, why);
    }
    subscribed = false;
    trouble = "no connection to " + broker + " since " + now + ": " + why;
    release(gone)
        .onComplete(
            released -> {
              if (!stopping) {
                vertx.setTimer(retry.toMillis(), timer -> connect());
                Duration next = retry.multipliedBy(2);
                retry = next.compareTo(LONGEST_RETRY) > 0 ? LONGEST_RETRY : next;
              }
            });
  }

  private void connect() {
    if (stopping) {
      return;
    }
    try {
      BrokerLink next = new BrokerLink(broker.toString(), config.clientId(), this);
      link = next;
      next.open(options());
    } catch (MqttException failed) {
      lostOnContext(link, String.valueOf(failed.getMessage()));
    }
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

  private MqttConnectionOptions options() {
    MqttConnectionOptions options = new MqttConnectionOptions();
    options.setCleanStart(false);
    options.setSessionExpiryInterval(NEVER_EXPIRES);
    options.setReceiveMaximum(RECEIVE_MAXIMUM);
    options.setKeepAliveInterval(KEEP_ALIVE_SECONDS);
    options.setConnectionTimeout(CONNECT_SECONDS);
    options.setAutomaticReconnect(false);
    if (PLAIN.equals(broker.getScheme())) {
      options.setSocketFactory(new PromptSockets());
    }
    options.setUserName(config.username());
    Secret password = config.password();
    if (password != null) {
      options.setPassword(password.reveal().getBytes(StandardCharsets.UTF_8));
    }
    return options;
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
