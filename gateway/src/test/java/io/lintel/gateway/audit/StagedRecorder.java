package io.lintel.gateway.audit;

import io.lintel.gateway.recorder.RecorderEvent;
import io.lintel.gateway.recorder.RecorderEventType;
import io.lintel.gateway.visit.Step;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A recorder on the stage. Its counter grows with every event, heard or not. */
final class StagedRecorder {
  final StagedDevice device = new StagedDevice();
  private final StagedDay day;
  private final String id;
  private long counter;
  private boolean recording;
  @Nullable Integer battery = 80;
  String epoch = "1";
  @Nullable Duration prebuffer;
  Step.@Nullable Fix fix;

  StagedRecorder(StagedDay day, String id) {
    this.day = day;
    this.id = id;
  }

  /** Its storage, on its clock as it goes now. */
  StagedDock dock() {
    return new StagedDock(day, id, device);
  }

  /** Heartbeats every minute, from and to in minutes after nine. */
  StagedRecorder beats(int fromMinute, int toMinute) {
    for (int minute = fromMinute; minute <= toMinute; minute++) {
      heartbeat(minute + ":30");
    }
    return this;
  }

  StagedRecorder heartbeat(String clock) {
    return event(clock, RecorderEventType.HEARTBEAT, null);
  }

  StagedRecorder start(String clock) {
    recording = true;
    return event(clock, RecorderEventType.RECORDING_STARTED, null);
  }

  StagedRecorder stop(String clock, String reason) {
    recording = false;
    return event(clock, RecorderEventType.RECORDING_STOPPED, reason);
  }

  /** Loses its power and comes back with another epoch and its clock off by {@code skew}. */
  StagedRecorder reborn(String nextEpoch, Duration skew) {
    epoch = nextEpoch;
    device.skew = skew;
    recording = false;
    return this;
  }

  /** Recording or not without a word of it that was heard. */
  StagedRecorder silently(boolean nowRecording) {
    recording = nowRecording;
    return this;
  }

  boolean isRecording() {
    return recording;
  }

  /** Events that were never heard. */
  StagedRecorder loses(int howMany) {
    counter += howMany;
    return this;
  }

  StagedRecorder event(String clock, RecorderEventType type, @Nullable String reason) {
    Instant when = day.shifted(StagedDay.at(clock));
    counter++;
    day.events.add(
        new RecorderEvent(
            day.next(),
            id,
            type,
            device.shows(when),
            device.arrival(when),
            counter,
            epoch,
            device.ages ? Duration.ZERO : null,
            null,
            recording,
            reason,
            null,
            fix,
            battery,
            null,
            prebuffer,
            device.roundTrip,
            null));
    return this;
  }
}
