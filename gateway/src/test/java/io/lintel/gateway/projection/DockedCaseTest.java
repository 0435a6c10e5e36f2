package io.lintel.gateway.projection;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.lintel.gateway.audit.CaseFile;
import io.lintel.gateway.audit.CaseResult;
import io.lintel.gateway.audit.UnheldFile;
import io.lintel.gateway.audit.UnheldResult;
import io.lintel.gateway.audit.UnvisitedMeter;
import io.lintel.gateway.config.DialectFile;
import io.lintel.gateway.docking.Names;
import io.lintel.gateway.docking.Station;
import io.lintel.gateway.intake.Arrival;
import io.lintel.gateway.intake.DockReports;
import io.lintel.gateway.intake.Format;
import io.lintel.gateway.intake.Intake;
import io.lintel.gateway.intake.Taken;
import io.lintel.gateway.journal.Entry;
import io.lintel.gateway.linking.Astray;
import io.lintel.gateway.linking.Link;
import io.lintel.gateway.linking.Stay;
import io.lintel.gateway.linking.Swap;
import io.lintel.gateway.recorder.DockSession;
import io.lintel.gateway.recorder.DockedFile;
import io.lintel.gateway.recorder.RecorderTraits;
import io.lintel.gateway.store.ProjectionDatabase;
import io.lintel.gateway.store.ProjectionWriter;
import io.lintel.gateway.visit.TechnicianId;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What docks say reaches the files of the days it bears on, whenever it is said. */
class DockedCaseTest {
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final LocalDate DAY = LocalDate.of(2026, 11, 20);
  private static final Instant EIGHT = Instant.parse("2026-11-20T00:00:00Z");
  private static final Intake INTAKE = new Intake(meter -> null);
  private static final DockReports DOCKS = new DockReports(Names.THEMSELVES, ZONE);
  private static final Station STATION = new Station(null, DialectFile.shipped("gat-947"), ZONE);

  @TempDir Path directory;
  private final KeptJournal journal = new KeptJournal();
  private final LastFiles judge = new LastFiles();

  /** Remembers the file it was last asked about, by day and by recorder. */
  private static final class LastFiles implements CaseJudge {
    @Override
    public int version() {
      return 1;
    }

    private final PlainJudge plain = new PlainJudge();
    private final Map<LocalDate, CaseFile> files = new TreeMap<>();
    private final Map<String, UnheldFile> unheld = new TreeMap<>();

    @Override
    public CaseResult judge(CaseFile file) {
      files.put(file.day(), file);
      return plain.judge(file);
    }

    @Override
    public UnheldResult judgeUnheld(UnheldFile file) {
      unheld.put(file.recorder(), file);
      return plain.judgeUnheld(file);
    }

    @Override
    public List<Link> judgeUnvisited(UnvisitedMeter file) {
      return plain.judgeUnvisited(file);
    }

    @Override
    public List<Swap> proposeSwaps(
        List<Astray> astray, Map<TechnicianId, List<Stay>> stays, Instant dayFrom, Instant dayTo) {
      return plain.proposeSwaps(astray, stays, dayFrom, dayTo);
    }
  }

  @Test
  void aFileDockedDaysLaterStandsInTheFileOfItsDay() {
    workday();
    file("R-7", EIGHT.plusSeconds(3600), EIGHT.plus(Duration.ofDays(3)));
    project();

    assertEquals(List.of("R-7_0.MP4"), names(Objects.requireNonNull(judge.files.get(DAY)).files()));
  }

  @Test
  void theFirstSessionAfterTheDayStandsInItsFileAndGivesWayToAnEarlierOne() {
    workday();
    session(EIGHT.plus(Duration.ofDays(5)));
    project();
    assertEquals(
        List.of(EIGHT.plus(Duration.ofDays(5))),
        times(Objects.requireNonNull(judge.files.get(DAY)).docks()));

    // Heard later, though it took place before.
    session(EIGHT.plus(Duration.ofDays(3)));
    session(EIGHT.plus(Duration.ofHours(10)));
    project();

    assertEquals(
        List.of(EIGHT.plus(Duration.ofDays(3)), EIGHT.plus(Duration.ofHours(10))),
        times(Objects.requireNonNull(judge.files.get(DAY)).docks()));
  }

  @Test
  void aRecorderThatNobodyHeldIsJudgedByItsFiles() {
    file("R-9", EIGHT.plusSeconds(3600), EIGHT.plus(Duration.ofHours(11)));
    project();

    assertEquals(
        List.of("R-9_0.MP4"), names(Objects.requireNonNull(judge.unheld.get("R-9")).files()));
  }

  private void workday() {
    keep(
        INTAKE.visit(
            "V-1",
            bytes(
                "{\"kind\":\"repair\",\"technicians\":[\"T-3\"],\"requested_at\":\""
                    + EIGHT.plusSeconds(3600)
                    + "\"}"),
            Format.JSON,
            arrival(EIGHT)));
    keep(
        INTAKE.custody(
            bytes(
                "{\"recorder\":\"R-7\",\"technician\":\"T-3\",\"from\":\"2026-11-20T07:40+08:00\","
                    + "\"to\":\"2026-11-20T18:00+08:00\"}"),
            Format.JSON,
            arrival(EIGHT)));
  }

  private void file(String recorder, Instant began, Instant received) {
    keep(
        DOCKS.files(
            STATION,
            bytes(
                "{\"wjmc\":\"%s_0.MP4\",\"pssj\":\"%s\",\"wjsc\":60,\"cpxh\":\"%s\",\"gzz_xh\":\"D\"}"
                    .formatted(recorder, began, recorder)),
            arrival(received)));
  }

  private void session(Instant at) {
    keep(
        DOCKS.sessions(
            STATION,
            bytes(
                "{\"device\":\"R-7\",\"dock\":\"D\",\"station_time\":\"%s\",\"files\":[]}"
                    .formatted(at)),
            arrival(at)));
  }

  private void keep(Taken taken) {
    assertEquals("", taken.diagnostic());
    journal.keep(taken.all());
  }

  /** The whole journal anew, group by group. */
  private void project() {
    RecorderTraits traits = new RecorderTraits(RecorderTraits.ClockKind.UNKNOWN, Duration.ZERO);
    Basis basis = new Basis(ZONE, "plain@1#0", judge, Map.of(), traits);
    Path file = directory.resolve("projections-" + journal.last() + ".db");
    Map<Long, List<Entry>> groups = new TreeMap<>();
    for (Entry entry : journal.read(0, Integer.MAX_VALUE)) {
      groups.computeIfAbsent(entry.group(), number -> new ArrayList<>()).add(entry);
    }
    try (ProjectionWriter tables = ProjectionDatabase.open(file, "basis").writer()) {
      GroupProjection projection = new GroupProjection(tables, basis);
      groups.values().forEach(projection::project);
      projection.commit(journal.last());
    }
  }

  private static List<String> names(List<DockedFile> files) {
    return files.stream().map(DockedFile::name).toList();
  }

  private static List<Instant> times(List<DockSession> sessions) {
    return sessions.stream().map(DockSession::at).toList();
  }

  private static Arrival arrival(Instant received) {
    return new Arrival("test", received, "test");
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
