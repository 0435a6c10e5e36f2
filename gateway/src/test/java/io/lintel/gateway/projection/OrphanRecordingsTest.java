package io.lintel.gateway.projection;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.lintel.gateway.config.DialectFile;
import io.lintel.gateway.config.PolicyFile;
import io.lintel.gateway.config.PolicyWrong;
import io.lintel.gateway.docking.Names;
import io.lintel.gateway.docking.Station;
import io.lintel.gateway.finding.DeviceKind;
import io.lintel.gateway.finding.Finding;
import io.lintel.gateway.finding.FindingId;
import io.lintel.gateway.finding.FindingState;
import io.lintel.gateway.intake.Arrival;
import io.lintel.gateway.intake.DockReports;
import io.lintel.gateway.intake.Format;
import io.lintel.gateway.intake.GatewayLife;
import io.lintel.gateway.intake.Intake;
import io.lintel.gateway.intake.Taken;
import io.lintel.gateway.store.ProjectionReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A recording that no visit explains is one thing to look at, however many entries tell of it. */
class OrphanRecordingsTest {
  private static final Instant EIGHT = Instant.parse("2026-11-20T00:00:00Z");
  private static final Instant NOON = EIGHT.plus(Duration.ofHours(4));
  private static final Intake INTAKE = new Intake(meter -> null);
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final DockReports DOCKS = new DockReports(Names.THEMSELVES, ZONE);
  private static final Station STATION = new Station(null, DialectFile.shipped("gat-947"), ZONE);

  @TempDir Path directory;
  private ProjectedJournal journal;

  @BeforeEach
  void open() throws PolicyWrong {
    journal = new ProjectedJournal(directory, new PolicyJudge(PolicyFile.named("gas-strict")));
  }

  @AfterEach
  void close() {
    journal.close();
  }

  private void tell(char what) {
    switch (what) {
      case 'b' -> event(EIGHT, 1, "recording_started");
      case 'e' -> event(EIGHT.plusSeconds(25), 2, "recording_stopped");
      case 'f' -> file("R-7_0.MP4", EIGHT.minusSeconds(30), 55);
      default -> file("R-7_1.MP4", EIGHT.plusSeconds(10), 15);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"befg", "gfeb", "ebgf", "fbeg", "gebf", "bgfe"})
  void itsBeginItsEndAndItsFilesAreDecidedOnceInWhateverOrderTheyCome(String order) {
    order.chars().forEach(what -> tell((char) what));
    settle();

    long begin = order.indexOf('b') + 1L;
    Finding finding = finding(begin).orElseThrow();
    assertEquals(
        "A recording of 25 s while nobody had the recorder booked out", finding.because().en());
    assertEquals("记录仪无人领用期间有录像（25 秒）", finding.because().zh());
    assertEquals(List.of(1L, 2L, 3L, 4L), finding.evidence());
    assertEquals(DeviceKind.RECORDER, finding.deviceKind());
    assertEquals(Map.of(begin, List.of(others(begin))), listed());
    assertEquals(1, journal.tables().findings().countOpen());
  }

  private static List<Long> others(long begin) {
    return List.of(1L, 2L, 3L, 4L).stream().filter(seq -> seq != begin).toList();
  }

  @Test
  void whatAnotherRecordingLeftIsNotToldWithIt() {
    tell('b');
    tell('e');
    event(EIGHT.plusSeconds(600), 3, "recording_started");
    event(EIGHT.plusSeconds(640), 4, "recording_stopped");
    file("R-7_2.MP4", EIGHT.plusSeconds(600), 40);
    settle();

    assertEquals(List.of(1L, 2L), finding(1).orElseThrow().evidence());
    assertEquals(List.of(3L, 4L, 5L), finding(3).orElseThrow().evidence());
    assertEquals(2, listed().size());
  }

  @Test
  void aFileOfARecordingThatNobodyHeardOfStandsForItself() {
    tell('f');
    settle();

    assertEquals(
        "A recording while nobody had the recorder booked out",
        finding(1).orElseThrow().because().en());
    assertEquals(Map.of(1L, List.of(List.of())), listed());
  }

  @Test
  void whatWasDecidedHoldsWhenMoreOfTheRecordingComes() {
    tell('b');
    settle();
    byte[] decision = bytes("{\"decision\":\"explained\",\"reason\":\"a trial\"}");
    journal.keep(
        INTAKE.decision(
            FindingId.ofOrphan(1).text(),
            decision,
            Format.JSON,
            finding(1).orElseThrow().basis(),
            0,
            "auditor",
            arrival(NOON)));
    tell('e');
    tell('f');
    settle();

    assertEquals(List.of(1L, 4L, 5L), finding(1).orElseThrow().evidence());
    assertEquals(
        FindingState.EXPLAINED,
        journal.tables().findings().one(FindingId.ofOrphan(1)).orElseThrow().state());
    assertEquals(0, journal.tables().findings().countOpen());
  }

  @Test
  void anEndWhoseBeginIsNotHeardOfIsSaidToBeOne() {
    tell('e');
    settle();

    assertEquals(
        "The end of a recording while nobody had the recorder booked out",
        finding(1).orElseThrow().because().en());
  }

  private Optional<Finding> finding(long seq) {
    return journal
        .tables()
        .findings()
        .one(FindingId.ofOrphan(seq))
        .map(standing -> standing.finding());
  }

  /** What is listed, each with what is told with it. */
  private Map<Long, List<List<Long>>> listed() {
    try (ProjectionReader reader = journal.reader()) {
      List<Long> listed = new ArrayList<>();
      reader.facts().orphansAfter(0, 10).forEach(fact -> listed.add(fact.entry().seq()));
      assertEquals(listed.size(), reader.facts().countOrphans());
      Map<Long, List<List<Long>>> all = new TreeMap<>();
      listed.forEach(seq -> all.put(seq, List.of(reader.orphanParts().partsOf(seq))));
      return all;
    }
  }

  /** Long enough after it for every visit to have been heard of. */
  private void settle() {
    journal.keep(
        GatewayLife.observation("projector", EntryFacts.DUE, "", NOON.plus(Duration.ofHours(1))));
  }

  private void event(Instant at, int seq, String type) {
    String body = "{\"at\":\"%s\",\"seq\":%d,\"type\":\"%s\"}".formatted(at, seq, type);
    journal.keep(INTAKE.recorderEvents("R-7", bytes(body), Format.JSON, arrival(NOON)));
  }

  private void file(String name, Instant began, int seconds) {
    keep(
        DOCKS.files(
            STATION,
            bytes(
                "{\"wjmc\":\"%s\",\"pssj\":\"%s\",\"wjsc\":%d,\"cpxh\":\"R-7\",\"gzz_xh\":\"D\"}"
                    .formatted(name, began, seconds)),
            arrival(NOON)));
  }

  private void keep(Taken taken) {
    journal.keep(taken);
  }

  private static Arrival arrival(Instant received) {
    return new Arrival("test", received, "test");
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
