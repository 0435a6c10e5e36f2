package io.lintel.gateway.bench;

import io.lintel.gateway.config.MqttConfig;
import io.lintel.gateway.identity.Speaker;
import io.lintel.gateway.intake.Intake;
import io.lintel.gateway.journal.GroupCommitJournal;
import io.lintel.gateway.journal.JournalLimits;
import io.lintel.gateway.source.mqtt.MqttSource;
import io.lintel.gateway.store.DataDirectory;
import io.lintel.gateway.store.JournalDatabase;
import io.lintel.gateway.time.WallTimekeeper;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import org.eclipse.paho.mqttv5.common.MqttException;

/** The shipped source with the shipped journal, and the bare subscriber, at one broker. */
final class IngestRounds implements AutoCloseable {
  private static final long LOOK_AGAIN_NANOS = 200_000;
  private static final long PATIENCE_SECONDS = 300;
  private static final String ACKNOWLEDGED = "lintel_mqtt_acknowledged";

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final Vertx vertx = Vertx.vertx();
  private final WallTimekeeper time = new WallTimekeeper(InstantSource.system(), System::nanoTime);
  private final DataDirectory directory;
  private final GroupCommitJournal journal;
  private final BareSubscriber bare;
  private final FloodPublisher publisher;
  private final Readings readings = new Readings();

  IngestRounds(URI broker, MqttConfig config, Path path)
      throws IOException, MqttException, TimeoutException {
    directory = DataDirectory.open(path);
    journal =
        new GroupCommitJournal(
                JournalDatabase.open(directory), JournalLimits.DEFAULT, time, registry)
            .start();
    MqttSource source =
        new MqttSource(
            broker, config, Speaker.OWN, new Intake(meter -> null), journal, time, registry);
    Settled.of(vertx.deployVerticle(source));
    bare = new BareSubscriber(broker);
    publisher = new FloodPublisher(broker, "lintel-bench-publisher");
    long deadline = deadline();
    while (source.notReadyBecause().isPresent()) {
      look(deadline);
    }
  }

  /** Paho receives and acknowledges. */
  void bare(int messages) throws IOException, InterruptedException, TimeoutException {
    CountDownLatch done = bare.expect(messages);
    publish(BareSubscriber.TOPIC, messages);
    if (!done.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      throw new TimeoutException("the bare subscriber misses " + done.getCount() + " messages");
    }
  }

  /** The gateway receives, commits and acknowledges. */
  void lintel(int messages) throws IOException, InterruptedException, TimeoutException {
    double target = acknowledged() + messages;
    long deadline = deadline();
    publish("lintel/v1/meters/", messages);
    while (acknowledged() < target) {
      look(deadline);
    }
  }

  private double acknowledged() {
    return registry.get(ACKNOWLEDGED).counter().count();
  }

  private void publish(String prefix, int messages) throws IOException, InterruptedException {
    for (int i = 0; i < messages; i++) {
      Readings.Message message = readings.next(prefix);
      publisher.publish(message.topic(), message.payload());
    }
    publisher.flush();
  }

  private static long deadline() {
    return System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
  }

  private static void look(long deadline) throws TimeoutException {
    if (System.nanoTime() > deadline) {
      throw new TimeoutException("the gateway did not take in what was sent");
    }
    LockSupport.parkNanos(LOOK_AGAIN_NANOS);
  }

  @Override
  public void close() throws IOException, MqttException {
    publisher.close();
    bare.close();
    Settled.of(vertx.close());
    journal.close();
    directory.close();
    time.close();
  }
}
