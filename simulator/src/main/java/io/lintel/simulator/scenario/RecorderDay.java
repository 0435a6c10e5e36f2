package io.lintel.simulator.scenario;

import io.lintel.simulator.chance.Dice;
import io.lintel.simulator.device.Recorder;
import io.lintel.simulator.device.RecorderModel;
import io.lintel.simulator.people.Carrying;
import io.lintel.simulator.people.Carrying.Bearer;
import io.lintel.simulator.people.Carrying.Spare;
import io.lintel.simulator.people.Luck;
import io.lintel.simulator.people.Press;
import io.lintel.simulator.people.RecorderHandling.PowerLoss;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;

/**
 * One recorder's day, in whosever hands.
 *
 * @param owner whose it is by the custody book; {@link #NOBODY} for a spare one
 * @param habits how it speaks, all day
 * @param hands in which it is at a moment
 */
record RecorderDay(
    String recorder,
    String owner,
    RecorderModel model,
    RecorderClock clock,
    RecorderHabits habits,
    RecorderHands hands,
    RecorderDiary diary) {
  /** What is bound to a recorder that nobody has booked out. */
  static final String NOBODY = "000000";

  /** Somebody's by the book. */
  static RecorderDay of(
      String owner,
      RecorderModel model,
      Map<String, Bearer> bearers,
      Carrying carrying,
      Draft draft,
      Instant end) {
    String id = Luck.recorderOf(owner);
    return new Planned(id, owner, model, bearers, carrying, draft).day(List.of(), end);
  }

  /** Nobody's by the book: it is switched on when it is taken. */
  static RecorderDay of(
      Spare spare,
      RecorderModel model,
      Map<String, Bearer> bearers,
      Carrying carrying,
      Draft draft,
      Instant end) {
    Press on = new Press(spare.at().plusSeconds(1), Press.Button.POWER_ON);
    return new Planned(spare.recorder(), NOBODY, model, bearers, carrying, draft)
        .day(List.of(on), end);
  }

  /** What is needed to draw it. */
  private record Planned(
      String id,
      String owner,
      RecorderModel model,
      Map<String, Bearer> bearers,
      Carrying carrying,
      Draft draft) {
    RecorderDay day(List<Press> more, Instant end) {
      List<Press> presses = new ArrayList<>(more);
      List<PowerLoss> losses = new ArrayList<>();
      bearers.forEach(
          (technician, bearer) -> {
            bearer.handling().presses().stream()
                .filter(press -> carrying.has(technician, id, press.at()))
                .forEach(presses::add);
            bearer.handling().losses().stream()
                .filter(loss -> carrying.has(technician, id, loss.at()))
                .forEach(losses::add);
          });
      presses.sort(Comparator.comparing(Press::at));
      Instant poweredOn = presses.isEmpty() ? draft.from() : presses.get(0).at();
      RecorderClock clock = RecorderClock.of(id, owner, model, draft, poweredOn, losses);
      Recorder recorder = new Recorder(id, model, clock.at(draft.from()));
      Dice own = draft.dice().fork(id);
      RecorderHands hands = RecorderHands.of(id, owner, bearers, carrying, draft);
      RecorderDiary diary =
          new RecorderDiary.Keeper(
                  recorder, clock, hands, draft.scenario().recorders().heartbeat(), own)
              .keep(presses, end);
      RecorderHabits habits = RecorderHabits.of(draft, id, owner, model);
      return new RecorderDay(id, owner, model, clock, habits, hands, diary);
    }
  }

  /** What goes wrong with it and its clock by {@code when}. */
  List<String> mishaps(Instant when) {
    List<String> names = new ArrayList<>(clock.mishaps(when));
    names.addAll(habits.mishaps(when));
    return names;
  }

  /**
   * @param muted whether it was muted at some moment from the first to the second
   */
  Evening evening(BiPredicate<Instant, Instant> muted) {
    return new Evening(
        recorder,
        owner,
        model,
        clock::shows,
        hands::place,
        muted,
        habits.stamps(),
        diary.recordings());
  }
}
