package io.lintel.simulator.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.simulator.device.Recorder.Change;
import io.lintel.simulator.town.Place;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RecorderTest {
  private static final Instant EIGHT = Instant.parse("2026-11-20T00:00:00Z");
  private static final Fix FIX = new Fix(new Place(36.66, 117.04), 5);

  @Test
  void aBatteryOfTwoHoursRecordsForTwoHoursAndWarnsBefore() {
    Recorder recorder = recording(model(Duration.ofHours(2), 64_000));
    Map<Change, Duration> after = lived(recorder);

    assertEquals(Duration.ofHours(2), after.get(Change.BATTERY_EMPTY));
    assertEquals(Duration.ofMinutes(96), after.get(Change.BATTERY_LOW));
    assertFalse(recorder.powered());
    assertFalse(recorder.recording());
  }

  @Test
  void idleTheBatteryLastsThreeTimesAsLong() {
    Recorder recorder =
        new Recorder("R-1", model(Duration.ofHours(2), 64_000), new DeviceClock(EIGHT, ZERO, 0));
    recorder.powerOn(EIGHT, FIX);

    assertEquals(Duration.ofHours(6), lived(recorder).get(Change.BATTERY_EMPTY));
  }

  @Test
  void aFullStorageStopsTheRecordingAndSaysWhy() {
    Recorder recorder = recording(model(Duration.ofHours(20), 3_600));
    Map<Change, Duration> after = new EnumMap<>(Change.class);
    RecorderReport stopped = null;
    while (recorder.recording()) {
      Recorder.Prospect next = recorder.next().orElseThrow();
      after.put(next.change(), Duration.between(EIGHT, next.at()));
      stopped = recorder.happens(next, FIX);
    }

    assertEquals(Duration.ofHours(2), after.get(Change.STORAGE_FULL));
    assertEquals(Duration.ofMinutes(114), after.get(Change.STORAGE_LOW));
    assertEquals("recording_stopped", stopped == null ? "" : stopped.type());
    assertEquals("storage", stopped == null ? "" : stopped.reason());
    assertTrue(recorder.full());
    assertTrue(recorder.powered());
  }

  @Test
  void aFreshBatteryBeginsAnotherEpochAndLeavesTheStorageAsItWas() {
    Recorder recorder = recording(model(Duration.ofHours(1), 3_600));
    lived(recorder);
    RecorderReport on = recorder.powerOn(EIGHT.plus(Duration.ofHours(2)), FIX);

    assertEquals("2", on.epoch());
    assertEquals(100, on.batteryPercent());
    assertEquals(1_800, on.storageFreeMegabytes());
  }

  private static final Duration ZERO = Duration.ZERO;

  private static RecorderModel model(Duration battery, int storage) {
    return new RecorderModel(
        "X", ZERO, Duration.ofMinutes(15), ZERO, battery, storage, 4, 0, 0, true, FileNaming.PLAIN);
  }

  private static Recorder recording(RecorderModel model) {
    Recorder recorder = new Recorder("R-1", model, new DeviceClock(EIGHT, ZERO, 0));
    recorder.powerOn(EIGHT, FIX);
    recorder.start(EIGHT, FIX);
    return recorder;
  }

  /** When each change came, until the battery was empty. */
  private static Map<Change, Duration> lived(Recorder recorder) {
    Map<Change, Duration> after = new EnumMap<>(Change.class);
    while (recorder.next().isPresent()) {
      Recorder.Prospect next = recorder.next().orElseThrow();
      after.put(next.change(), Duration.between(EIGHT, next.at()));
      recorder.happens(next, FIX);
    }
    return after;
  }
}
