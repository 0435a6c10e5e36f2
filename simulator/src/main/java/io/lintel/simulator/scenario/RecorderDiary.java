package io.lintel.simulator.scenario;

import io.lintel.simulator.chance.Dice;
import io.lintel.simulator.device.Fix;
import io.lintel.simulator.device.Recorder;
import io.lintel.simulator.device.Recorder.Prospect;
import io.lintel.simulator.device.RecorderReport;
import io.lintel.simulator.people.Press;
import io.lintel.simulator.scenario.Truth.Recording;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A recorder's day: what was pressed and the beats of its heart, in the order of time.
 *
 * @param recordings as they really ran
 */
record RecorderDiary(List<RecorderReport> reports, List<Recording> recordings) {
  /** The recording that ran at {@code at} or ended then, or null. */
  @Nullable Recording recordingAt(Instant at) {
    for (Recording recording : recordings) {
      Instant end = recording.end();
      if (!recording.begin().isAfter(at) && (end == null || !end.isBefore(at))) {
        return recording;
      }
    }
    return null;
  }

  /** Who watches over the recorder while it is carried about. */
  static final class Keeper {
    private final Recorder recorder;
    private final RecorderClock clock;
    private final RecorderHands hands;
    private final Duration heartbeat;
    private final Dice dice;
    private final List<RecorderReport> reports = new ArrayList<>();
    private final List<Recording> recordings = new ArrayList<>();
    private int spares;
    private @Nullable Instant begun;
    private @Nullable Instant nextBeat;

    /**
     * @param hands in which it is
     */
    Keeper(
        Recorder recorder,
        RecorderClock clock,
        RecorderHands hands,
        Duration heartbeat,
        Dice dice) {
      this.recorder = recorder;
      this.clock = clock;
      this.hands = hands;
      this.heartbeat = heartbeat;
      this.dice = dice;
      this.spares = recorder.model().spares();
    }

    /**
     * @param presses in the order of time
     */
    RecorderDiary keep(List<Press> presses, Instant end) {
      for (Press press : presses) {
        passUntil(press.at());
        press(press);
      }
      passUntil(end);
      if (begun != null) {
        recordings.add(recording(begun, null));
      }
      return new RecorderDiary(reports, recordings);
    }

    /** The heart beats, the battery falls, the storage fills. */
    private void passUntil(Instant at) {
      while (true) {
        Instant beat = nextBeat != null && nextBeat.isBefore(at) ? nextBeat : at;
        Prospect own = recorder.next().orElse(null);
        if (own != null && own.at().isBefore(beat)) {
          happens(own);
        } else if (beat.isBefore(at)) {
          reports.add(recorder.heartbeat(beat, fix(beat)));
          nextBeat = beat.plus(heartbeat).plusMillis(dice.whole(-40, 40));
        } else {
          return;
        }
      }
    }

    private void happens(Prospect own) {
      reports.add(recorder.happens(own, fix(own.at())));
      if (!recorder.powered()) {
        nextBeat = null;
      }
      if (!recorder.recording()) {
        ended(own.at());
      }
    }

    /** What its state forbids, it does not do. */
    private void press(Press press) {
      Instant at = press.at();
      switch (press.button()) {
        case POWER_ON -> switchedOn(at);
        case START -> {
          freshBattery(at);
          if (recorder.powered() && !recorder.recording() && !recorder.full()) {
            reports.add(recorder.start(at, fix(at)));
            begun = at;
          }
        }
        case STOP -> {
          if (recorder.recording()) {
            reports.add(recorder.stop(at, fix(at)));
            ended(at);
          }
        }
        case BATTERY_DIES -> {
          if (recorder.powered()) {
            reports.add(recorder.batteryDies(at, fix(at)));
            nextBeat = null;
            ended(at);
          }
        }
      }
    }

    private void switchedOn(Instant at) {
      if (!recorder.powered()) {
        reports.add(recorder.powerOn(at, fix(at)));
        nextBeat = at.plus(dice.seconds(5, heartbeat.toMillis() / 1000.0));
      }
    }

    /** Whoever finds the recorder dead puts in another battery, if there is one left. */
    private void freshBattery(Instant at) {
      if (!recorder.powered() && spares > 0) {
        spares--;
        switchedOn(at);
      }
    }

    private void ended(Instant at) {
      Instant begin = begun;
      begun = null;
      if (begin != null) {
        recordings.add(recording(begin, at));
      }
    }

    private Recording recording(Instant begin, @Nullable Instant end) {
      return new Recording(begin, end, recorder.epoch(), hands.technician(begin));
    }

    /** Where it is; its clock is brought up to what has been done to it by then. */
    private Fix fix(Instant at) {
      recorder.set(clock.at(at));
      return hands.fix(at, dice);
    }
  }
}
