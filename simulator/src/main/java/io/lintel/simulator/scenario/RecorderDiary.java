package io.lintel.simulator.scenario;

import io.lintel.simulator.chance.Dice;
import io.lintel.simulator.device.Fix;
import io.lintel.simulator.device.Recorder;
import io.lintel.simulator.device.RecorderReport;
import io.lintel.simulator.people.Press;
import io.lintel.simulator.people.Round;
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
  static RecorderDiary kept(
      Recorder recorder, Round round, Duration heartbeat, Instant end, Dice dice) {
    return new Keeper(recorder, round, heartbeat, dice).keep(end);
  }

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

  private static final class Keeper {
    private final Recorder recorder;
    private final Round round;
    private final Duration heartbeat;
    private final Dice dice;
    private final List<RecorderReport> reports = new ArrayList<>();
    private final List<Recording> recordings = new ArrayList<>();
    private int epoch;
    private @Nullable Instant begun;
    private @Nullable Instant nextBeat;

    Keeper(Recorder recorder, Round round, Duration heartbeat, Dice dice) {
      this.recorder = recorder;
      this.round = round;
      this.heartbeat = heartbeat;
      this.dice = dice;
    }

    RecorderDiary keep(Instant end) {
      for (Press press : round.presses()) {
        beatUntil(press.at());
        press(press);
      }
      beatUntil(end);
      if (begun != null) {
        recordings.add(new Recording(begun, null, epoch, round.technician()));
      }
      return new RecorderDiary(reports, recordings);
    }

    private void beatUntil(Instant at) {
      while (nextBeat != null && nextBeat.isBefore(at)) {
        Instant beat = nextBeat;
        reports.add(recorder.heartbeat(beat, fix(beat)));
        nextBeat = beat.plus(heartbeat).plusMillis(dice.whole(-40, 40));
      }
    }

    private void press(Press press) {
      Instant at = press.at();
      switch (press.button()) {
        case POWER_ON -> {
          reports.add(recorder.powerOn(at, fix(at)));
          epoch++;
          nextBeat = at.plus(dice.seconds(5, heartbeat.toMillis() / 1000.0));
        }
        case START -> {
          reports.add(recorder.start(at, fix(at)));
          begun = at;
        }
        case STOP -> {
          reports.add(recorder.stop(at, fix(at)));
          ended(at);
        }
        case BATTERY_DIES -> {
          reports.add(recorder.batteryDies(at, fix(at)));
          nextBeat = null;
          ended(at);
        }
      }
    }

    private void ended(Instant at) {
      Instant begin = begun;
      begun = null;
      if (begin != null) {
        recordings.add(new Recording(begin, at, epoch, round.technician()));
      }
    }

    private Fix fix(Instant at) {
      return Fix.at(round.whereabouts().at(at), round.whereabouts().outdoors(at), dice);
    }
  }
}
