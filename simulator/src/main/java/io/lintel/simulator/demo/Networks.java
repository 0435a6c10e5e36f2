package io.lintel.simulator.demo;

import io.lintel.simulator.chance.Dice;
import io.lintel.simulator.clock.Schedule;
import io.lintel.simulator.clock.SimulatedClock;
import io.lintel.simulator.mishap.Group;
import io.lintel.simulator.mishap.Mishap;
import io.lintel.simulator.mishap.MishapBoard;
import io.lintel.simulator.mishap.NetworkMishaps;
import io.lintel.simulator.network.Odds;
import io.lintel.simulator.scenario.Day;
import io.lintel.simulator.transport.BusyFront;
import io.lintel.simulator.transport.Carrier;
import io.lintel.simulator.transport.CoapReporter;
import io.lintel.simulator.transport.GatewayHttp;
import io.lintel.simulator.transport.MqttPublisher;
import io.lintel.simulator.transport.Outbox;
import io.lintel.simulator.transport.Windows;
import io.lintel.simulator.transport.Windows.Actor;
import io.lintel.simulator.transport.Wires;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;

/** The demo's networks between devices and gateway, and what goes wrong on them. */
final class Networks implements AutoCloseable {
  /** The clock stands while a lost datagram is missed: no need to miss it for long. */
  private static final Duration ON_THE_LOOPBACK = Duration.ofMillis(100);

  private final MishapBoard board;
  private final SimulatedClock clock;
  private final Instant begins;
  private final MqttPublisher publisher;
  private final CoapReporter coap;
  private final BusyFront front;
  private final Windows windows;
  private final Carrier carrier;

  private Networks(
      Day day, MishapBoard board, SimulatedClock clock, Outbox outbox, GatewayHttp http, Ends ends)
      throws IOException {
    this.board = board;
    this.clock = clock;
    this.begins = day.from();
    publisher = MqttPublisher.connected(ends.broker().uri().toString(), "lintel-simulator");
    coap = CoapReporter.towards(ends.coap(), ON_THE_LOOPBACK);
    front = BusyFront.started();
    Schedule schedule = Schedule.of(clock);
    carrier =
        new Carrier(
            board,
            new Odds(Dice.ofSeed(day.scenario().seed()).fork("networks")),
            schedule,
            day.from(),
            new Wires(publisher, coap, http, front, outbox));
    windows = new Windows(board, schedule, day.from());
    DemoBroker broker = ends.broker();
    windows.when(
        NetworkMishaps.BROKER_RESTART,
        actor(
            mishap -> {
              outbox.brokerAway(true);
              broker.stop();
            },
            mishap -> {
              broker.start();
              outbox.brokerAway(false);
              carrier.release();
            }));
    windows.when(
        NetworkMishaps.CONNECTION_CUT,
        actor(mishap -> publisher.cut(), mishap -> carrier.release()));
    windows.when(
        NetworkMishaps.GATEWAY_CLOCK_JUMP,
        actor(
            mishap -> ends.time().jump(jump(mishap, day)),
            mishap -> ends.time().jump(jump(mishap, day).negated())));
  }

  /** Where messages end, and what moves the gateway's time. */
  record Ends(DemoBroker broker, URI coap, SimulatedTimekeeper time) {}

  static Networks between(
      Day day, MishapBoard board, SimulatedClock clock, Outbox outbox, GatewayHttp http, Ends ends)
      throws IOException {
    Networks networks = new Networks(day, board, clock, outbox, http, ends);
    networks.windows.open();
    return networks;
  }

  Carrier carrier() {
    return carrier;
  }

  /** The day is over: so is its weather; what waits, arrives. */
  void calm() {
    Duration now = Duration.between(begins, clock.instant());
    for (Mishap mishap : board.standing().of(Group.NETWORK).all()) {
      if (!mishap.kind().equals(NetworkMishaps.GATEWAY_CLOCK_JUMP)) {
        board.end(mishap.id(), now);
      }
    }
  }

  /** The same jump forth and back: drawn from the mishap alone. */
  private static Duration jump(Mishap mishap, Day day) {
    Dice dice = Dice.ofSeed(day.scenario().seed()).fork("networks");
    return mishap.strikes(dice, "jump").map(strike -> strike.duration("by")).orElse(Duration.ZERO);
  }

  private static Actor actor(Consumer<Mishap> begin, Consumer<Mishap> end) {
    return new Actor() {
      @Override
      public void begin(Mishap mishap) {
        begin.accept(mishap);
      }

      @Override
      public void end(Mishap mishap) {
        end.accept(mishap);
      }
    };
  }

  @Override
  public void close() {
    publisher.close();
    coap.close();
    front.close();
  }
}
