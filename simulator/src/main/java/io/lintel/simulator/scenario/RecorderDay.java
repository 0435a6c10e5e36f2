package io.lintel.simulator.scenario;

import io.lintel.simulator.chance.Dice;
import io.lintel.simulator.device.Recorder;
import io.lintel.simulator.device.RecorderModel;
import io.lintel.simulator.people.Carrying;
import io.lintel.simulator.people.Carrying.Bearer;
import io.lintel.simulator.people.Luck;
import io.lintel.simulator.people.Press;
import io.lintel.simulator.people.RecorderHandling.PowerLoss;
import io.lintel.simulator.people.Round;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiPredicate;
import java.util.function.Function;

/**
 * One recorder's day, in whosever hands.
 *
 * @param owner whose it is by the custody book
 * @param bearer whose round it is on at a moment
 */
record RecorderDay(
    String recorder,
    String owner,
    RecorderModel model,
    RecorderClock clock,
    Function<Instant, Round> bearer,
    RecorderDiary diary) {
  static RecorderDay of(
      String owner,
      RecorderModel model,
      Map<String, Bearer> bearers,
      Carrying carrying,
      Draft draft,
      Instant end) {
    String id = Luck.recorderOf(owner);
    List<Press> presses = new ArrayList<>();
    List<PowerLoss> losses = new ArrayList<>();
    bearers.forEach(
        (technician, bearer) -> {
          bearer.handling().presses().stream()
              .filter(press -> carrying.recorder(technician, press.at()).equals(id))
              .forEach(presses::add);
          bearer.handling().losses().stream()
              .filter(loss -> carrying.recorder(technician, loss.at()).equals(id))
              .forEach(losses::add);
        });
    presses.sort(Comparator.comparing(Press::at));
    Instant poweredOn = presses.isEmpty() ? draft.from() : presses.get(0).at();
    RecorderClock clock = RecorderClock.of(id, owner, model, draft, poweredOn, losses);
    Recorder recorder = new Recorder(id, model, clock.at(draft.from()));
    Dice own = draft.dice().fork(id);
    Function<Instant, Round> bearer =
        at -> Objects.requireNonNull(bearers.get(carrying.bearer(owner, at))).round();
    RecorderDiary diary =
        new RecorderDiary.Keeper(
                recorder, clock, bearer, draft.scenario().recorders().heartbeat(), own)
            .keep(presses, end);
    return new RecorderDay(id, owner, model, clock, bearer, diary);
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
        at -> bearer.apply(at).whereabouts().at(at),
        muted,
        diary.recordings());
  }
}
