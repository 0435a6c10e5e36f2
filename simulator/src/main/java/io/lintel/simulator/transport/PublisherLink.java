package io.lintel.simulator.transport;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttActionListener;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttCallback;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One connection of a publisher, from connect to loss, and never used again. */
final class PublisherLink implements MqttCallback {
  private static final Logger log = LoggerFactory.getLogger(PublisherLink.class);
  private static final int CONNECT_SECONDS = 10;
  private static final int PROTOCOL_MAXIMUM = 65_535;
  private static final long DISCONNECT_MILLIS = 2_000;
  private static final int AT_LEAST_ONCE = 1;

  private final MqttAsyncClient client;
  private int receiveMaximum;
  private Runnable lost = () -> {};
  private boolean gone;

  private PublisherLink(MqttAsyncClient client) {
    this.client = client;
  }

  static PublisherLink connected(
      String broker, String clientId, MqttPublisher.@Nullable Login login) throws MqttException {
    MqttAsyncClient client = new MqttAsyncClient(broker, clientId, new MemoryPersistence());
    PublisherLink link = new PublisherLink(client);
    client.setCallback(link);
    MqttConnectionOptions options = new MqttConnectionOptions();
    options.setCleanStart(true);
    options.setAutomaticReconnect(false);
    options.setConnectionTimeout(CONNECT_SECONDS);
    options.setSocketFactory(new PromptSockets());
    if (login != null) {
      options.setUserName(login.username());
      options.setPassword(login.secret().getBytes(StandardCharsets.UTF_8));
    }
    try {
      IMqttToken token = client.connect(options);
      token.waitForCompletion(TimeUnit.SECONDS.toMillis(CONNECT_SECONDS));
      Integer allowed = token.getResponseProperties().getReceiveMaximum();
      link.receiveMaximum = allowed == null ? PROTOCOL_MAXIMUM : allowed;
      return link;
    } catch (MqttException failed) {
      link.close();
      throw failed;
    }
  }

  /** How many messages the broker takes before it has acknowledged the first. */
  int receiveMaximum() {
    return receiveMaximum;
  }

  /** Runs {@code task} when the connection is lost; at once if it is already. */
  void onLost(Runnable task) {
    boolean already;
    synchronized (this) {
      lost = task;
      already = gone;
    }
    if (already) {
      task.run();
    }
  }

  /**
   * @param acknowledged runs if the broker acknowledges it over this connection
   * @return whether it was sent; else the connection is no good any more
   */
  boolean publish(String topic, String json, Runnable acknowledged) {
    MqttActionListener listener =
        new MqttActionListener() {
          @Override
          public void onSuccess(IMqttToken token) {
            acknowledged.run();
          }

          @Override
          public void onFailure(IMqttToken token, Throwable cause) {
            log.debug("topic={} outcome=not_acknowledged", topic, cause);
          }
        };
    try {
      byte[] payload = json.getBytes(StandardCharsets.UTF_8);
      client.publish(topic, payload, AT_LEAST_ONCE, false, null, listener);
      return true;
    } catch (MqttException e) {
      log.debug("topic={} outcome=not_sent", topic, e);
      return false;
    }
  }

  /** Without a word to the broker. */
  void tear() {
    try {
      client.disconnectForcibly(0, 0, false);
    } catch (MqttException already) {
      log.debug("outcome=gone_already", already);
    }
    isGone();
  }

  /** In order. */
  void takeLeave() {
    try {
      client.disconnect().waitForCompletion(DISCONNECT_MILLIS);
    } catch (MqttException e) {
      log.debug("outcome=not_disconnected_in_order", e);
    }
    close();
  }

  void close() {
    try {
      client.close(true);
    } catch (MqttException e) {
      log.debug("outcome=not_closed_in_order", e);
    }
  }

  private void isGone() {
    Runnable tell;
    synchronized (this) {
      if (gone) {
        return;
      }
      gone = true;
      tell = lost;
    }
    tell.run();
  }

  @Override
  public void disconnected(MqttDisconnectResponse response) {
    isGone();
  }

  @Override
  public void mqttErrorOccurred(MqttException exception) {
    log.debug("outcome=client_error", exception);
  }

  @Override
  public void messageArrived(String topic, MqttMessage message) {}

  @Override
  public void deliveryComplete(IMqttToken token) {}

  @Override
  public void connectComplete(boolean reconnect, String serverUri) {}

  @Override
  public void authPacketArrived(int reasonCode, MqttProperties properties) {}
}
