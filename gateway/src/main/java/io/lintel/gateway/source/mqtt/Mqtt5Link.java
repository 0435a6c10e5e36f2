package io.lintel.gateway.source.mqtt;

import io.lintel.gateway.source.mqtt.Loss.Cause;
import io.lintel.gateway.source.mqtt.Topic.Subject;
import java.io.EOFException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttActionListener;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttCallback;
import org.eclipse.paho.mqttv5.client.MqttClientException;
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

/** A connection in MQTT 5. */
final class Mqtt5Link implements BrokerLink, MqttCallback {
  private static final Logger log = LoggerFactory.getLogger(Mqtt5Link.class);
  private static final long NEVER_EXPIRES = 0xFFFF_FFFFL;
  private static final int SEND_RETAINED_IF_NEW = 1;
  private static final int TAKEN_OVER = 0x8E;
  private static final int UNSUPPORTED_VERSION = 0x84;
  private static final int UNSUPPORTED_VERSION_IN_3 = 1;
  private static final int BAD_CREDENTIALS = 0x86;
  private static final int NOT_AUTHORIZED = 0x87;
  private static final String CBOR = "application/cbor";

  private final LinkOptions options;
  private final Events events;
  private @Nullable MqttAsyncClient client;
  private volatile boolean wasConnected;

  Mqtt5Link(LinkOptions options, Events events) {
    this.options = options;
    this.events = events;
  }

  /** Makes links of this kind. */
  static final Version VERSION =
      new Version() {
        @Override
        public String name() {
          return "MQTT 5";
        }

        @Override
        public BrokerLink link(LinkOptions options, Events events) {
          return new Mqtt5Link(options, events);
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

  private MqttConnectionOptions connection() {
    MqttConnectionOptions connection = new MqttConnectionOptions();
    connection.setCleanStart(false);
    connection.setSessionExpiryInterval(NEVER_EXPIRES);
    connection.setReceiveMaximum(MqttSource.RECEIVE_MAXIMUM);
    connection.setMaximumPacketSize((long) LinkOptions.MOST_PACKET_BYTES);
    connection.setKeepAliveInterval(LinkOptions.KEEP_ALIVE_SECONDS);
    connection.setConnectionTimeout(LinkOptions.CONNECT_SECONDS);
    connection.setAutomaticReconnect(false);
    if (options.sockets() != null) {
      connection.setSocketFactory(options.sockets());
    }
    connection.setUserName(options.username());
    if (options.password() != null) {
      connection.setPassword(options.password().reveal().getBytes(StandardCharsets.UTF_8));
    }
    return connection;
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

  @Override
  public boolean wasConnected() {
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
    MqttAsyncClient connected = client;
    if (connected == null) {
      return;
    }
    try {
      connected.subscribe(
          topics,
          null,
          listener(token -> granted(token, sessionPresent), "subscribe"),
          new MqttProperties());
    } catch (MqttException failed) {
      events.lost(this, Loss.gone("subscribe: " + reason(failed)));
    }
  }

  private void granted(IMqttToken token, boolean sessionPresent) {
    int[] codes = token.getReasonCodes();
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
    MqttProperties properties = message.getProperties();
    boolean cbor = properties != null && CBOR.equals(properties.getContentType());
    events.arrived(
        this, new Envelope(topic, message.getQos(), message.getId(), cbor), message.getPayload());
  }

  @Override
  public void disconnected(MqttDisconnectResponse response) {
    MqttException exception = response.getException();
    if (response.getReturnCode() == TAKEN_OVER) {
      events.lost(
          this, new Loss(Cause.TAKEN_OVER, "another client with this id took the session over"));
    } else if (exception == null) {
      String why = response.getReasonString();
      events.lost(
          this,
          Loss.gone(
              "the broker closed with code "
                  + response.getReturnCode()
                  + (why == null ? "" : ": " + why)));
    } else {
      events.lost(this, Loss.gone(reason(exception)));
    }
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
        int[] codes = token.getReasonCodes();
        List<String> complaints =
            wasConnected && codes != null ? Loss.complaints(codes) : List.of();
        events.lost(
            Mqtt5Link.this,
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
      case UNSUPPORTED_VERSION,
          UNSUPPORTED_VERSION_IN_3,
          MqttException.REASON_CODE_UNSUPPORTED_PROTOCOL_VERSION ->
          new Loss(Cause.WRONG_VERSION, "the broker does not speak MQTT 5");
      case BAD_CREDENTIALS, NOT_AUTHORIZED -> Loss.gone(Sentences.NOT_LET_IN);
      case MqttClientException.REASON_CODE_CONNECTION_LOST,
          MqttException.REASON_CODE_INVALID_RETURN_CODE,
          MqttException.REASON_CODE_MALFORMED_PACKET ->
          new Loss(Cause.NO_WELCOME, Sentences.noWelcome("MQTT 5", reason(failure)));
      default ->
          failure.getCause() instanceof EOFException
              ? new Loss(Cause.NO_WELCOME, Sentences.noWelcome("MQTT 5", reason(failure)))
              : Loss.gone(Sentences.unreachable(failure, reason(failure)));
    };
  }

  private static String reason(Throwable failure) {
    return Sentences.reason(failure);
  }
}
