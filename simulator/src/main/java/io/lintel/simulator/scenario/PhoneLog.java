package io.lintel.simulator.scenario;

import io.lintel.simulator.chance.Dice;
import io.lintel.simulator.device.DeviceClock;
import io.lintel.simulator.device.Fix;
import io.lintel.simulator.mishap.HabitMishaps;
import io.lintel.simulator.mishap.PhoneMishaps;
import io.lintel.simulator.mishap.Strike;
import io.lintel.simulator.people.Luck;
import io.lintel.simulator.people.Phone;
import io.lintel.simulator.people.Phone.Tap;
import io.lintel.simulator.people.Round;
import io.lintel.simulator.people.Walk;
import io.lintel.simulator.scenario.Sending.Way;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What one technician taps in the course of a day, as it leaves the phone. */
final class PhoneLog {
  private static final double SENT_AGAIN = 0.5;

  private final Draft draft;
  private final Round round;
  private final TypedReadings typed;
  private final Dice dice;
  private final boolean statesAge;
  private final Instant wrongSince;
  private final Phone phone;
  private final Luck luck;
  private final Fixes fixes;

  private PhoneLog(Draft draft, Round round, TypedReadings typed) {
    this.draft = draft;
    this.round = round;
    this.typed = typed;
    this.dice = draft.dice().fork(round.technician() + " phone");
    DeviceClock clock =
        new DeviceClock(draft.from(), dice.seconds(-90, 90), dice.whole(-1500, 1500));
    Optional<Strike> wrong = clockOff(draft, round.technician());
    this.statesAge = wrong.map(strike -> strike.yes("states_age")).orElse(true);
    Duration by = wrong.map(strike -> strike.duration("by")).orElse(Duration.ZERO);
    Instant since = wrong.map(draft::begin).orElse(Instant.MAX);
    this.wrongSince = since;
    this.luck = draft.luck(round.technician());
    this.fixes = Fixes.ofPhone(draft, round);
    this.phone =
        new Phone(
            at -> at.isBefore(since) ? clock.shows(at) : clock.shows(at).plus(by), luck, dice);
  }

  static Optional<Strike> clockOff(Draft draft, String technician) {
    return draft.strikingToday(PhoneMishaps.PHONE_CLOCK_OFF, technician, technician);
  }

  static void write(Draft draft, Round round, TypedReadings typed) {
    PhoneLog log = new PhoneLog(draft, round, typed);
    List<List<Walk>> calls = round.calls();
    for (int i = 0; i < calls.size(); i++) {
      List<Walk> stop = calls.get(i);
      Instant leaves = stop.get(stop.size() - 1).lastAct();
      Instant next = i + 1 < calls.size() ? calls.get(i + 1).get(0).arrived() : Instant.MAX;
      for (Walk walk : stop) {
        log.send(walk, log.phone.calls(walk));
        log.send(walk, log.phone.taps(walk, leaves, next));
      }
    }
  }

  /** When it gets through: at the first try, or when it is sent again to the letter. */
  private Instant arrives(Walk walk, Tap tap) {
    Optional<Strike> resent = luck.in(walk, HabitMishaps.TAPS_RESENT_WITH_FIRST_AGE);
    Dice own = dice.fork("again " + tap.id());
    return resent.isPresent() && own.chance(SENT_AGAIN)
        ? tap.sentAt().plus(resent.get().duration("later"))
        : tap.sentAt();
  }

  private void send(Walk walk, List<Tap> taps) {
    Dice own = dice.fork("sends " + walk.errand().visit());
    for (int i = 0; i < taps.size(); i++) {
      Tap tap = taps.get(i);
      Duration answeredIn = MobileNetwork.roundTrip(own);
      Fix seen = Fix.at(round.whereabouts().at(tap.at()), false, own);
      @Nullable Fix fix = fixes.told(tap.at(), seen);
      @Nullable BigDecimal read = tap.act().typesReading() ? typed.of(walk).typed() : null;
      boolean dial = read != null && typed.isCorrector(walk);
      boolean aged = statesAge || tap.at().isBefore(wrongSince);
      draft.send(
          arrives(walk, tap),
          Way.POST,
          round.technician(),
          Messages.stepsOf(walk),
          draft.messages().step(walk, tap, fix, read, dial, i == 0 ? null : answeredIn, aged));
    }
  }
}
