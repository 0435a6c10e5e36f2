package io.lintel.gateway.source.jt808;

import io.lintel.gateway.access.ConnectionRoom;
import io.lintel.gateway.config.Jt808Config;
import io.lintel.gateway.health.Health;
import io.lintel.gateway.health.Supervised;
import io.lintel.gateway.journal.Journal;
import io.lintel.gateway.journal.Journal.JournalRefuses;
import io.lintel.gateway.jt808.Numbers;
import io.lintel.gateway.source.intray.Intray;
import io.lintel.gateway.time.Timekeeper;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.net.NetSocket;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The port that terminals connect to: carries octets to sessions, and their acts out. */
public final class Jt808Source extends VerticleBase implements Health, Intray.Owner {
  static final String NAME = "jt808";

  /** Connections at most; of those that have not authenticated the oldest gives way. */
  static final int MOST_CONNECTIONS = 20_000;

  /** From one address, those not counted that have authenticated: a carrier has one for many. */
  static final int MOST_STRANGERS = 1_024;

  /** A connection that has not authenticated by then is closed, whatever it drips. */
  static final Duration AUTHENTICATED_WITHIN = Duration.ofMinutes(1);

  private static final Duration SWEEP_EVERY = Duration.ofSeconds(5);

  /** Connections the system may hold for us while we are busy: a mast's worth of terminals. */
  private static final int BACKLOG = 4_096;

  private static final Logger log = LoggerFactory.getLogger(Jt808Source.class);

  private final Jt808Config config;
  private final Terminals terminals;
  private final Journal journal;
  private final Timekeeper time;
  private final SessionCounts counts;
  private final Supervised sweeping;
  private final Holders holders = new Holders(System::nanoTime);
  private final Numbers numbers;
  private final Set<Connection> connections = new LinkedHashSet<>();
  private final ConnectionRoom<Connection> strangers =
      new ConnectionRoom<>(MOST_CONNECTIONS, MOST_STRANGERS);
  private final Map<String, Connection> byRecorder = new HashMap<>();

  /** Those that do not read their answers, and are not read until they do. */
  private final Set<Connection> unhearing = new HashSet<>();

  private @Nullable Owners owners;
  private boolean keeping;
  private volatile @Nullable Intray intray;
  private volatile int port;
  private volatile int open;
  private volatile int deaf;
  private boolean paused;

  /** A socket with its session, and the recorder that it claimed last. */
  private static final class Connection {
    final NetSocket socket;
    final Session session;
    long strangerSince = System.nanoTime();
    long heardAt = strangerSince;
    long heardMessages;
    @Nullable String recorder;

    /** What it led to, from the first message on that may not be taken yet; it is not read. */
    @Nullable List<Act> held;

    boolean heldBefore;

    Connection(NetSocket socket, Session session) {
      this.socket = socket;
      this.session = session;
    }
  }

  /**
   * @param secret the gateway's, that authentication codes are made from
   * @param numbers whose they are
   */
  public Jt808Source(
      Jt808Config config,
      String secret,
      Numbers numbers,
      Journal journal,
      Timekeeper time,
      MeterRegistry registry) {
    this.config = config;
    this.numbers = numbers;
    this.terminals = new Terminals(config, secret);
    this.journal = journal;
    this.time = time;
    this.counts = new SessionCounts(registry);
    this.sweeping = new Supervised(NAME, "closing silent connections", true, time);
  }

  @Override
  public Future<?> start() {
    Intray fresh = new Intray(NAME, vertx, context, journal, this, time);
    intray = fresh;
    counts.watch(() -> open, () -> deaf, fresh::gathering);
    NetServerOptions options =
        new NetServerOptions()
            .setHost(config.listen().host())
            .setPort(config.listen().port())
            .setAcceptBacklog(BACKLOG)
            .setTcpNoDelay(true)
            .setReadIdleTimeout((int) config.idle().toSeconds())
            .setIdleTimeoutUnit(TimeUnit.SECONDS);
    Runnable sweep = sweeping.guarded(() -> sweep(System.nanoTime()));
    vertx.setPeriodic(SWEEP_EVERY.toMillis(), timer -> sweep.run());
    return vertx
        .executeBlocking(numbers::all)
        .compose(
            known -> {
              Owners whose = new Owners(known, config.hold(), time);
              owners = whose;
              return vertx
                  .createNetServer(options)
                  .connectHandler(socket -> connected(socket, whose, fresh))
                  .listen();
            })
        .onSuccess(this::listening);
  }

  @Override
  public Future<?> stop() {
    port = 0;
    Intray running = intray;
    if (running != null) {
      running.close();
    }
    return keepOwners();
  }

  /**
   * What changed goes into the file, one write at a time; what comes meanwhile goes with the next.
   * A write that fails is tried again with each sweep.
   */
  private Future<?> keepOwners() {
    Owners whose = owners;
    Owners.Changes changes = whose == null || keeping ? null : whose.changes();
    if (whose == null || changes == null || changes.none()) {
      return Future.succeededFuture();
    }
    keeping = true;
    return vertx
        .executeBlocking(
            () -> {
              numbers.keep(changes.owners());
              numbers.forget(changes.forgotten());
              return changes;
            })
        .onComplete(
            done -> {
              keeping = false;
              if (done.failed()) {
                whose.notKept(changes);
                sweeping.failed(done.cause());
              }
            })
        .compose(kept -> keepOwners());
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Optional<String> notReadyBecause() {
    Intray running = intray;
    if (port == 0 || running == null) {
      return Optional.of("nothing listens on " + config.listen());
    }
    return running.refusal().or(sweeping::notReadyBecause);
  }

  /** The port it listens on; 0 while it does not. */
  public int port() {
    return port;
  }

  private void listening(NetServer server) {
    port = server.actualPort();
    log.info("source=jt808 outcome=listening port={}", port);
  }

  private void connected(NetSocket socket, Owners whose, Intray to) {
    Session session =
        new Session(
            terminals,
            holders,
            whose,
            config.batteryExtra(),
            time,
            "tcp://" + socket.remoteAddress(),
            counts);
    Connection connection = new Connection(socket, session);
    connections.add(connection);
    open = connections.size();
    makeRoom(connection);
    socket.handler(octets -> received(octets, connection, to));
    socket.exceptionHandler(
        broken -> log.debug("source=jt808 peer={} outcome=broken", socket.remoteAddress(), broken));
    socket.closeHandler(closed -> gone(connection));
    if (paused) {
      socket.pause();
    }
  }

  /**
   * A stranger takes a place among all connections and among its address's strangers; the oldest
   * stranger leaves where there is none.
   */
  private void makeRoom(Connection connection) {
    String address = String.valueOf(connection.socket.remoteAddress().hostAddress());
    Optional<Connection> leaves = strangers.enter(connection, address);
    if (leaves.isEmpty() && connections.size() > MOST_CONNECTIONS) {
      leaves = strangers.oldest();
    }
    leaves.ifPresent(
        one -> {
          log.warn("source=jt808 peer={} outcome=too_many_connections", one.socket.remoteAddress());
          one.socket.close();
        });
  }

  private void received(Buffer octets, Connection connection, Intray to) {
    boolean known = connection.session.isKnown();
    carryOut(connection.session.received(octets.getBytes()), connection, to);
    long messages = connection.session.messages();
    if (messages != connection.heardMessages) {
      connection.heardMessages = messages;
      connection.heardAt = System.nanoTime();
    }
    if (connection.session.isKnown()) {
      strangers.left(connection);
    } else if (known) {
      connection.strangerSince = System.nanoTime();
    }
  }

  /** Closes what has not authenticated in time, and what has said nothing whole for too long. */
  private void sweep(long now) {
    var unused = keepOwners();
    for (Connection each : List.copyOf(connections)) {
      boolean stranger = !each.session.isKnown();
      long since = stranger ? each.strangerSince : each.heardAt;
      Duration within = stranger ? AUTHENTICATED_WITHIN : config.idle();
      if (now - since > within.toNanos() && !paused && each.held == null) {
        counts.overdue();
        log.info(
            "source=jt808 peer={} recorder={} outcome=overdue",
            each.socket.remoteAddress(),
            each.recorder);
        each.socket.close();
      }
    }
  }

  /** Where anyone is let in, a number is what somebody calls itself. */
  private @Nullable String stranger(Connection connection) {
    return config.anyone() ? connection.socket.remoteAddress().hostAddress() : null;
  }

  private void carryOut(List<Act> acts, Connection connection, Intray to) {
    for (int i = 0; i < acts.size(); i++) {
      Act act = acts.get(i);
      if (act instanceof Act.Send send) {
        write(connection, send.frame().toArray());
      } else if (act instanceof Act.Keep keep) {
        JournalRefuses refusal = to.charge(keep.observations(), stranger(connection));
        if (refusal != null && refusal.ground() == JournalRefuses.Ground.QUOTA) {
          hold(acts.subList(i, acts.size()), refusal, connection, to);
          return;
        }
        keep(keep, refusal, connection, to);
      } else if (act instanceof Act.Claim claim) {
        claim(claim.recorder(), connection);
      } else if (act instanceof Act.Close close) {
        log.info(
            "source=jt808 peer={} recorder={} outcome=given_up why=\"{}\"",
            connection.socket.remoteAddress(),
            connection.recorder,
            close.why());
        connection.socket.close();
      }
    }
    if (to.isFull() && !paused) {
      paused = true;
      connections.forEach(each -> each.socket.pause());
    }
  }

  /** What the disk's reserve is kept from stays without an answer: the terminal says it again. */
  private void keep(
      Act.Keep keep, @Nullable JournalRefuses refusal, Connection connection, Intray to) {
    if (refusal != null) {
      counts.heldBack(refusal.ground());
      return;
    }
    to.put(
        keep.observations(),
        0,
        () ->
            keep.answered()
                .forEach(
                    header ->
                        write(
                            connection,
                            connection.session.answer(header, keep.result()).toArray())));
  }

  /** Its device is beyond its quota: it waits alone, and with all that it said after. */
  private void hold(List<Act> rest, JournalRefuses refusal, Connection connection, Intray to) {
    counts.heldBack(refusal.ground());
    if (!connection.heldBefore) {
      connection.heldBefore = true;
      log.warn(
          "source=jt808 peer={} outcome=held_back why=\"{}\"",
          connection.socket.remoteAddress(),
          refusal.getMessage());
    }
    connection.held = List.copyOf(rest);
    connection.socket.pause();
    Runnable again = sweeping.guarded(() -> offerAgain(connection, to));
    vertx.setTimer(Math.max(1, refusal.retryAfter().toMillis()), timer -> again.run());
  }

  private void offerAgain(Connection connection, Intray to) {
    List<Act> held = connection.held;
    if (held != null && connections.contains(connection)) {
      connection.held = null;
      connection.heardAt = System.nanoTime();
      carryOut(held, connection, to);
      readOn(connection);
    }
  }

  private void readOn(Connection connection) {
    if (!paused && connection.held == null && !unhearing.contains(connection)) {
      connection.socket.resume();
    }
  }

  /** Answers that nobody reads must not pile up: no more is asked of us until they are gone. */
  private void write(Connection connection, byte[] frame) {
    NetSocket socket = connection.socket;
    socket.write(Buffer.buffer(frame));
    boolean full = connections.contains(connection) && socket.writeQueueFull();
    if (full && unhearing.add(connection)) {
      deaf = unhearing.size();
      socket.pause();
      socket.drainHandler(
          drained -> {
            hears(connection);
            readOn(connection);
          });
    }
  }

  private void hears(Connection connection) {
    unhearing.remove(connection);
    deaf = unhearing.size();
  }

  /** A terminal that comes again has lost its older connection, whether we know it or not. */
  private void claim(String recorder, Connection connection) {
    counts.authenticated();
    var unused = keepOwners();
    release(connection);
    connection.recorder = recorder;
    Connection older = byRecorder.put(recorder, connection);
    if (older != null && older != connection) {
      log.info(
          "source=jt808 recorder={} peer={} outcome=superseded by={}",
          recorder,
          older.socket.remoteAddress(),
          connection.socket.remoteAddress());
      older.socket.close();
    }
  }

  private void gone(Connection connection) {
    connections.remove(connection);
    strangers.left(connection);
    connection.session.left();
    open = connections.size();
    hears(connection);
    release(connection);
  }

  private void release(Connection connection) {
    if (connection.recorder != null) {
      byRecorder.remove(connection.recorder, connection);
    }
  }

  @Override
  public void refused() {
    counts.journalRefused();
  }

  @Override
  public void roomAgain() {
    if (paused) {
      paused = false;
      connections.forEach(this::readOn);
    }
  }
}
