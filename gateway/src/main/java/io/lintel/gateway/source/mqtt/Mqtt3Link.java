package io.lintel.gateway.source.mqtt;

import io.lintel.gateway.source.mqtt.Loss.Cause;
import io.lintel.gateway.source.mqtt.Topic.Subject;
import java.io.EOFException;
import java.util.Arrays;
import java.util.List;
import org.eclipse.paho.client.mqttv3.IMqttActionListener;
import org.eclipse.paho.client.mqttv3.IMqttDeliveryToken;
import org.eclipse.paho.client.mqttv3.IMqttToken;
import org.eclipse.paho.client.mqttv3.MqttAsyncClient;
import org.eclipse.paho.client.mqttv3.MqttCallback;
import org.eclipse.paho.client.mqttv3.MqttConnectOptions;
import org.eclipse.paho.client.mqttv3.MqttException;
import org.eclipse.paho.client.mqttv3.MqttMessage;
import org.eclipse.paho.client.mqttv3.persist.MemoryPersistence;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A connection in MQTT 3.1.1, for brokers that speak no other. It has no receive maximum (the
 * broker's own window holds), no largest packet (what is larger is cut on the socket), and no word
 * for a session that was taken over.
 */
final class Mqtt3Link implements BrokerLink, MqttCallback {
  private static final Logger log = LoggerFactory.getLogger(Mqtt3Link.class);

  private final LinkOptions options;
  private final Events events;
  private @Nullable MqttAsyncClient client;
  private volatile boolean wasConnected;

  Mqtt3Link(LinkOptions options, Events events) {
    this.options = options;
    this.events = events;
  }

  /** Makes links of this kind. */
  static final Version VERSION =
      new Version() {
        @Override
        public String name() {
          return "MQTT 3.1.1";
        }

        @Override
        public BrokerLink link(LinkOptions options, Events events) {
          return new Mqtt3Link(options, events);
        }
      };

  @Override
  public void open() {
    try {
      MqttAsyncClient fresh =
          new MqttAsyncClient(options.uri(), options.clientId(), new MemoryPersistence());
      client = fresh;
      fresh.setManualAcks(true);
      fresh.setCallback(this);
      fresh.connect(
          connection(), null, listener(token -> welcomed(token.getSessionPresent()), "connect"));
    } catch (MqttException failed) {
      events.lost(this, Loss.gone(reason(failed)));
    }
  }

  private MqttConnectOptions connection() {
    MqttConnectOptions connection = new MqttConnectOptions();
    connection.setMqttVersion(MqttConnectOptions.MQTT_VERSION_3_1_1);
    connection.setCleanSession(false);
    connection.setKeepAliveInterval(LinkOptions.KEEP_ALIVE_SECONDS);
    connection.setConnectionTimeout(LinkOptions.CONNECT_SECONDS);
    connection.setAutomaticReconnect(false);
    if (options.sockets() != null) {
      connection.setSocketFactory(options.sockets());
    }
    if (options.username() != null) {
      connection.setUserName(options.username());
    }
    if (options.password() != null) {
      connection.setPassword(options.password().reveal().toCharArray());
    }
    return connection;
  }

  private void welcomed(boolean sessionPresent) {
    wasConnected = true;
    MqttAsyncClient connected = client;
    try {
      events.connected(this, sessionPresent);
      if (connected != null) {
        String[] topics =
            Arrays.stream(Subject.values()).map(Subject::filter).toArray(String[]::new);
        int[] qos = new int[topics.length];
        Arrays.fill(qos, AT_LEAST_ONCE);
        connected.subscribe(
            topics, qos, null, listener(token -> granted(token, sessionPresent), "subscribe"));
      }
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    } catch (MqttException failed) {
      events.lost(this, Loss.gone("subscribe: " + reason(failed)));
    }
  }

  @Override
  public boolean wasConnected() {
    return wasConnected;
  }

  private void granted(IMqttToken token, boolean sessionPresent) {
    int[] codes = token.getGrantedQos();
    List<String> complaints = codes == null ? List.of() : Loss.complaints(codes);
    if (complaints.isEmpty()) {
      events.subscribed(this, sessionPresent);
    } else {
      events.lost(this, Loss.notGranted(complaints));
    }
  }

  @Override
  public void send(int messageId) {
    MqttAsyncClient connected = client;
    try {
      if (connected != null) {
        connected.messageArrivedComplete(messageId, AT_LEAST_ONCE);
      }
    } catch (MqttException gone) {
      log.debug("source=mqtt outcome=unacknowledged message={} why={}", messageId, reason(gone));
    }
  }

  @Override
  public void close() {
    MqttAsyncClient open = client;
    if (open == null) {
      return;
    }
    try {
      if (open.isConnected()) {
        open.disconnect(0).waitForCompletion(GOODBYE_MILLIS);
      }
    } catch (MqttException gone) {
      log.debug("source=mqtt outcome=rude_goodbye why={}", reason(gone));
    }
    try {
      open.close(true);
    } catch (MqttException stuck) {
      log.warn("source=mqtt outcome=close_failed why={}", reason(stuck));
    }
  }

  @Override
  public void messageArrived(String topic, MqttMessage message) throws InterruptedException {
    events.arrived(
        this, new Envelope(topic, message.getQos(), message.getId(), false), message.getPayload());
  }

  @Override
  public void connectionLost(@Nullable Throwable why) {
    events.lost(this, Loss.gone(why == null ? "the broker closed" : reason(why)));
  }

  @Override
  public void deliveryComplete(IMqttDeliveryToken token) {}

  private interface Success {
    void with(IMqttToken token);
  }

  private IMqttActionListener listener(Success success, String doing) {
    return new IMqttActionListener() {
      @Override
      public void onSuccess(IMqttToken token) {
        success.with(token);
      }

      @Override
      public void onFailure(IMqttToken token, @Nullable Throwable failure) {
        int[] codes = wasConnected ? token.getGrantedQos() : null;
        List<String> complaints = codes == null ? List.of() : Loss.complaints(codes);
        events.lost(
            Mqtt3Link.this,
            complaints.isEmpty() ? loss(doing, failure) : Loss.notGranted(complaints));
      }
    };
  }

  private Loss loss(String doing, @Nullable Throwable failure) {
    if (failure == null) {
      return Loss.gone(doing + " failed");
    }
    int code = failure instanceof MqttException told ? told.getReasonCode() : 0;
    if (wasConnected) {
      return Loss.gone(doing + ": " + reason(failure));
    }
    if (Sentences.isTls(failure)) {
      return Loss.gone(Sentences.unreachable(failure, reason(failure)));
    }
    return switch (code) {
      case MqttException.REASON_CODE_INVALID_PROTOCOL_VERSION ->
          new Loss(Cause.WRONG_VERSION, "the broker does not speak MQTT 3.1.1");
      case MqttException.REASON_CODE_FAILED_AUTHENTICATION,
          MqttException.REASON_CODE_NOT_AUTHORIZED ->
          Loss.gone(Sentences.NOT_LET_IN);
      case MqttException.REASON_CODE_CONNECTION_LOST ->
          new Loss(Cause.NO_WELCOME, Sentences.noWelcome("MQTT 3.1.1", reason(failure)));
      default ->
          failure.getCause() instanceof EOFException
              ? new Loss(Cause.NO_WELCOME, Sentences.noWelcome("MQTT 3.1.1", reason(failure)))
              : Loss.gone(Sentences.unreachable(failure, reason(failure)));
    };
  }

  private static String reason(Throwable failure) {
    return Sentences.reason(failure);
  }
}
