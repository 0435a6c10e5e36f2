package io.lintel.simulator.demo;

import io.lintel.simulator.chance.Dice;
import io.lintel.simulator.clock.Schedule;
import io.lintel.simulator.clock.SimulatedClock;
import io.lintel.simulator.mishap.Group;
import io.lintel.simulator.mishap.Mishap;
import io.lintel.simulator.mishap.MishapBoard;
import io.lintel.simulator.mishap.NetworkMishaps;
import io.lintel.simulator.network.Carriage;
import io.lintel.simulator.network.Odds;
import io.lintel.simulator.transport.BusyFront;
import io.lintel.simulator.transport.Carrier;
import io.lintel.simulator.transport.CoapReporter;
import io.lintel.simulator.transport.DockCarrier;
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
import org.jspecify.annotations.Nullable;

/** The demo's networks between devices and gateway, and what goes wrong on them. */
final class Networks implements AutoCloseable {
  /** The clock stands while a lost datagram is missed: no need to miss it for long. */
  private static final Duration ON_THE_LOOPBACK = Duration.ofMillis(100);

  private final Course course;
  private final Dice luck;
  private final MqttPublisher publisher;
  private final CoapReporter coap;
  private final BusyFront front;
  private final Windows windows;
  private final Carrier carrier;

  private Networks(Course course, GatewayHttp http, Ends ends) throws IOException {
    this.course = course;
    luck = Dice.ofSeed(course.seed()).fork("networks");
    publisher =
        MqttPublisher.connected(ends.broker().uri().toString(), ClientIds.ofDay(), ends.login());
    coap = CoapReporter.towards(ends.coap(), ON_THE_LOOPBACK);
    front = BusyFront.started();
    Schedule schedule = Schedule.of(course.clock());
    carrier =
        new Carrier(
            course.board(),
            new Odds(luck),
            schedule,
            course.begins(),
            new Wires(publisher, coap, http, front, ends.docks(), course.outbox()));
    windows = new Windows(course.board(), schedule, course.begins());
    play(ends);
    windows.open();
  }

  /**
   * What a day's networks follow.
   *
   * @param outbox knows what the clock waits for
   */
  record Course(
      long seed, Instant begins, MishapBoard board, SimulatedClock clock, Outbox outbox) {}

  /** Where messages end, and what moves the gateway's time. */
  record Ends(
      DemoBroker broker,
      MqttPublisher.@Nullable Login login,
      URI coap,
      DockCarrier docks,
      SimulatedTimekeeper time) {}

  /** Everything is connected; what goes wrong from the beginning on does so already. */
  static Networks between(Course course, GatewayHttp http, Ends ends) throws IOException {
    return new Networks(course, http, ends);
  }

  private void play(Ends ends) {
    DemoBroker broker = ends.broker();
    Outbox outbox = course.outbox();
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
    windows.when(NetworkMishaps.CONNECTION_CUT, actor(this::cut, mishap -> carrier.release()));
    windows.when(
        NetworkMishaps.GATEWAY_CLOCK_JUMP,
        actor(
            mishap -> ends.time().jump(jump(mishap)),
            mishap -> ends.time().jump(jump(mishap).negated())));
  }

  Carrier carrier() {
    return carrier;
  }

  /** The day is over: so is its weather; what waits, arrives. */
  void calm() {
    Duration now = Duration.between(course.begins(), course.clock().instant());
    for (Mishap mishap : course.board().standing().of(Group.NETWORK).all()) {
      if (!mishap.kind().equals(NetworkMishaps.GATEWAY_CLOCK_JUMP)) {
        course.board().end(mishap.id(), now);
      }
    }
  }

  /** One device has no line of its own here; the line that all share is torn for all of them. */
  private void cut(Mishap mishap) {
    if (mishap.concerns(Carriage.MQTT.wireName())) {
      publisher.cut();
    }
  }

  /** The same jump forth and back: drawn from the mishap alone. */
  private Duration jump(Mishap mishap) {
    return mishap.strikes(luck, "jump").map(strike -> strike.duration("by")).orElse(Duration.ZERO);
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
