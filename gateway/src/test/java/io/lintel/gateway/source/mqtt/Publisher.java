package io.lintel.gateway.source.mqtt;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.eclipse.paho.mqttv5.client.MqttClient;
import org.eclipse.paho.mqttv5.client.MqttClientException;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;

/** A meter that repeats each reading until the broker has acknowledged it. */
public final class Publisher implements AutoCloseable {
  private static final int ATTEMPTS = 600;

  private final URI broker;
  private final String clientId;
  private MqttClient client;

  public Publisher(URI broker, String clientId) throws MqttException {
    this.broker = broker;
    this.clientId = clientId;
    this.client = connected();
  }

  private MqttClient connected() throws MqttException {
    MqttClient fresh = new MqttClient(broker.toString(), clientId, new MemoryPersistence());
    fresh.setTimeToWait(TimeUnit.SECONDS.toMillis(5));
    MqttConnectionOptions options = new MqttConnectionOptions();
    options.setCleanStart(true);
    fresh.connect(options);
    return fresh;
  }

  void publish(String topic, String payload) throws MqttException, InterruptedException {
    for (int attempt = 0; ; attempt++) {
      try {
        client.publish(topic, payload.getBytes(UTF_8), 1, false);
        return;
      } catch (MqttException refused) {
        // Paho may tell of an acknowledgement just before it counts the message out of flight.
        if (refused.getReasonCode() != MqttClientException.REASON_CODE_MAX_INFLIGHT
            || attempt == ATTEMPTS) {
          throw refused;
        }
        pause();
      }
    }
  }

  /** Publishes; where the broker is away, connects anew and repeats until it is acknowledged. */
  public void insist(String topic, String payload) throws InterruptedException {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      try {
        if (!client.isConnected()) {
          client.close(true);
          client = connected();
        }
        publish(topic, payload);
        return;
      } catch (MqttException away) {
        pause();
      }
    }
    throw new AssertionError("no broker to publish to");
  }

  private static void pause() throws InterruptedException {
    // Nothing will ever release it: a wait between attempts on a real network.
    new Semaphore(0).tryAcquire(100, TimeUnit.MILLISECONDS);
  }

  void retained(String topic, String payload) throws MqttException {
    MqttMessage message = new MqttMessage(payload.getBytes(UTF_8), 1, true, null);
    client.publish(topic, message);
  }

  @Override
  public void close() throws MqttException {
    if (client.isConnected()) {
      client.disconnect();
    }
    client.close(true);
  }
}
