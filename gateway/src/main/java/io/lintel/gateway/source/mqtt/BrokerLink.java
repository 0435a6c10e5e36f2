package io.lintel.gateway.source.mqtt;

import io.lintel.gateway.source.mqtt.Topic.Subject;
import java.util.Arrays;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttActionListener;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttCallback;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.MqttSubscription;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection to the broker, from connect to loss, and never used again.
 *
 * <p>Paho can reconnect by itself; it is not let, because a message id means something only on the
 * connection it came by. An acknowledgement of an old connection sent over a new one could let go
 * of another message, one that is not durable. Here it goes to the old client, which cannot send
 * it; the broker repeats the message, and the journal finds the repetition.
 */
final class BrokerLink implements MqttCallback, Intray.Acknowledgement {
  private static final Logger log = LoggerFactory.getLogger(BrokerLink.class);
  private static final int AT_LEAST_ONCE = 1;
  private static final int SEND_RETAINED_IF_NEW = 1;
  private static final long GOODBYE_MILLIS = 2_000;

  private final MqttAsyncClient client;
  private final Events events;
  private volatile boolean wasConnected;

  /** Called on Paho's threads. */
  interface Events {
    /** Before any message of the connection. May block, as {@link #arrived} may. */
    void connected(BrokerLink link, boolean sessionPresent) throws InterruptedException;

    void subscribed(BrokerLink link, boolean sessionPresent);

    /** May block to slow the broker down. */
    void arrived(BrokerLink link, String topic, MqttMessage message) throws InterruptedException;

    /** Once or more often; before or after {@link #subscribed}. */
    void lost(BrokerLink link, String why);
  }

  BrokerLink(String uri, String clientId, Events events) throws MqttException {
    this.client = new MqttAsyncClient(uri, clientId, new MemoryPersistence());
    this.events = events;
  }

  /** Connects and subscribes; the events tell how it went. */
  void open(MqttConnectionOptions options) throws MqttException {
    client.setManualAcks(true);
    client.setCallback(this);
    client.connect(
        options, null, listener(token -> welcomed(token.getSessionPresent()), "connect"));
  }

  private void welcomed(boolean sessionPresent) {
    wasConnected = true;
    try {
      events.connected(this, sessionPresent);
      subscribe(sessionPresent);
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    }
  }

  /** Whether the broker ever took this connection. */
  boolean wasConnected() {
    return wasConnected;
  }

  private void subscribe(boolean sessionPresent) {
    MqttSubscription[] topics =
        Arrays.stream(Subject.values())
            .map(
                subject -> {
                  MqttSubscription topic = new MqttSubscription(subject.filter(), AT_LEAST_ONCE);
                  topic.setRetainHandling(SEND_RETAINED_IF_NEW);
                  return topic;
                })
            .toArray(MqttSubscription[]::new);
    try {
      client.subscribe(
          topics,
          null,
          listener(token -> granted(token, sessionPresent), "subscribe"),
          new MqttProperties());
    } catch (MqttException failed) {
      events.lost(this, "subscribe: " + reason(failed));
    }
  }

  private void granted(IMqttToken token, boolean sessionPresent) {
    int[] codes = token.getReasonCodes();
    if (codes != null && Arrays.stream(codes).anyMatch(code -> code != AT_LEAST_ONCE)) {
      events.lost(
          this,
          "the broker grants the subscriptions with codes "
              + Arrays.toString(codes)
              + " instead of QoS 1: allow this client to read lintel/v1/#");
      return;
    }
    events.subscribed(this, sessionPresent);
  }

  @Override
  public void send(int messageId) {
    try {
      client.messageArrivedComplete(messageId, AT_LEAST_ONCE);
    } catch (MqttException gone) {
      log.debug("source=mqtt outcome=unacknowledged message={} why={}", messageId, reason(gone));
    }
  }

  /** Takes leave; the broker keeps the session. Blocking. */
  void close() {
    try {
      if (client.isConnected()) {
        client.disconnect(0).waitForCompletion(GOODBYE_MILLIS);
      }
    } catch (MqttException gone) {
      log.debug("source=mqtt outcome=rude_goodbye why={}", reason(gone));
    }
    try {
      client.close(true);
    } catch (MqttException stuck) {
      log.warn("source=mqtt outcome=close_failed why={}", reason(stuck));
    }
  }

  @Override
  public void messageArrived(String topic, MqttMessage message) throws InterruptedException {
    events.arrived(this, topic, message);
  }

  @Override
  public void disconnected(MqttDisconnectResponse response) {
    MqttException exception = response.getException();
    events.lost(
        this,
        exception == null ? "the broker closed: " + response.getReturnCode() : reason(exception));
  }

  @Override
  public void mqttErrorOccurred(MqttException exception) {
    log.warn("source=mqtt outcome=client_error why={}", reason(exception));
  }

  @Override
  public void deliveryComplete(IMqttToken token) {}

  @Override
  public void connectComplete(boolean reconnect, String serverUri) {}

  @Override
  public void authPacketArrived(int reasonCode, MqttProperties properties) {}

  private interface Success {
    void with(IMqttToken token);
  }

  private MqttActionListener listener(Success success, String doing) {
    return new MqttActionListener() {
      @Override
      public void onSuccess(IMqttToken token) {
        success.with(token);
      }

      @Override
      public void onFailure(IMqttToken token, @Nullable Throwable failure) {
        events.lost(BrokerLink.this, doing + ": " + (failure == null ? "failed" : reason(failure)));
      }
    };
  }

  private static String reason(Throwable failure) {
    Throwable cause = failure.getCause();
    return failure.getMessage() + (cause == null ? "" : " (" + cause.getMessage() + ")");
  }
}
