package io.lintel.gateway.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.gateway.clock.ClockFinding;
import io.lintel.gateway.clock.Micros;
import io.lintel.gateway.clock.TimeBounds;
import io.lintel.gateway.recorder.GapClass;
import io.lintel.gateway.recorder.Silence;
import io.lintel.gateway.visit.StepType;
import io.lintel.gateway.wording.Sentence;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** However far clocks are off, no sentence states a number that nobody could believe. */
class SoberSentencesTest {
  private static final Pattern NUMBER = Pattern.compile("\\d[\\d,.]*");
  private static final Instant KNOCK = Instant.parse("2026-11-20T01:00:00Z");

  /** From a moment to seventy years; 24,107 days lie between 1904 and 1970. */
  private static final List<Duration> OFF =
      List.of(
          Duration.ZERO,
          Duration.ofSeconds(59),
          Duration.ofMinutes(119),
          Duration.ofHours(23),
          Duration.ofHours(71),
          Duration.ofDays(3),
          Duration.ofDays(366),
          Duration.ofDays(367),
          Duration.ofDays(24_107),
          Duration.ofDays(24_107).plusMinutes(13));

  private static void sober(Sentence sentence) {
    for (String text : List.of(sentence.en(), sentence.zh())) {
      for (MatchResult found : NUMBER.matcher(text).results().toList()) {
        String digits = found.group().replaceAll("[,.]", "");
        assertTrue(digits.length() <= 3, () -> "says " + found.group() + ": " + text);
      }
      assertTrue(!text.contains("24107") && !text.contains("-"), text);
    }
  }

  private static List<Lateness> lateness() {
    List<Lateness> all = new ArrayList<>();
    for (Duration off : OFF) {
      for (Duration doubt : OFF) {
        for (int sign : new int[] {-1, 1}) {
          Instant at = KNOCK.plus(off.multipliedBy(sign));
          all.add(
              Lateness.of(
                  new TimeBounds(at.minus(doubt), at, at.plus(doubt)),
                  new TimeBounds(KNOCK, KNOCK, KNOCK)));
        }
      }
    }
    return all;
  }

  @Test
  void lengthsAndDoubtsAreBounded() {
    for (Duration off : OFF) {
      sober(Wording.length(Micros.of(off)));
    }
    for (Lateness late : lateness()) {
      sober(Wording.doubt(late));
      sober(RecorderWording.begin(late, StepType.KNOCKED, StepType.KNOCKED));
      sober(RecorderWording.begin(late, StepType.KNOCKED, StepType.ENTERED));
      for (RecorderWording.Hole hole : RecorderWording.Hole.values()) {
        sober(RecorderWording.gap(hole, late, GapClass.UNKNOWN));
      }
    }
  }

  @Test
  void clocksAreBounded() {
    for (ClockFinding.Kind kind : ClockFinding.Kind.values()) {
      for (Duration off : OFF) {
        sober(ClockWording.because(finding(kind, off)));
        sober(ClockWording.because(finding(kind, off.negated())));
      }
    }
  }

  private static ClockFinding finding(ClockFinding.Kind kind, Duration by) {
    return new ClockFinding(kind, KNOCK, by, List.of());
  }

  /** Its own silence is not another recorder's. */
  @Test
  void onlyAnotherRecorderIsCalledAnother() {
    for (Silence silence : Silence.values()) {
      assertTrue(Doubt.of(silence) != Doubt.OTHER_RECORDER, silence.toString());
    }
    assertEquals(Doubt.RECORDER_ITSELF, Doubt.of(Silence.RECORDED));
  }
}
