package io.lintel.simulator.load;

import io.lintel.simulator.transport.Unreachable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;

/**
 * One load from connecting to the last acknowledgement, on the caller's thread.
 *
 * <p>Every message has its moment before the first is sent: the {@code k}-th of connection {@code
 * c} is the {@code c + k · connections}-th of all. A broker that slows the generator down moves no
 * moment; what waits is late, and its lateness counts. Nothing is queued: what a connection is
 * behind with is one number.
 */
public final class LoadRun {
  private static final Duration CONNECT_WITHIN = Duration.ofSeconds(30);
  private static final Duration LAST_ACKNOWLEDGEMENTS = Duration.ofSeconds(10);
  private static final Duration BETWEEN_PINGS = Duration.ofSeconds(20);
  private static final Duration BEFORE_CONNECTING_AGAIN = Duration.ofSeconds(1);

  /** Brokers let about a hundred connections wait to be accepted. */
  private static final int CONNECTING_AT_ONCE = 50;

  private static final long LOOK_EVERY_MILLIS = 1;

  private final LoadPlan plan;
  private final InetSocketAddress broker;
  private final Instant began;
  private final LongSupplier nanos;
  private final Fleet fleet;
  private final PublishingConnection[] connections;
  private final long[] next;
  private final long[] connectAgainAt;
  private final Ascii topic = new Ascii();
  private final Ascii payload = new Ascii();
  private LoadTally tally = new LoadTally(0, 0);
  private long begin;
  private long pingAt;

  /**
   * @param broker as {@code tcp://127.0.0.1:1883}
   * @param clients what the sessions' names begin with, each ends in four digits; no other run at
   *     that broker may use it
   */
  public record BrokerEnd(String broker, String clients) {}

  private LoadRun(
      LoadPlan plan, InetSocketAddress broker, String clients, Instant began, LongSupplier nanos) {
    this.plan = plan;
    this.broker = broker;
    this.began = began;
    this.nanos = nanos;
    this.fleet = new Fleet(plan);
    this.connections = new PublishingConnection[plan.connections()];
    this.next = new long[plan.connections()];
    this.connectAgainAt = new long[plan.connections()];
    for (int i = 0; i < connections.length; i++) {
      connections[i] =
          new PublishingConnection(i, "%s%04d".formatted(clients, i), broker, plan.inFlight());
    }
    Arrays.fill(connectAgainAt, Long.MIN_VALUE);
  }

  /**
   * @param now what devices' clocks show when it begins
   * @param nanos a clock that never jumps, as {@link System#nanoTime}
   * @param progress hears how many milliseconds of warm-up and duration have passed
   * @throws Unreachable if not all connections come about
   */
  public static LoadReport of(
      LoadPlan plan, BrokerEnd end, Instant now, LongSupplier nanos, LongConsumer progress) {
    URI uri = URI.create(end.broker());
    if (!"tcp".equals(uri.getScheme()) || uri.getHost() == null) {
      throw new Unreachable("expected a broker as tcp://127.0.0.1:1883, found " + end.broker());
    }
    int port = uri.getPort() < 0 ? 1883 : uri.getPort();
    InetSocketAddress address = new InetSocketAddress(uri.getHost(), port);
    LoadRun run = new LoadRun(plan, address, end.clients(), now, nanos);
    try (Selector selector = Selector.open()) {
      run.connectAll(selector);
      return run.play(selector, progress);
    } catch (IOException e) {
      throw new Unreachable("the load broke off: " + e.getMessage(), e);
    } finally {
      Arrays.stream(run.connections).forEach(PublishingConnection::close);
    }
  }

  private void connectAll(Selector selector) throws IOException {
    long until = nanos.getAsLong() + CONNECT_WITHIN.toNanos();
    while (!Arrays.stream(connections).allMatch(PublishingConnection::isOpen)) {
      if (nanos.getAsLong() > until) {
        throw unreachable("not all answered within " + CONNECT_WITHIN.toSeconds() + " s");
      }
      reconnect(selector, nanos.getAsLong());
      selector.select(key -> heardWhileConnecting(key), LOOK_EVERY_MILLIS);
    }
  }

  private void heardWhileConnecting(SelectionKey key) {
    try {
      ((PublishingConnection) key.attachment()).ready((intended, reason) -> {});
    } catch (IOException e) {
      throw unreachable(String.valueOf(e.getMessage()));
    }
  }

  private Unreachable unreachable(String why) {
    long open = Arrays.stream(connections).filter(PublishingConnection::isOpen).count();
    return new Unreachable(
        "%d of %d connections to the MQTT broker at %s came about: %s. Is it running, and does it allow so many?"
            .formatted(open, connections.length, broker, why));
  }

  private LoadReport play(Selector selector, LongConsumer progress) throws IOException {
    begin = nanos.getAsLong();
    long from = begin + plan.warmUp().toNanos();
    long to = from + plan.duration().toNanos();
    tally = new LoadTally(from, to);
    pingAt = begin + BETWEEN_PINGS.toNanos();
    long now = begin;
    while (now < to || (owes(to) && now < to + LAST_ACKNOWLEDGEMENTS.toNanos())) {
      reconnect(selector, now);
      ping(now);
      for (int i = 0; i < connections.length; i++) {
        offer(i, Math.min(now, to - 1));
      }
      selector.select(this::heard, LOOK_EVERY_MILLIS);
      now = nanos.getAsLong();
      progress.accept((Math.min(now, to) - begin) / 1_000_000);
      if (Thread.currentThread().isInterrupted()) {
        break;
      }
    }
    return tally.report(plan);
  }

  /** Whether anything meant to be sent before {@code end} is still to send or in flight. */
  private boolean owes(long end) {
    for (int i = 0; i < connections.length; i++) {
      if (intended(i) < end || connections[i].inFlight() > 0) {
        return true;
      }
    }
    return false;
  }

  private long intended(int connection) {
    double place = connection + (double) next[connection] * connections.length;
    return begin + Math.round(place / plan.rate() * 1e9);
  }

  /** Publishes what is due by {@code until}, as far as there is room. */
  private void offer(int number, long until) {
    PublishingConnection connection = connections[number];
    boolean any = false;
    long moment = intended(number);
    while (moment <= until && connection.hasRoom()) {
      long millis = began.toEpochMilli() + (moment - begin) / 1_000_000;
      fleet.write(number, next[number], millis, topic, payload);
      connection.publish(topic, payload, moment);
      tally.sent(moment, nanos.getAsLong());
      next[number]++;
      moment = intended(number);
      any = true;
    }
    if (any) {
      tried(number, connection::flush);
    }
  }

  private void heard(SelectionKey key) {
    PublishingConnection connection = (PublishingConnection) key.attachment();
    long now = nanos.getAsLong();
    tried(
        connection.number(),
        () -> connection.ready((intended, reason) -> tally.acknowledged(intended, reason, now)));
  }

  private interface Io {
    void run() throws IOException;
  }

  private void tried(int number, Io io) {
    try {
      io.run();
    } catch (IOException gone) {
      tally.connectionLost(connections[number].close());
      connectAgainAt[number] = nanos.getAsLong() + BEFORE_CONNECTING_AGAIN.toNanos();
    }
  }

  private void reconnect(Selector selector, long now) throws IOException {
    int connecting = 0;
    for (PublishingConnection connection : connections) {
      connecting += connection.isConnecting() ? 1 : 0;
    }
    for (int i = 0; i < connections.length && connecting < CONNECTING_AT_ONCE; i++) {
      if (connections[i].isClosed() && connectAgainAt[i] <= now) {
        connections[i].connect(selector);
        connecting++;
      }
    }
  }

  private void ping(long now) {
    if (now >= pingAt) {
      pingAt = now + BETWEEN_PINGS.toNanos();
      for (int i = 0; i < connections.length; i++) {
        connections[i].ping();
        tried(i, connections[i]::flush);
      }
    }
  }
}
