package io.lintel.simulator.score;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.lintel.simulator.scenario.Sending;
import io.lintel.simulator.scenario.Sending.Way;
import io.lintel.simulator.score.Observed.LinkClaim;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** One technician, one door, one recorder, as their clocks wrote it; the knock is at 09:00. */
class BadgeAndWindowTest {
  private static final String NINE = "2026-11-20T09:00:00+08:00";

  private final List<Sending> sendings = new ArrayList<>();

  @Test
  void aClipThatBeganInTheWindowBeforeTheKnockPasses() {
    morning("T-1");
    clip("08:59:40", "09:10:00");
    visit();

    assertEquals("{MTR-1=PASS, REC-1=PASS, REC-2=PASS}", said());
  }

  @Test
  void aClipThatBeganAfterTheKnockFails() {
    morning("T-1");
    clip("09:00:20", "09:10:00");
    visit();

    assertEquals("{MTR-1=PASS, REC-1=FAIL, REC-2=FAIL}", said());
  }

  @Test
  void aRecorderThatIsEightHoursAheadCountsAsNone() {
    morning("T-1");
    clip("16:59:40", "17:10:00");
    visit();

    assertEquals("{MTR-1=PASS, REC-1=FAIL, REC-2=FAIL}", said());
  }

  @Test
  void somebodyElsesBadgeCountsAsNone() {
    morning("T-2");
    clip("08:59:40", "09:10:00");
    visit();

    assertEquals("{MTR-1=PASS, REC-1=FAIL, REC-2=FAIL}", said());
  }

  @Test
  void aClipThatNobodyStoppedRunsOn() {
    morning("T-1");
    event(1, "recording_started", "08:59:40");
    visit();

    assertEquals("{MTR-1=PASS, REC-1=PASS, REC-2=PASS}", said());
  }

  @Test
  void aClipIsLinkedByItsBeginning() {
    morning("T-1");
    clip("08:59:40", "09:10:00");
    visit();

    assertEquals(
        List.of(new LinkClaim("R-1", 1, "V-1"), new LinkClaim("R-1", 2, "V-1")),
        BadgeAndWindow.of(SentDay.of(sendings)).links());
  }

  private String said() {
    TreeMap<String, String> said = new TreeMap<>();
    BadgeAndWindow.of(SentDay.of(sendings))
        .verdicts()
        .forEach(verdict -> said.put(verdict.rule(), verdict.outcome()));
    return said.toString();
  }

  private void morning(String holder) {
    send(
        "/api/v1/custody",
        "{\"recorder\":\"R-1\",\"technician\":\"%s\",\"from\":\"%s\"}"
            .formatted(holder, at("07:30:00")));
    send(
        "/api/v1/visits",
        """
        [{"id":"V-1","kind":"meter_reading","technicians":["T-1"],"meters":["G-1"],
          "appointment":{"from":"%s","to":"%s"}}]"""
            .formatted(at("08:00:00"), at("10:00:00")));
  }

  private void clip(String begin, String end) {
    event(1, "recording_started", begin);
    event(2, "recording_stopped", end);
  }

  private void visit() {
    step("arrived", "08:59:30", "");
    step("knocked", "09:00:00", "");
    step("entered", "09:00:30", "");
    step("work_done", "09:04:00", ",\"reading\":{\"meter\":\"G-1\",\"volume_m3\":\"7.000\"}");
    step("left", "09:05:00", "");
  }

  private void event(long seq, String type, String at) {
    send(
        "lintel/v1/recorders/R-1/events",
        "{\"at\":\"%s\",\"seq\":%d,\"type\":\"%s\"}".formatted(at(at), seq, type));
  }

  private void step(String step, String at, String more) {
    send(
        "/api/v1/visits/V-1/steps",
        "{\"at\":\"%s\",\"step\":\"%s\",\"technician\":\"T-1\"%s}".formatted(at(at), step, more));
  }

  private void send(String to, String body) {
    Instant now = Instant.parse("2026-11-20T01:00:00Z").plusSeconds(sendings.size());
    sendings.add(new Sending(now, Way.POST, Sending.OFFICE, to, body, false));
  }

  private static String at(String time) {
    return NINE.replace("09:00:00", time);
  }
}
