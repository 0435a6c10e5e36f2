package io.lintel.gateway.bench;

import io.netty.handler.codec.mqtt.MqttQoS;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.mqtt.MqttClient;
import io.vertx.mqtt.MqttClientOptions;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Many connections of an ordinary MQTT client, each of one meter that has a few readings in flight
 * and sends the next when one is acknowledged: what the server does for devices.
 */
final class DeviceClients implements Publishers {
  /** Of the clients alone; the server has its own. */
  private static final int EVENT_LOOPS = 1;

  private static final long PATIENCE_SECONDS = 300;
  private static final Instant BEGIN = Instant.parse("2026-11-22T00:00:00Z");

  private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(EVENT_LOOPS));
  private final List<Device> devices = new ArrayList<>();

  /** One meter with its connection. Confined to the clients' event loop, but for its making. */
  private static final class Device {
    private final MqttClient client;
    private final String topic;
    private final int window;
    private CountDownLatch left = new CountDownLatch(0);
    private long seq;
    private int unsent;

    Device(MqttClient client, int number, int window) {
      this.client = client;
      this.topic = "lintel/v1/meters/G-" + number + "/readings";
      this.window = window;
      client.publishCompletionHandler(acknowledged -> next());
    }

    void begin(int messages, CountDownLatch all) {
      left = all;
      unsent = messages;
      for (int i = 0; i < Math.min(window, messages); i++) {
        send();
      }
    }

    private void next() {
      if (unsent > 0) {
        send();
      }
      left.countDown();
    }

    private void send() {
      unsent--;
      seq++;
      String payload =
          "{\"at\":\""
              + BEGIN.plusSeconds(seq)
              + "\",\"seq\":"
              + seq
              + ",\"volume_m3\":\""
              + seq
              + ".125\"}";
      var unused =
          client.publish(topic, Buffer.buffer(payload), MqttQoS.AT_LEAST_ONCE, false, false);
    }
  }

  /**
   * @param window readings of one device in flight
   */
  DeviceClients(URI server, int connections, int window) {
    for (int i = 0; i < connections; i++) {
      MqttClientOptions options =
          new MqttClientOptions().setClientId("meter-" + i).setMaxInflightQueue(window);
      options.setTcpNoDelay(true);
      Device device = new Device(MqttClient.create(vertx, options), i, window);
      Settled.of(device.client.connect(server.getPort(), server.getHost()));
      devices.add(device);
    }
  }

  @Override
  public void publish(int messages) throws IOException, InterruptedException {
    int each = messages / devices.size();
    int more = messages % devices.size();
    CountDownLatch all = new CountDownLatch(messages);
    vertx.runOnContext(
        now -> {
          for (int i = 0; i < devices.size(); i++) {
            devices.get(i).begin(i < more ? each + 1 : each, all);
          }
        });
    if (!all.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      throw new IOException(all.getCount() + " messages were not acknowledged");
    }
  }

  @Override
  public void close() {
    Settled.of(
        Future.join(devices.stream().map(device -> device.client.disconnect()).toList())
            .transform(ended -> vertx.close()));
  }
}
