package io.lintel.gateway.recorder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.gateway.clock.ClockLimits;
import io.lintel.gateway.clock.Interruptions;
import io.lintel.gateway.clock.TimeBounds;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A recorder's words, a minute apart unless said, and what they tell. */
class RecorderStoryTest {
  private static final Instant NINE = Instant.parse("2026-11-22T01:00:00Z");
  private final List<RecorderEvent> events = new ArrayList<>();
  private long counter;
  private String epoch = "1";
  private int battery = 80;

  @Test
  void aStartAndAStopAreARecording() {
    beats(0, 10, false);
    say(630, RecorderEventType.RECORDING_STARTED, true, null);
    beats(11, 20, true);
    say(1230, RecorderEventType.RECORDING_STOPPED, false, "Button pressed");

    Recording recording = only();

    assertAt(630, recording.begin());
    assertAt(1230, Objects.requireNonNull(recording.end()));
    assertEquals(GapClass.MANUAL_STOP, recording.endedBy());
    assertFalse(recording.wordsMissing());
  }

  @Test
  void aLostStartLiesBetweenTheLastOffAndTheFirstOn() {
    beats(0, 10, false);
    counter++;
    beats(11, 20, true);

    TimeBounds begin = only().begin();

    assertEquals(599, Duration.between(NINE, begin.lo()).toMillis() / 1e3, 1.5);
    assertEquals(661, Duration.between(NINE, begin.hi()).toMillis() / 1e3, 1.5);
    assertTrue(only().wordsMissing());
  }

  @Test
  void aLostStopIsBoundedByTheHeartbeats() {
    beats(0, 5, false);
    say(330, RecorderEventType.RECORDING_STARTED, true, null);
    beats(6, 10, true);
    beats(11, 15, false);

    TimeBounds end = Objects.requireNonNull(only().end());

    assertEquals(Duration.ofSeconds(62), rounded(end));
    assertEquals(GapClass.UNKNOWN, only().endedBy());
  }

  @Test
  void aLowBatteryExplainsAnEndThatNobodyTold() {
    say(0, RecorderEventType.RECORDING_STARTED, true, null);
    beats(1, 5, true);
    battery = 2;
    beats(6, 7, true);
    epoch = "2";
    battery = 100;
    say(900, RecorderEventType.POWER_ON, false, null);

    assertEquals(GapClass.BATTERY, only().endedBy());
    assertEquals(2, story().power().size());
    assertNotNull(story().power().get(0).end());
    assertNull(story().power().get(1).end());
  }

  @Test
  void filesTwoSecondsApartAreOneRecording() {
    beats(0, 5, false);
    say(330, RecorderEventType.RECORDING_STARTED, true, null);
    say(400, RecorderEventType.RECORDING_STOPPED, false, "segment");
    say(402, RecorderEventType.RECORDING_STARTED, true, null);
    beats(8, 12, true);

    assertAt(330, only().begin());
    assertEquals(GapClass.SEGMENT_SEAM, only().pauses().get(0).why());
  }

  @Test
  void silenceIsKnownOnlyBetweenUnbrokenWords() {
    beats(0, 20, false);

    assertTrue(story().knownOff(minute(5), minute(15)));
    assertFalse(story().knownOff(minute(5), minute(25)), "nothing was heard after");
    assertFalse(story().knownOff(minute(-5), minute(15)), "nothing was heard before");

    counter++;
    beats(21, 30, false);
    assertTrue(story().knownOff(minute(5), minute(15)));
    assertFalse(story().knownOff(minute(15), minute(25)), "a word is missing");
  }

  @Test
  void theDeviceWasAbleOnlyWithABatteryKnownGood() {
    beats(0, 10, false);
    assertTrue(story().couldRecord(minute(3), minute(6)));

    battery = 10;
    beats(11, 12, false);
    assertFalse(story().couldRecord(minute(9), minute(11)));
  }

  @Test
  void aFaultIsTrouble() {
    beats(0, 10, false);
    say(605, RecorderEventType.FAULT, false, "camera");
    beats(11, 20, false);

    assertEquals(GapClass.FAULT, story().trouble(minute(9), minute(12)));
    assertEquals(GapClass.UNKNOWN, story().trouble(minute(14), minute(16)));
    assertFalse(story().couldRecord(minute(9), minute(12)));
  }

  private RecorderStory story() {
    return RecorderStory.of(
        "R-7",
        events,
        Docked.NOTHING,
        new RecorderTraits(RecorderTraits.ClockKind.UNKNOWN, Duration.ZERO),
        new Interruptions(List.of()),
        ClockLimits.DEFAULT);
  }

  private Recording only() {
    assertEquals(1, story().recordings().size(), () -> story().recordings().toString());
    return story().recordings().get(0);
  }

  private void beats(int from, int to, boolean recording) {
    for (int minute = from; minute <= to; minute++) {
      say(minute * 60, RecorderEventType.HEARTBEAT, recording, null);
    }
  }

  /** One second under way, so that the estimate is the truth. */
  private void say(int second, RecorderEventType type, boolean recording, @Nullable String reason) {
    counter++;
    Instant at = NINE.plusSeconds(second);
    events.add(
        new RecorderEvent(
            events.size() + 1,
            "R-7",
            type,
            at,
            at.plusSeconds(1),
            counter,
            epoch,
            null,
            null,
            recording,
            reason,
            null,
            null,
            battery,
            null,
            null,
            Duration.ofSeconds(1),
            null));
  }

  /** To a hundredth of a second: drift is below. */
  private static void assertAt(int second, TimeBounds time) {
    assertEquals(second, Duration.between(NINE, time.estimate()).toMillis() / 1e3, 0.01);
  }

  private static Instant minute(int minute) {
    return NINE.plusSeconds(60L * minute);
  }

  private static Duration rounded(TimeBounds bounds) {
    return Duration.ofSeconds(
        Math.round(Duration.between(bounds.lo(), bounds.hi()).toMillis() / 1000.0));
  }
}
