package io.lintel.simulator.transport;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttActionListener;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection over which many devices publish at QoS 1. What is in flight is limited to what the
 * broker allows; a publisher that is ahead of it waits.
 */
public final class MqttPublisher implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(MqttPublisher.class);
  private static final int MOST_IN_FLIGHT = 64;
  private static final int CONNECT_SECONDS = 10;
  private static final int PLACE_SECONDS = 20;
  private static final long DISCONNECT_MILLIS = 2_000;

  private final MqttAsyncClient client;
  private final Semaphore places;
  private final AtomicLong refused = new AtomicLong();

  private MqttPublisher(MqttAsyncClient client, int inFlight) {
    this.client = client;
    this.places = new Semaphore(inFlight);
  }

  /**
   * @param broker as {@code tcp://127.0.0.1:1883}
   * @throws Unreachable if nothing answers there
   */
  public static MqttPublisher connected(String broker, String clientId) {
    try {
      MqttAsyncClient client = new MqttAsyncClient(broker, clientId, new MemoryPersistence());
      MqttConnectionOptions options = new MqttConnectionOptions();
      options.setCleanStart(true);
      options.setAutomaticReconnect(true);
      options.setConnectionTimeout(CONNECT_SECONDS);
      options.setSocketFactory(new PromptSockets());
      IMqttToken token = client.connect(options);
      token.waitForCompletion(TimeUnit.SECONDS.toMillis(CONNECT_SECONDS));
      Integer allowed = token.getResponseProperties().getReceiveMaximum();
      // Paho tells of an acknowledgement just before it counts the message out of flight, and
      // refuses
      // one that comes in between: one place is kept free.
      int inFlight = allowed == null ? MOST_IN_FLIGHT : Math.min(allowed - 1, MOST_IN_FLIGHT);
      return new MqttPublisher(client, Math.max(1, inFlight));
    } catch (MqttException e) {
      throw new Unreachable(
          "No MQTT broker answers at %s (%s). Is the gateway running, and is this its broker?"
              .formatted(broker, e.getMessage()),
          e);
    }
  }

  /** Sends at once, or when a message before it has been acknowledged. */
  public void publish(String topic, String json) {
    try {
      if (!places.tryAcquire(PLACE_SECONDS, TimeUnit.SECONDS)) {
        log.warn("topic={} outcome=not_sent; the broker has acknowledged nothing for 20 s", topic);
        refused.incrementAndGet();
        return;
      }
      client.publish(
          topic, json.getBytes(StandardCharsets.UTF_8), 1, false, null, new FreesItsPlace(topic));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (MqttException e) {
      places.release();
      refused.incrementAndGet();
      log.warn("topic={} outcome=not_sent", topic, e);
    }
  }

  /** Messages that could not be sent or were not acknowledged. */
  public long refused() {
    return refused.get();
  }

  @Override
  public void close() {
    try {
      client.disconnect().waitForCompletion(DISCONNECT_MILLIS);
      client.close();
    } catch (MqttException e) {
      log.debug("outcome=not_disconnected_in_order", e);
    }
  }

  private final class FreesItsPlace implements MqttActionListener {
    private final String topic;

    FreesItsPlace(String topic) {
      this.topic = topic;
    }

    @Override
    public void onSuccess(IMqttToken token) {
      places.release();
    }

    @Override
    public void onFailure(IMqttToken token, Throwable cause) {
      places.release();
      refused.incrementAndGet();
      log.warn("topic={} outcome=not_acknowledged", topic, cause);
    }
  }
}
