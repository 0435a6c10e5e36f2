package io.lintel.gateway.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is told of a clock that jumps eight hours ahead, and of which visit. */
class ClockNoticesTest {
  private static Notice jumped(int minute) {
    StagedDay day = new StagedDay().ordinaryVisit();
    StagedRecorder recorder = day.recorder("R-7").beats(0, minute);
    recorder.device.skew = Duration.ofHours(8);
    recorder.beats(minute + 1, 60);
    List<Notice> clocks =
        day.judged("gas-strict").notices().stream()
            .filter(notice -> notice.kind() == Notice.Kind.CLOCK)
            .toList();
    assertEquals(1, clocks.size(), clocks::toString);
    return clocks.get(0);
  }

  @Test
  void aJumpInTheVisitNamesTheVisit() {
    Notice notice = jumped(24);

    assertNotNull(notice.visit());
    assertEquals("The recorder's clock jumped ahead by 8 h", notice.because().en());
    assertEquals("记录仪时钟突然拨快 8 小时", notice.because().zh());
  }

  @Test
  void aJumpAfterTheVisitNamesNone() {
    assertNull(jumped(45).visit());
  }
}
