package io.lintel.simulator.scenario;

import io.lintel.simulator.chance.Dice;
import io.lintel.simulator.device.DeviceClock;
import io.lintel.simulator.device.RecorderModel;
import io.lintel.simulator.mishap.DockingMishaps;
import io.lintel.simulator.mishap.MishapKind;
import io.lintel.simulator.mishap.RecorderMishaps;
import io.lintel.simulator.mishap.SpeakingMishaps;
import io.lintel.simulator.mishap.Strike;
import io.lintel.simulator.people.RecorderHandling.PowerLoss;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** A recorder's clock through the day, and every moment at which something was done to it. */
final class RecorderClock {
  private static final String FACTORY = "2000-01-01";

  private final NavigableMap<Instant, DeviceClock> settings = new TreeMap<>();
  private final List<Change> changes = new ArrayList<>();

  private RecorderClock(DeviceClock morning) {
    settings.put(morning.since(), morning);
  }

  /** What is done to a clock at one moment. */
  private record Change(Instant at, String mishap, Turn turn) {}

  private interface Turn {
    DeviceClock from(DeviceClock before, Instant at);
  }

  /**
   * @param poweredOn in the morning
   * @param losses of power in the day
   */
  static RecorderClock of(
      String recorder,
      String owner,
      RecorderModel model,
      Draft draft,
      Instant poweredOn,
      List<PowerLoss> losses) {
    Dice own = draft.dice().fork(recorder + " clock");
    int drift = (int) model.driftPerDay().toMillis();
    RecorderClock clock =
        new RecorderClock(
            new DeviceClock(draft.from(), own.seconds(-0.8, 0.8), own.whole(-drift, drift)));
    Mishaps mishaps = new Mishaps(clock, draft, recorder, owner);
    mishaps.shift(RecorderMishaps.WRONG_TIME_ZONE);
    mishaps.shift(RecorderMishaps.CLOCK_OFF_BY);
    mishaps.shift(DockingMishaps.RECORDER_SET_WRONG_AT_DOCK);
    mishaps.drift();
    mishaps.unset();
    mishaps.factory(poweredOn);
    for (PowerLoss loss : losses) {
      if (loss.forgetful()) {
        Turn reset = (before, at) -> reset(before, at, FACTORY, draft);
        clock.changes.add(new Change(loss.back(), "battery_death", reset));
      }
    }
    clock.wind();
    return clock;
  }

  /** Reads what the catalogue says about clocks. */
  private record Mishaps(RecorderClock clock, Draft draft, String recorder, String owner) {
    void shift(MishapKind kind) {
      struck(kind).ifPresent(strike -> during(strike, shifted(strike.duration("by"))));
    }

    void drift() {
      struck(RecorderMishaps.CLOCK_DRIFT)
          .ifPresent(strike -> during(strike, drifting(strike.duration("per_day"))));
    }

    /** Whatever it gains in a day, it has gained for days. */
    void unset() {
      struck(SpeakingMishaps.NOT_SET_FOR_DAYS)
          .ifPresent(
              strike -> {
                int days = strike.count("days");
                clock.changes.add(
                    new Change(
                        draft.begin(strike),
                        strike.kind().name(),
                        (before, at) ->
                            turned(
                                before,
                                at,
                                Duration.ofMillis(before.driftMillisPerDay() * days),
                                0)));
              });
    }

    void factory(Instant poweredOn) {
      struck(RecorderMishaps.FACTORY_DATE)
          .ifPresent(
              strike -> {
                Instant from = draft.begin(strike);
                clock.changes.add(
                    new Change(
                        from.isAfter(poweredOn) ? from : poweredOn,
                        strike.kind().name(),
                        (before, at) -> reset(before, at, strike.text("date"), draft)));
              });
    }

    private Optional<Strike> struck(MishapKind kind) {
      return draft.strikingToday(kind, recorder, recorder, owner);
    }

    private void during(Strike strike, Twist twist) {
      String name = strike.kind().name();
      clock.changes.add(new Change(draft.begin(strike), name, twist.there()));
      Duration until = strike.mishap().until();
      if (until != null) {
        clock.changes.add(new Change(draft.from().plus(until), "", twist.back()));
      }
    }
  }

  /** A change and its undoing. */
  private record Twist(Turn there, Turn back) {}

  private static Twist shifted(Duration by) {
    return new Twist(
        (before, at) -> turned(before, at, by, 0),
        (before, at) -> turned(before, at, by.negated(), 0));
  }

  private static Twist drifting(Duration perDay) {
    long millis = perDay.toMillis();
    return new Twist(
        (before, at) -> turned(before, at, Duration.ZERO, millis),
        (before, at) -> turned(before, at, Duration.ZERO, -millis));
  }

  private static DeviceClock turned(DeviceClock before, Instant at, Duration by, long drift) {
    Duration skew = Duration.between(at, before.shows(at)).plus(by);
    return new DeviceClock(at, skew, before.driftMillisPerDay() + drift);
  }

  private static DeviceClock reset(DeviceClock before, Instant at, String date, Draft draft) {
    Instant shown = factory(date).atStartOfDay(draft.scenario().zone()).toInstant();
    return new DeviceClock(at, Duration.between(at, shown), before.driftMillisPerDay());
  }

  private static LocalDate factory(String date) {
    try {
      return LocalDate.parse(date);
    } catch (DateTimeException e) {
      return LocalDate.parse(FACTORY);
    }
  }

  private void wind() {
    changes.sort(Comparator.comparing(Change::at));
    for (Change change : changes) {
      DeviceClock before = at(change.at());
      settings.put(change.at(), change.turn().from(before, change.at()));
    }
  }

  DeviceClock at(Instant when) {
    var setting = settings.floorEntry(when);
    return setting == null ? settings.firstEntry().getValue() : setting.getValue();
  }

  Instant shows(Instant truth) {
    return at(truth).shows(truth);
  }

  /** What has been done to it by then. */
  List<String> mishaps(Instant when) {
    return changes.stream()
        .filter(change -> !change.at().isAfter(when) && !change.mishap().isEmpty())
        .map(Change::mishap)
        .distinct()
        .toList();
  }
}
