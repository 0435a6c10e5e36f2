package io.lintel.simulator.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.gateway.Gateway;
import io.lintel.gateway.access.TrustedProxies;
import io.lintel.gateway.config.CoapConfig;
import io.lintel.gateway.config.ConfigCheck;
import io.lintel.gateway.config.DockConfig;
import io.lintel.gateway.config.IdentityConfig;
import io.lintel.gateway.config.LintelConfig;
import io.lintel.gateway.config.ListenAddress;
import io.lintel.gateway.config.MqttConfig;
import io.lintel.gateway.config.PolicyFile;
import io.lintel.gateway.config.PolicyWrong;
import io.lintel.gateway.journal.Entry;
import io.lintel.gateway.journal.Observation;
import io.lintel.gateway.journal.QuotaLimits;
import io.lintel.gateway.journal.RetentionLimits;
import io.lintel.gateway.recorder.RecorderTraits;
import io.lintel.gateway.recorder.RecorderTraits.ClockKind;
import io.lintel.simulator.clock.Pacing;
import io.lintel.simulator.clock.SimulatedClock;
import io.lintel.simulator.mishap.Mishap;
import io.lintel.simulator.mishap.MishapBoard;
import io.lintel.simulator.mishap.MishapForm;
import io.lintel.simulator.mishap.MishapList;
import io.lintel.simulator.scenario.Sending;
import io.lintel.simulator.scenario.Sending.Way;
import io.lintel.simulator.transport.DockCarrier;
import io.lintel.simulator.transport.GatewayHttp;
import io.lintel.simulator.transport.Outbox;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;

/** A whole gateway, its broker, and networks on which a test lets things go wrong. */
final class SickNetwork implements AutoCloseable {
  private static final Instant BEGINS = Instant.parse("2026-11-20T00:00:00Z");
  private static final ListenAddress ANYWHERE = new ListenAddress("127.0.0.1", 0);
  private static final Duration MOST_CATCHING_UP = Duration.ofHours(2);

  private final Deque<Runnable> open = new ArrayDeque<>();
  private final MishapBoard board = new MishapBoard(MishapList.NONE);
  private final SimulatedClock clock;
  private final Gateway gateway;
  private final GatewayHttp http;
  private final Networks networks;

  SickNetwork(Path data) throws IOException, PolicyWrong {
    LateIntake intake = new LateIntake();
    Outbox outbox = new Outbox(intake);
    clock = new SimulatedClock(BEGINS, Pacing.ofSpeed(100_000), outbox, System::nanoTime);
    SimulatedTimekeeper time = new SimulatedTimekeeper(clock);
    LintelConfig config = config(data);
    gateway =
        Gateway.start(
            config, PolicyFile.named("gas-strict"), time, () -> new ConfigCheck.Good(config));
    open.push(gateway::close);
    intake.is(new JournalIntake(gateway.journal()));
    gateway.journal().onCommit(last -> outbox.takenIn());
    http = new GatewayHttp(gateway.address(), gateway.adminToken());
    open.push(http::close);
    networks =
        Networks.between(
            new Networks.Course(7, BEGINS, board, clock, outbox),
            http,
            new Networks.Ends(
                DemoBroker.of(gateway),
                null,
                gateway.coap().orElseThrow(),
                new DockCarrier(null, http),
                time));
    open.push(networks::close);
  }

  /** What is carried here is the network's sickness, and not who may speak. */
  private static final IdentityConfig VOUCHED =
      new IdentityConfig(
          List.of(), new IdentityConfig.Proofs(true, true), new IdentityConfig.Proofs(true, true));

  private static LintelConfig config(Path data) {
    return new LintelConfig(
        data,
        ANYWHERE,
        TrustedProxies.LOOPBACK,
        new MqttConfig(null, ANYWHERE, "lintel-demo", null, null),
        new CoapConfig(ANYWHERE, null),
        null,
        DockConfig.usual(ZoneId.of("Asia/Shanghai")),
        null,
        "gas-strict",
        ZoneId.of("Asia/Shanghai"),
        List.of(),
        List.of(),
        new RecorderTraits(ClockKind.UNKNOWN, Duration.ZERO),
        Map.of(),
        QuotaLimits.DEFAULT,
        RetentionLimits.DEFAULT,
        VOUCHED);
  }

  /** The simulated clock's. */
  Instant now() {
    return clock.instant();
  }

  /** Messages that left, repeats and all. */
  long sent() {
    return networks.carrier().sent();
  }

  GatewayHttp http() {
    return http;
  }

  /** From now on, for {@code lasting}, as a scenario would write it. */
  void goesWrong(String id, Duration lasting, Map<String, String> given) {
    MishapForm.Checked checked = new MishapForm(given).checked(id, LocalTime.MIDNIGHT);
    assertEquals(List.of(), checked.flaws());
    Mishap mishap = checked.mishap();
    assertNotNull(mishap);
    Duration now = Duration.between(BEGINS, now());
    board.add(mishap.from(now).until(now.plus(lasting)));
  }

  /**
   * {@code count} readings of {@code meter}, one every ten seconds from now on, numbered from 1.
   */
  void report(Way way, String meter, int count) {
    Instant first = now().plusSeconds(1);
    String path = "lintel/v1/meters/" + meter + "/readings";
    for (int i = 0; i < count; i++) {
      Instant at = first.plusSeconds(10L * i);
      String body = "{\"at\":\"%s\",\"seq\":%d,\"volume_m3\":\"%d.5\"}".formatted(at, i + 1, i + 1);
      leaves(new Sending(at, way, meter, way == Way.COAP ? "/" + path : path, body, false));
    }
  }

  void leaves(Sending sending) {
    clock.at(sending.at(), () -> networks.carrier().accept(sending));
  }

  void pass(Duration time) {
    clock.runUntil(now().plus(time));
  }

  /** Lets time pass until nothing is under way any more. */
  void settle() {
    Instant latest = now().plus(MOST_CATCHING_UP);
    while (networks.carrier().held() > 0) {
      assertTrue(now().isBefore(latest), "still under way: " + networks.carrier().held());
      pass(Duration.ofSeconds(10));
    }
    pass(Duration.ofSeconds(5));
  }

  /** What the journal holds of {@code device}, in its order. */
  List<Observation> journaled(String device) {
    return entries(device).stream().map(Entry::observation).toList();
  }

  List<Entry> entries(String device) {
    List<Entry> entries = new ArrayList<>();
    for (Entry entry : gateway.journal().read(0, 1_000_000)) {
      if (entry.observation().device().equals(device)) {
        entries.add(entry);
      }
    }
    return entries;
  }

  static String local(Instant at) {
    return at.atOffset(ZoneOffset.ofHours(8)).toString();
  }

  @Override
  public void close() {
    clock.stop();
    while (!open.isEmpty()) {
      open.pop().run();
    }
  }
}
