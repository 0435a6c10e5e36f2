package io.lintel.gateway.bench;

import java.net.URI;
import java.util.concurrent.CountDownLatch;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttCallback;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;

/** A subscriber that does nothing but acknowledge: the most Paho can receive. */
final class BareSubscriber implements MqttCallback, AutoCloseable {
  static final String TOPIC = "bench/v1/meters/";

  private static final long ANSWER_MILLIS = 10_000;
  private static final int RECEIVE_MAXIMUM = 1_024;

  private final MqttAsyncClient client;
  private volatile CountDownLatch expected = new CountDownLatch(0);

  BareSubscriber(URI broker) throws MqttException {
    client = new MqttAsyncClient(broker.toString(), "lintel-bench-bare", new MemoryPersistence());
    client.setManualAcks(true);
    client.setCallback(this);
    MqttConnectionOptions options = new MqttConnectionOptions();
    options.setReceiveMaximum(RECEIVE_MAXIMUM);
    client.connect(options).waitForCompletion(ANSWER_MILLIS);
    client.subscribe(TOPIC + "+/readings", 1).waitForCompletion(ANSWER_MILLIS);
  }

  /** Opens when {@code messages} more are received and acknowledged. */
  CountDownLatch expect(int messages) {
    CountDownLatch latch = new CountDownLatch(messages);
    expected = latch;
    return latch;
  }

  @Override
  public void messageArrived(String topic, MqttMessage message) throws MqttException {
    client.messageArrivedComplete(message.getId(), message.getQos());
    expected.countDown();
  }

  @Override
  public void disconnected(MqttDisconnectResponse response) {}

  @Override
  public void mqttErrorOccurred(MqttException exception) {}

  @Override
  public void deliveryComplete(IMqttToken token) {}

  @Override
  public void connectComplete(boolean reconnect, String serverUri) {}

  @Override
  public void authPacketArrived(int reasonCode, MqttProperties properties) {}

  @Override
  public void close() throws MqttException {
    client.disconnect().waitForCompletion(ANSWER_MILLIS);
    client.close(true);
  }
}
