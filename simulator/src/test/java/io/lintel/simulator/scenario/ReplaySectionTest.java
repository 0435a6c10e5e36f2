package io.lintel.simulator.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.simulator.replay.ReplayLine;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Captured lines in a scenario's file. */
class ReplaySectionTest {
  private static final String HEAD =
      """
      name: captured
      seed: 1
      date: 2026-11-20
      zone: Asia/Shanghai
      from: "09:14"
      to: "09:20"
      town:
        district: captured
        depot: { lat: 0, lon: 0 }
        staircases: 1
        streets: [ { name: captured, lat: 0, lon: 0 } ]
      meters: { push: 0, every: 1h }
      technicians: 0
      visits: 0
      recorders: { heartbeat: 60s }
      replay:
      """;

  @Test
  void exchangesAreCountedFromTheScenariosBegin() {
    ReplayLine line =
        ScenarioFile.parse(
                "f",
                HEAD
                    + """
                      - id: tap
                        frames: serial
                        meters: [ { id: G-3, address: 3, every: 15m } ]
                        exchanges:
                          - { at: "2026-11-20T09:14:07.25", ask: "03 ..", say: "+1.5ms 03 +2ms 04" }
                          - { at: "2026-11-20T09:13:00", ask: "03 04", say: "" }
                    """)
            .replay()
            .get(0);
    assertEquals(9600, line.baud());
    assertEquals(Duration.ofMinutes(-1), line.exchanges().get(0).at(), "in the order of time");
    assertEquals(Duration.ofMillis(7_250), line.exchanges().get(1).at());
    assertEquals(2, line.exchanges().get(1).said().runs().size());
    assertTrue(line.exchanges().get(0).said().isSilence());
  }

  @Test
  void everyMistakeInAFrameIsReportedWithItsLine() {
    String said =
        assertThrows(
                BadScenario.class,
                () ->
                    ScenarioFile.parse(
                        "f",
                        HEAD
                            + """
                              - id: ../tap
                                frames: optical
                                baud: 0
                                meters: [ { id: A, address: 3, every: 1s }, { id: B, address: 3, every: 1s } ]
                                exchanges:
                                  - { at: "09:14", ask: "03 0", say: "" }
                                  - { at: "2026-11-20T09:14:08", ask: "03", say: "03 04" }
                            """))
            .toString();
    assertTrue(said.contains("line 17: id is '../tap'"), said);
    assertTrue(said.contains("line 18: frames is 'optical', expected serial or tcp"), said);
    assertTrue(said.contains("line 19: baud is '0'"), said);
    assertTrue(said.contains("line 20: two meters of the line have the address 3"), said);
    assertTrue(said.contains("line 22: at is '09:14', expected a time"), said);
    assertTrue(said.contains("line 22: ask is '03 0', expected octets in hexadecimal"), said);
    assertTrue(said.contains("line 23: say is '03 04', expected octets with the time"), said);
  }
}
