package io.lintel.simulator.demo;

import io.lintel.simulator.chance.Dice;
import io.lintel.simulator.clock.Schedule;
import io.lintel.simulator.mishap.Mishap;
import io.lintel.simulator.mishap.MishapBoard;
import io.lintel.simulator.mishap.NetworkMishaps;
import io.lintel.simulator.network.Carriage;
import io.lintel.simulator.network.Odds;
import io.lintel.simulator.scenario.Day;
import io.lintel.simulator.transport.Carrier;
import io.lintel.simulator.transport.MqttPublisher;
import io.lintel.simulator.transport.Windows;
import io.lintel.simulator.transport.Windows.Actor;
import io.lintel.simulator.transport.Wires;

/**
 * The networks towards a gateway that is not ours: we can keep our devices from reaching the
 * broker, but neither restart it nor set the gateway's clock.
 */
final class WallNetworks {
  private WallNetworks() {}

  static Carrier carrier(
      Day day, MishapBoard board, Schedule schedule, MqttPublisher publisher, Wires wires) {
    Carrier carrier =
        new Carrier(
            board,
            new Odds(Dice.ofSeed(day.scenario().seed()).fork("networks")),
            schedule,
            day.from(),
            wires);
    Actor cut =
        new Actor() {
          @Override
          public void begin(Mishap mishap) {
            if (mishap.concerns(Carriage.MQTT.wireName())) {
              publisher.cut();
            }
          }

          @Override
          public void end(Mishap mishap) {
            carrier.release();
          }
        };
    Windows windows = new Windows(board, schedule, day.from());
    windows.when(NetworkMishaps.CONNECTION_CUT, cut);
    windows.when(NetworkMishaps.BROKER_RESTART, cut);
    windows.open();
    return carrier;
  }
}
