package io.lintel.simulator.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.lintel.gateway.Gateway;
import io.lintel.gateway.config.ConfigCheck;
import io.lintel.gateway.config.DockConfig;
import io.lintel.gateway.config.LintelConfig;
import io.lintel.gateway.config.PolicyFile;
import io.lintel.gateway.config.PolicyWrong;
import io.lintel.gateway.policy.Policy;
import io.lintel.simulator.clock.Pacing;
import io.lintel.simulator.clock.SimulatedClock;
import io.lintel.simulator.console.Clockwork;
import io.lintel.simulator.console.DayVisits;
import io.lintel.simulator.console.NotOnThisStage;
import io.lintel.simulator.console.Performance;
import io.lintel.simulator.mishap.MishapBoard;
import io.lintel.simulator.scenario.Day;
import io.lintel.simulator.scenario.DayPlanner;
import io.lintel.simulator.scenario.Scenario;
import io.lintel.simulator.score.Inquiry;
import io.lintel.simulator.score.Played;
import io.lintel.simulator.score.Score;
import io.lintel.simulator.score.Scorer;
import io.lintel.simulator.transport.DayPlayer;
import io.lintel.simulator.transport.DockCarrier;
import io.lintel.simulator.transport.GatewayHttp;
import io.lintel.simulator.transport.Outbox;
import io.lintel.simulator.transport.ScenarioLines;
import io.lintel.simulator.transport.ScenarioLines.Plugged;
import io.lintel.simulator.transport.TimeSeriesStandIn;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The whole stage: store, lines, gateway, devices, people, and the clock that moves them. */
final class Demo implements Performance, AutoCloseable {
  private static final Duration BETWEEN_LINES = Duration.ofSeconds(5);
  private static final Duration CATCHING_UP = Duration.ofMinutes(2);

  /** The last file lies still before it is taken. */
  private static final Duration LAST_LOOKS = Duration.ofMinutes(1);

  private static final Duration TICK = Duration.ofSeconds(1);

  /** Asking costs the processor that is needed for what is asked about. */
  private static final Duration LOOK_AGAIN = Duration.ofMillis(20);

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");

  private final PlannedDay planned;
  private final DayPlayer player;
  private final PrintWriter out;
  private final Deque<AutoCloseable> open;
  private final TimeSeriesStandIn timeSeries;
  private final Gateway gateway;
  private final SimulatedClock clock;
  private final GatewayHttp http;
  private final Networks networks;
  private final DockCarrier docks;
  private final Inquiry inquiry;
  private final MishapBoard mishaps;
  private final ScenarioLines lines;
  private volatile @Nullable Score score;
  private volatile boolean cutShort;

  private Demo(
      Day day, Path data, int port, double speed, PrintWriter out, Deque<AutoCloseable> open)
      throws IOException {
    this.out = out;
    this.open = open;
    String secret = "demo";
    timeSeries = opened(TimeSeriesStandIn.started(secret));
    LateIntake intake = new LateIntake();
    Outbox outbox = new Outbox(intake);
    mishaps = new MishapBoard(day.scenario().goesWrong());
    clock = new SimulatedClock(day.from(), Pacing.ofSpeed(speed), outbox, System::nanoTime);
    lines = opened(ScenarioLines.pluggedIn(day.scenario(), day.truth(), mishaps, clock, clock::at));
    DemoRelay relay = DemoRelay.fresh();
    LintelConfig config =
        DemoConfig.of(day.scenario(), data, port, lines, timeSeries.uri(), secret, relay);
    for (DockConfig.WatchedFolder folder : config.dock().folders()) {
      Files.createDirectories(folder.path());
    }
    SimulatedTimekeeper time = new SimulatedTimekeeper(clock);
    gateway =
        opened(Gateway.start(config, policy(config), time, () -> new ConfigCheck.Good(config)));
    intake.is(new JournalIntake(gateway.journal()));
    gateway.journal().onCommit(last -> outbox.takenIn());
    http = opened(new GatewayHttp(gateway.address(), gateway.adminToken()));
    docks = new DockCarrier(DemoConfig.docks(data), http);
    networks =
        opened(
            Networks.between(
                new Networks.Course(day.scenario().seed(), day.from(), mishaps, clock, outbox),
                http,
                new Networks.Ends(
                    DemoBroker.of(gateway),
                    relay.login(),
                    gateway.coap().orElseThrow(),
                    docks,
                    time)));
    player = new DayPlayer(networks.carrier());
    planned = new PlannedDay(day, mishaps, anew -> player.replan(anew, clock));
    inquiry = new Inquiry(http::get);
    out.printf("Broker %s, journal in %s%n", gateway.broker(), data.toAbsolutePath());
    if (!day.scenario().docks().isEmpty()) {
      out.printf("Docks  %s%n", data.resolve("docks").toAbsolutePath());
    }
    out.printf("Pages  %s%n", gateway.signInLink());
    out.flush();
  }

  /** Everything is up and connected; simulated time has not begun. */
  static Demo started(Scenario scenario, Path data, int port, double speed, PrintWriter out)
      throws IOException {
    Day day = DayPlanner.plan(scenario);
    out.printf(
        "%s on %s, seed %d: %d visits, %d recorders, %d meters that report, %d on %d lines%n",
        scenario.name(),
        scenario.date(),
        scenario.seed(),
        DayVisits.Count.of(day.truth().visits(), day.from()).planned(),
        day.truth().recorders().size(),
        scenario.meters().push(),
        day.truth().lineMeters().size(),
        scenario.lines().size());
    out.flush();
    Deque<AutoCloseable> open = new ArrayDeque<>();
    try {
      return new Demo(day, data, port, speed, out, open);
    } catch (RuntimeException | IOException | Error e) {
      closeAll(open);
      throw e;
    }
  }

  /**
   * Lets the day pass and holds what the gateway made of it against the truth.
   *
   * @throws CutShort if it was stopped before the day was over
   */
  Score play() {
    player.book(day(), clock);
    while (clock.instant().isBefore(day().to()) && !isStopped()) {
      double speed = Math.min(clock.pacing().speed(), Math.max(60, clock.speedReached()));
      long slice = Math.round(BETWEEN_LINES.toSeconds() * speed);
      Instant until = clock.instant().plusSeconds(Math.max(1, slice));
      clock.runUntil(until.isBefore(day().to()) ? until : day().to());
      progress();
    }
    if (isStopped()) {
      throw new CutShort();
    }
    out.printf(
        "The day is over after %d s: %.0f simulated seconds per second (asked for: %.0f)%n",
        clock.wallTime().toSeconds(), clock.speedReached(), clock.pacing().speed());
    docks.summary().ifPresent(out::println);
    out.flush();
    catchUp();
    Score whole =
        Scorer.score(
            Played.of(day(), lines.truth(), networks.carrier().readings(), mishaps.standing()),
            inquiry.made(timeSeries.points()));
    score = whole;
    return whole;
  }

  private boolean isStopped() {
    return cutShort || Thread.currentThread().isInterrupted();
  }

  /** {@link #play} ends soon. */
  void cutShort() {
    cutShort = true;
    clock.stop();
  }

  @Override
  public Day day() {
    return planned.now();
  }

  @Override
  public <T> T atOneMoment(Supplier<T> act) {
    SimulatedClock.Hold hold = clock.hold();
    try {
      return act.get();
    } finally {
      hold.close();
    }
  }

  @Override
  public Clockwork clock() {
    return new SimulatedClockwork(clock);
  }

  @Override
  public MishapBoard mishaps() {
    return mishaps;
  }

  @Override
  public List<Plugged> lines() {
    return lines.lines();
  }

  @Override
  public long sent() {
    return networks.carrier().sent();
  }

  @Override
  public boolean over() {
    return score != null;
  }

  @Override
  public JsonNode gateway(String path) {
    return http.get(path);
  }

  @Override
  public URI gatewayAddress() {
    return gateway.address();
  }

  @Override
  public URI signInLink() {
    return gateway.signInLink();
  }

  @Override
  public Score score() {
    Score whole = score;
    if (whole == null) {
      throw new NotOnThisStage(
          "The score is taken when the day is over. Until then each visit stands beside its"
              + " verdicts under /control/v1/visits.");
    }
    return whole;
  }

  /** The gateway's HTTP interface, signed in. */
  GatewayHttp http() {
    return http;
  }

  private void progress() {
    Instant now = clock.instant();
    Day day = day();
    DayVisits.Count visits = DayVisits.Count.of(day.truth().visits(), now);
    out.printf(
        "%s  %4.0f x  visits done %d of %d, under way %d; %,d messages sent, journal %,d%n",
        TIME.format(now.atZone(day.scenario().zone())),
        clock.speedReached(),
        visits.done(),
        visits.planned(),
        visits.underWay(),
        networks.carrier().sent(),
        gateway.journal().last());
    out.flush();
  }

  /** Time goes on, for whoever waits for it, until all is judged and uploaded. */
  private void catchUp() {
    long deadline = System.nanoTime() + CATCHING_UP.toNanos();
    networks.calm();
    if (!day().scenario().docks().isEmpty()) {
      clock.runUntil(clock.instant().plus(LAST_LOOKS));
    }
    String behind = behind();
    while (!behind.isEmpty() && !isStopped()) {
      if (System.nanoTime() > deadline) {
        out.printf("Scored although not all has caught up after %s: %s%n", CATCHING_UP, behind);
        out.flush();
        return;
      }
      clock.runUntil(clock.instant().plus(TICK));
      LockSupport.parkNanos(LOOK_AGAIN.toNanos());
      behind = behind();
    }
  }

  private String behind() {
    int held = networks.carrier().held();
    return held > 0 ? held + " messages under way" : inquiry.behind();
  }

  private static Policy policy(LintelConfig config) {
    try {
      return PolicyFile.named(config.policy());
    } catch (PolicyWrong wrong) {
      throw new IllegalStateException("the shipped policy cannot be used: " + wrong, wrong);
    }
  }

  private <T extends AutoCloseable> T opened(T part) {
    open.push(part);
    return part;
  }

  /** The last opened first. Idempotent; a second caller waits for the first. */
  @Override
  public synchronized void close() {
    cutShort();
    closeAll(open);
  }

  private static void closeAll(Deque<AutoCloseable> open) {
    while (!open.isEmpty()) {
      try {
        open.pop().close();
      } catch (Exception e) {
        // The process ends, or a better error is on its way out.
        org.slf4j.LoggerFactory.getLogger(Demo.class).debug("outcome=not_closed", e);
      }
    }
  }
}
