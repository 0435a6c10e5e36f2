package io.lintel.simulator.transport;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One session over which many devices publish at QoS 1. What is in flight is limited to what the
 * broker allows; a publisher that is ahead of it waits. When the connection is lost, it connects
 * again and repeats, in order, what was not acknowledged: a device forgets a report only when the
 * broker has it.
 */
public final class MqttPublisher implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(MqttPublisher.class);
  private static final int MOST_IN_FLIGHT = 64;
  private static final int PLACE_SECONDS = 20;
  private static final long FIRST_RETRY_MILLIS = 50;
  private static final long LONGEST_RETRY_MILLIS = 2_000;

  private final String broker;
  private final String clientId;
  private final @Nullable Login login;
  private final Semaphore places;
  private final AtomicLong refused = new AtomicLong();
  private final Map<Long, Report> unacknowledged = new LinkedHashMap<>();
  private final ScheduledExecutorService connecting =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "mqtt-publisher");
            thread.setDaemon(true);
            return thread;
          });
  private long reports;
  private @Nullable PublisherLink link;
  private boolean closed;

  private record Report(String topic, String json) {}

  /** A user name and its secret. */
  public record Login(String username, String secret) {
    @Override
    public String toString() {
      return username;
    }
  }

  private MqttPublisher(String broker, String clientId, @Nullable Login login, int inFlight) {
    this.login = login;
    this.broker = broker;
    this.clientId = clientId;
    this.places = new Semaphore(inFlight);
  }

  /**
   * @param broker as {@code tcp://127.0.0.1:1883}
   * @throws Unreachable if nothing answers there
   */
  public static MqttPublisher connected(String broker, String clientId) {
    return connected(broker, clientId, null);
  }

  /**
   * @param login how the publisher proves who it is; null: it does not
   */
  public static MqttPublisher connected(String broker, String clientId, @Nullable Login login) {
    try {
      PublisherLink first = PublisherLink.connected(broker, clientId, login);
      // Paho tells of an acknowledgement just before it counts the message out of flight, and
      // refuses one that comes in between: one place is kept free.
      int inFlight = Math.max(1, Math.min(first.receiveMaximum() - 1, MOST_IN_FLIGHT));
      MqttPublisher publisher = new MqttPublisher(broker, clientId, login, inFlight);
      publisher.use(first);
      return publisher;
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
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return;
    }
    synchronized (this) {
      long number = ++reports;
      Report report = new Report(topic, json);
      unacknowledged.put(number, report);
      send(link, number, report);
    }
  }

  /** Messages that could not be sent. */
  public long refused() {
    return refused.get();
  }

  /** Ends the connection as a torn cable does: without a word. It comes back by itself. */
  public void cut() {
    PublisherLink cut = current();
    if (cut != null) {
      log.info("broker={} outcome=cut", broker);
      cut.tear();
    }
  }

  private synchronized @Nullable PublisherLink current() {
    return link;
  }

  private synchronized void use(PublisherLink fresh) {
    link = fresh;
    fresh.onLost(() -> lost(fresh));
    new ArrayList<>(unacknowledged.entrySet())
        .forEach(left -> send(fresh, left.getKey(), left.getValue()));
  }

  /** What cannot be sent now is sent on the next connection. */
  private void send(@Nullable PublisherLink over, long number, Report report) {
    if (over != null && !over.publish(report.topic(), report.json(), () -> acknowledged(number))) {
      // Not here: the link's threads may be waiting for us.
      connecting.execute(over::tear);
    }
  }

  private synchronized void acknowledged(long number) {
    if (unacknowledged.remove(number) != null) {
      places.release();
    }
  }

  private synchronized void lost(PublisherLink gone) {
    if (gone == link && !closed) {
      link = null;
      log.info(
          "broker={} outcome=connection_lost unacknowledged={}", broker, unacknowledged.size());
      reconnect(gone, FIRST_RETRY_MILLIS);
    }
  }

  private void reconnect(@Nullable PublisherLink old, long millis) {
    try {
      var unused =
          connecting.schedule(
              () -> {
                if (old != null) {
                  old.close();
                }
                connect(millis);
              },
              millis,
              TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException closing) {
      log.debug("broker={} outcome=closing", broker);
    }
  }

  private void connect(long waited) {
    try {
      use(PublisherLink.connected(broker, clientId, login));
      log.info("broker={} outcome=connected_again", broker);
    } catch (MqttException notYet) {
      reconnect(null, Math.min(LONGEST_RETRY_MILLIS, 2 * waited));
    }
  }

  @Override
  public void close() {
    List<PublisherLink> last = new ArrayList<>();
    synchronized (this) {
      closed = true;
      if (link != null) {
        last.add(link);
      }
    }
    connecting.shutdownNow();
    last.forEach(PublisherLink::takeLeave);
  }
}
