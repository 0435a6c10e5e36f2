package io.lintel.simulator.scenario;

import io.lintel.simulator.chance.Dice;
import io.lintel.simulator.mishap.MishapKind;
import io.lintel.simulator.mishap.MishapList;
import io.lintel.simulator.mishap.Strike;
import io.lintel.simulator.people.Luck;
import io.lintel.simulator.people.Temper;
import io.lintel.simulator.scenario.Sending.Way;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a day is drawn from, and the messages drawn so far.
 *
 * @param mishaps all that go wrong in it
 * @param sendings in no order yet
 */
record Draft(
    Scenario scenario,
    Instant from,
    MishapList mishaps,
    Dice dice,
    Messages messages,
    List<Sending> sendings) {
  void send(Instant at, Way way, String sender, String to, String body) {
    sendings.add(new Sending(at, way, sender, to, body, false));
  }

  /**
   * What a device has to say, and perhaps says again.
   *
   * @param twice how likely
   */
  void report(
      Instant at, Way way, String device, String to, String body, MishapKind twice, Dice own) {
    send(at, way, device, to, body);
    String occasion = device + " " + at.toEpochMilli();
    Duration later = own.seconds(0.2, 3);
    if (striking(twice, at, occasion, device).isPresent()) {
      sendings.add(new Sending(at.plus(later), way, device, to, body, true));
    }
  }

  /** Whether {@code kind} strikes at {@code at}; see {@link MishapList#striking}. */
  Optional<Strike> striking(MishapKind kind, Instant at, String occasion, String... names) {
    return mishaps.striking(kind, dice, Duration.between(from, at), occasion, names);
  }

  /** Like {@link #striking}, for what has one opportunity a day, whenever its window begins. */
  Optional<Strike> strikingToday(MishapKind kind, String occasion, String... names) {
    return mishaps.of(kind).stream()
        .filter(mishap -> mishap.concerns(names))
        .flatMap(mishap -> mishap.strikes(dice, occasion).stream())
        .findFirst();
  }

  /** When the window of what strikes begins. */
  Instant begin(Strike strike) {
    Duration since = strike.mishap().from();
    return since == null ? from : from.plus(since);
  }

  /** What a technician is like is drawn once for the whole day. */
  Luck luck(String technician) {
    Temper temper = dice.fork("temper " + technician).share(scenario.people().tempers());
    return new Luck(mishaps, temper, dice, from, technician);
  }

  /**
   * A device speaks either MQTT or CoAP.
   *
   * @param number of the device, from 1
   * @param coap how many of its kind, the first ones, speak CoAP
   */
  static Way way(int number, int coap) {
    return number <= coap ? Way.COAP : Way.PUBLISH;
  }
}
