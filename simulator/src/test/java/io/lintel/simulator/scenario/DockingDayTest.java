package io.lintel.simulator.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lintel.simulator.scenario.Sending.Way;
import io.lintel.simulator.scenario.Truth.Recording;
import io.lintel.simulator.scenario.Truth.RuleTruth;
import io.lintel.simulator.scenario.Truth.VisitTruth;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DockingDayTest {
  private static final String TWO_DOCKS =
      "docks:\n  - { id: D-1, way: folder }\n  - { id: D-2, way: records }\n";
  private static final String MODELS =
      "  models:\n    - { name: DSJ-A, share: 1, prebuffer: 30s, segment: 5m, drift: 2s/day }\n";

  @Test
  void theSameSeedDocksTheSameOctets() {
    Day once = day(TWO_DOCKS);

    assertEquals(docked(once), docked(day(TWO_DOCKS)));
    assertFalse(docked(once).isEmpty());
    assertEquals(TruthJson.write(once.truth()), TruthJson.write(day(TWO_DOCKS).truth()));
  }

  @Test
  void everyRecordingIsCoveredByItsFilesButForSeams() {
    Truth truth = day(TWO_DOCKS).truth();
    for (Truth.RecorderTruth recorder : truth.recorders()) {
      for (Recording recording : recorder.recordings()) {
        Instant covered = recording.begin();
        for (FileTruth file : truth.docks().files()) {
          if (file.recorder().equals(recorder.recorder())
              && !file.begin().isAfter(covered.plusSeconds(2))) {
            covered = file.end().isAfter(covered) ? file.end() : covered;
          }
        }
        Instant end = Objects.requireNonNull(recording.end());
        assertTrue(
            Duration.between(covered, end).compareTo(Duration.ofSeconds(3)) < 0,
            recorder.recorder() + " " + recording);
      }
    }
  }

  @Test
  void aPrebufferIsInTheFileAndInTheReportThatBeginsIt() {
    Day day = day(TWO_DOCKS);
    Recording first = day.truth().recorders().get(0).recordings().get(0);

    assertTrue(
        day.truth().docks().files().stream()
            .anyMatch(file -> file.begin().equals(first.begin().minusSeconds(30))));
    assertTrue(
        day.sendings().stream().anyMatch(sending -> sending.body().contains("\"prebuffer_s\":30")));
  }

  @Test
  void filesLeaveAfterTheDayAndTheDayLastsUntilThen() {
    Day day = day(TWO_DOCKS);
    List<Sending> docked = docked(day);

    assertTrue(docked.get(0).at().isAfter(day.truth().to()));
    assertEquals(docked.get(docked.size() - 1).at(), day.to());
    assertTrue(day.later().isEmpty());
  }

  @Test
  void whoDocksDaysLateDocksOnAnotherDay() {
    Day day = day(TWO_DOCKS + wrong("{ do: docked_late, on: R-01, by: 2d }"));

    assertFalse(day.later().isEmpty());
    assertTrue(day.later().stream().allMatch(sending -> sending.sender().equals("R-01")));
    assertTrue(docked(day).stream().noneMatch(sending -> sending.sender().equals("R-01")));
    FileTruth file = files(day, "R-01").get(0);
    assertTrue(
        Duration.between(file.end(), file.copies().get(0).at()).compareTo(Duration.ofDays(2)) > 0);
    assertEquals(List.of("docked_late"), file.mishaps());
  }

  @Test
  void whatIsDockedTheSameEveningKeepsTheRuleAndOfWhatIsStillOutNothingIsKnown() {
    Day day = day(TWO_DOCKS + wrong("{ do: docked_late, on: R-01, by: 2d }"));

    for (VisitTruth visit : day.truth().visits()) {
      boolean known = docked(visit).isPresent();
      assertEquals(!visit.technician().equals("T-01"), known, visit::toString);
      docked(visit).ifPresent(rule -> assertFalse(rule.violated(), visit::toString));
    }
  }

  @Test
  void aDayAfterItsEndWhatIsStillOutBreaksTheRule() {
    Day day = day(TWO_DOCKS + wrong("{ do: docked_late, on: R-01, by: 2d }"));
    DockingJudge tomorrow =
        new DockingJudge(day.truth().docks(), day.to().plus(Duration.ofDays(1)));
    DockingJudge nextWeek =
        new DockingJudge(day.truth().docks(), day.to().plus(Duration.ofDays(7)));

    for (VisitTruth visit : day.truth().visits()) {
      if (visit.technician().equals("T-01")) {
        assertTrue(docked(tomorrow.judged(visit)).orElseThrow().violated(), visit::toString);
        assertTrue(docked(nextWeek.judged(visit)).orElseThrow().violated(), visit::toString);
      }
    }
  }

  @Test
  void aDayThatLastsLongEnoughHasLateDocksInItAndBreaksTheRule() {
    String late = TWO_DOCKS + "afterwards: 26h\n" + wrong("{ do: docked_late, on: R-01, by: 25h }");
    Day day = day(late);

    assertTrue(day.later().isEmpty());
    assertTrue(docked(day).stream().anyMatch(sending -> sending.sender().equals("R-01")));
    assertFalse(day.to().isBefore(day.truth().to().plus(Duration.ofHours(26))));
    for (VisitTruth visit : day.truth().visits()) {
      assertEquals(
          visit.technician().equals("T-01"),
          docked(visit).orElseThrow().violated(),
          visit::toString);
    }
  }

  @Test
  void anotherContentUnderTheSameNameIsNotWhatWasRecorded() {
    Day day = day(TWO_DOCKS + wrong("{ do: file_overwritten, on: R-01, same_name: 1 }"));

    for (VisitTruth visit : day.truth().visits()) {
      assertEquals(visit.technician().equals("T-01"), docked(visit).isEmpty(), visit::toString);
    }
  }

  @Test
  void aFileDockedTwiceComesFromBothDocksWithTheSameHash() {
    Day day = day(TWO_DOCKS + wrong("{ do: docked_twice, on: R-01 }"));
    for (FileTruth file : files(day, "R-01")) {
      assertEquals(2, file.copies().size());
      assertEquals(file.sha256(), file.copies().get(0).sha256());
      assertEquals(file.sha256(), file.copies().get(1).sha256());
      assertNotEquals(file.copies().get(0).dock(), file.copies().get(1).dock());
    }
  }

  @Test
  void anOverwrittenFileIsGoneOrHoldsSomethingElse() {
    Day gone = day(TWO_DOCKS + wrong("{ do: file_overwritten, on: R-01, same_name: 0 }"));
    Day other = day(TWO_DOCKS + wrong("{ do: file_overwritten, on: R-01, same_name: 1 }"));

    assertTrue(files(gone, "R-01").stream().allMatch(file -> file.copies().isEmpty()));
    for (FileTruth file : files(other, "R-01")) {
      assertEquals(1, file.copies().size());
      assertNotEquals(file.sha256(), file.copies().get(0).sha256());
    }
  }

  @Test
  void aRecorderListsWhatItClosedNotWhatWasWrittenOverIt() throws IOException {
    Day other = day(TWO_DOCKS + wrong("{ do: file_overwritten, share: 1, same_name: 1 }"));
    Day gone = day(TWO_DOCKS + wrong("{ do: file_overwritten, share: 1, same_name: 0 }"));

    for (FileTruth file : other.truth().docks().files()) {
      String listed = listed(other, file);
      assertTrue(listed.contains(file.sha256()), listed);
      assertFalse(listed.contains(file.copies().get(0).sha256()), listed);
    }
    for (FileTruth file : gone.truth().docks().files()) {
      assertFalse(listed(gone, file).contains(file.name()));
    }
  }

  @Test
  void aStationListsAFileThatStaysOnTheRecorder() throws IOException {
    Day day = day(TWO_DOCKS + wrong("{ do: file_never_docked, share: 1 }"));

    for (FileTruth file : day.truth().docks().files()) {
      assertTrue(listed(day, file).contains(file.sha256()));
      assertEquals(List.of(), file.copies());
    }
  }

  @Test
  void aFileThatIsNeverDockedLeavesTheOthersAlone() {
    String name = files(day(TWO_DOCKS), "R-02").get(1).name();
    Day day = day(TWO_DOCKS + wrong("{ do: file_never_docked, on: " + name + " }"));

    for (FileTruth file : files(day, "R-02")) {
      assertEquals(file.name().equals(name) ? 0 : 1, file.copies().size(), file.name());
    }
  }

  @Test
  void aDockThatDoesNotReadTheTimeSaysNothingOfIt() {
    Day day = day(TWO_DOCKS + wrong("{ do: dock_does_not_read_time, on: R-01 }"));

    assertNull(docking(day, "R-01").read());
    assertNotNull(docking(day, "R-02").read());
  }

  @Test
  void aRecorderThatWasSetWrongIsWrongFromTheMorningAndInItsFiles() {
    Day day = day(TWO_DOCKS + wrong("{ do: recorder_set_wrong_at_dock, on: R-01, by: 10m }"));
    FileTruth file = files(day, "R-01").get(0);
    Duration ahead = Duration.between(file.begin(), file.created());

    assertTrue(ahead.minusMinutes(10).abs().compareTo(Duration.ofSeconds(4)) < 0, ahead.toString());
    DockingTruth docking = docking(day, "R-01");
    Duration read = Duration.between(docking.at(), Objects.requireNonNull(docking.read()));
    assertTrue(read.minusMinutes(10).abs().compareTo(Duration.ofSeconds(4)) < 0, read.toString());
  }

  @Test
  void whatWasRecordedMutedHasNoSound() {
    Day day = day(TWO_DOCKS + wrong("{ do: recorder_muted, on: T-01 }"));

    assertTrue(files(day, "R-01").stream().anyMatch(file -> !file.sound()));
    assertTrue(files(day, "R-02").stream().allMatch(FileTruth::sound));
  }

  @Test
  void aPrebufferMakesNoReportBelongToAVisitBefore() {
    List<Truth.EventTruth> with = day(TWO_DOCKS).truth().events();
    List<Truth.EventTruth> without = day(TWO_DOCKS, MODELS.replace("30s", "0s")).truth().events();

    assertEquals(
        without.stream().map(event -> event.belonging().visits()).toList(),
        with.stream().map(event -> event.belonging().visits()).toList());
    assertTrue(
        with.stream().mapToInt(event -> event.belonging().disputable().size()).sum()
            >= without.stream().mapToInt(event -> event.belonging().disputable().size()).sum());
  }

  @Test
  void withoutADockNothingIsDocked() {
    Day day = day("");

    assertTrue(docked(day).isEmpty());
    assertTrue(day.truth().docks().files().isEmpty());
  }

  private static String wrong(String entry) {
    return "\0" + entry;
  }

  /** One-street with recorders of a model, these docks, and what follows a zero goes wrong. */
  private static Day day(String docksAndWrong) {
    return day(docksAndWrong, MODELS);
  }

  private static Day day(String docksAndWrong, String models) {
    String[] parts = docksAndWrong.split("\0", -1);
    String yaml;
    try (InputStream in = Scenario.class.getResourceAsStream("one-street.yaml")) {
      yaml = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    yaml =
        yaml.replaceAll("(?s)goes_wrong:.*?(\n\n|$)", "\n\n")
            .replaceAll("(?m)^docks:\n(  - .*\n)+", "");
    yaml = yaml.replace("  heartbeat: 60s\n", "  heartbeat: 60s\n" + models) + "\n" + parts[0];
    if (parts.length > 1) {
      yaml += "goes_wrong:\n  - " + parts[1] + "\n";
    }
    return DayPlanner.plan(ScenarioFile.parse("docking", yaml));
  }

  private static Optional<RuleTruth> docked(VisitTruth visit) {
    return visit.rules().stream().filter(rule -> rule.rule().equals("REC-5")).findFirst();
  }

  private static List<Sending> docked(Day day) {
    return day.sendings().stream().filter(sending -> sending.way() == Way.DOCK).toList();
  }

  /** The summary that the file's recorder was docked with. */
  private static String listed(Day day, FileTruth file) throws IOException {
    for (Sending sending : docked(day)) {
      JsonNode body = new ObjectMapper().readTree(sending.body());
      byte[] octets = body.path("octets").binaryValue();
      boolean folder = body.path("name").asText().startsWith("session_");
      JsonNode summary = folder ? new ObjectMapper().readTree(octets) : body;
      if (summary.path("device").asText().equals(file.recorder()) && summary.has("files")) {
        return summary.path("files").toString();
      }
    }
    throw new AssertionError("no summary of " + file.recorder());
  }

  private static List<FileTruth> files(Day day, String recorder) {
    List<FileTruth> files = new ArrayList<>(day.truth().docks().files());
    files.removeIf(file -> !file.recorder().equals(recorder));
    assertFalse(files.isEmpty(), recorder);
    return files;
  }

  private static DockingTruth docking(Day day, String recorder) {
    return day.truth().docks().dockings().stream()
        .filter(docking -> docking.recorder().equals(recorder))
        .findFirst()
        .orElseThrow();
  }
}
