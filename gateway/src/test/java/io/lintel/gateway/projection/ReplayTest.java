package io.lintel.gateway.projection;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.gateway.config.PolicyFile;
import io.lintel.gateway.finding.FindingId;
import io.lintel.gateway.intake.Arrival;
import io.lintel.gateway.intake.Format;
import io.lintel.gateway.intake.GatewayLife;
import io.lintel.gateway.intake.Intake;
import io.lintel.gateway.journal.Entry;
import io.lintel.gateway.journal.Observation;
import io.lintel.gateway.recorder.RecorderTraits;
import io.lintel.gateway.store.ProjectionDatabase;
import io.lintel.gateway.store.ProjectionWriter;
import io.lintel.gateway.visit.VisitId;
import io.lintel.meter.wire.Bytes;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ReplayTest {
  @TempDir Path directory;
  private int files;
  private CaseJudge judge = new PlainJudge();

  static LongStream seeds() {
    return LongStream.rangeClosed(1, 10);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void replayGivesTheSameBytes(long seed) throws Exception {
    KeptJournal journal = journal(SmallDay.of(seed), new Random(seed), 40);
    String live = dump(projected(journal, 1), ALL);

    assertEquals(live, dump(projected(journal, Integer.MAX_VALUE), ALL));
    assertTrue(live.contains("V-3"), "the dump holds nothing");
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void openedAgainAfterEveryGroupItIsTheSame(long seed) throws Exception {
    KeptJournal journal = journal(SmallDay.of(seed), new Random(seed), 40);

    assertEquals(
        dump(projected(journal, Integer.MAX_VALUE), ALL),
        dump(reopenedAfterEachGroup(journal), ALL));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void whatStandsDoesNotDependOnOrderDoublesAndGroups(long seed) throws Exception {
    List<Observation> tidy = SmallDay.of(seed);
    Random random = new Random(seed);
    List<Observation> untidy = new ArrayList<>(tidy);
    for (int i = 0; i < 60; i++) {
      untidy.add(tidy.get(random.nextInt(tidy.size())));
    }
    Collections.shuffle(untidy, random);
    untidy = statementsInOrder(untidy, tidy);

    String expected = standing(journal(tidy, random, tidy.size()));

    assertEquals(expected, standing(journal(untidy, random, 1)));
    assertEquals(expected, standing(journal(untidy, random, 50)));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void theShippedPolicyReplaysToTheSameBytesToo(long seed) throws Exception {
    judge = new PolicyJudge(PolicyFile.named("gas-strict"));
    KeptJournal journal = journal(SmallDay.of(seed), new Random(seed), 40);
    String live = dump(projected(journal, 1), ALL);

    assertEquals(live, dump(projected(journal, Integer.MAX_VALUE), ALL));
    assertEquals(live, dump(reopenedAfterEachGroup(journal), ALL));
    assertTrue(live.contains("REC-2"), "nothing was judged");
    assertTrue(live.contains("\"files\":[{\"seq\":"), "no docked file is drawn");
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void swappedRecordersAreProposedLinkedByPlaceAndReplayed(long seed) throws Exception {
    judge = new PolicyJudge(PolicyFile.named("gas-strict"));
    List<Observation> tidy = SwapDay.of(seed);
    KeptJournal journal = journal(tidy, new Random(seed), 40);
    Path file = projected(journal, 1);
    String live = dump(file, ALL);

    assertEquals(live, dump(projected(journal, Integer.MAX_VALUE), ALL));
    assertEquals(live, dump(reopenedAfterEachGroup(journal), ALL));
    assertEquals("R-0|T-0|R-1|T-1|\n", query(file, SWAPS + " WHERE confidence > 0.95"));
    assertEquals(
        "",
        query(
            file,
            "SELECT f.device, l.case_of, l.visit FROM link l JOIN fact f ON f.seq = l.seq"
                + " WHERE f.kind = 2 AND l.end = 'linked'"
                + " AND (f.device, l.case_of) NOT IN"
                + " (VALUES ('R-0', 'T-1'), ('R-1', 'T-0'), ('R-2', 'T-2'))"));

    assertTrue(
        query(
                    file,
                    "SELECT l.seq FROM link l JOIN fact f ON f.seq = l.seq WHERE f.device = 'R-0'"
                        + " AND l.case_of = 'T-1' AND l.end = 'linked'")
                .lines()
                .count()
            > 50);

    List<Observation> untidy = new ArrayList<>(tidy);
    Collections.shuffle(untidy, new Random(seed));
    untidy = statementsInOrder(untidy, tidy);
    Path other = projected(journal(untidy, new Random(seed), 3), 1);
    assertEquals(query(file, SWAP_TIMES), query(other, SWAP_TIMES));
    assertEquals(standing(journal), standing(journal(untidy, new Random(seed), 7)));
  }

  private static final String SWAPS =
      "SELECT recorder_a, technician_a, recorder_b, technician_b FROM swap";

  private static final String SWAP_TIMES =
      "SELECT recorder_a, recorder_b, since, until, confidence,"
          + " length(evidence) - length(replace(evidence, ',', '')) FROM swap";

  private static String query(Path file, String sql) throws Exception {
    return Tables.rows(file, sql);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void findingsAndWhatWasSaidOfThemReplayToTheSameBytes(long seed) throws Exception {
    List<Observation> said = new ArrayList<>(SmallDay.of(seed));
    KeptJournal journal = journal(said, new Random(seed), 40);
    String id = FindingId.ofVerdict("MTR-1", new VisitId("V-7"), null).text();
    Instant night = Instant.parse("2026-11-22T20:00:00Z");
    Arrival arrival = new Arrival("http", night, "test");
    byte[] decision = "{\"decision\":\"explained\",\"reason\":\"known\"}".getBytes(UTF_8);
    Intake intake = new Intake(meter -> null);
    journal.keep(List.of(GatewayLife.observation("projector", EntryFacts.DUE, "", night)));
    journal.keep(
        intake.decision(id, decision, Format.JSON, "UNDECIDED", 0, "auditor", arrival).all());
    byte[] answer = "{\"technician\":\"T-1\",\"text\":\"so it was\"}".getBytes(UTF_8);
    journal.keep(intake.answer(id, answer, Format.JSON, 0, arrival).all());
    Path live = projected(journal, 1);
    String dump = dump(live, ALL);

    assertEquals(dump, dump(projected(journal, Integer.MAX_VALUE), ALL));
    assertEquals(dump, dump(reopenedAfterEachGroup(journal), ALL));
    assertFalse(dump(live, List.of("finding")).isEmpty());
    assertEquals(1, dump(live, List.of("decision")).lines().count());
    assertEquals(1, dump(live, List.of("answer")).lines().count());
  }

  @Test
  void projectionsOfAnotherBasisAreThrownAway() throws Exception {
    KeptJournal journal = journal(SmallDay.of(1), new Random(1), 40);
    Path file = projected(journal, 1);
    assertFalse(dump(file, List.of("verdict")).isEmpty());

    ProjectionDatabase.open(file, "another basis");

    assertTrue(dump(file, List.of("verdict")).isEmpty());
  }

  @Test
  void anEntryThatCannotBeUnderstoodStopsNothing() throws Exception {
    KeptJournal journal = journal(SmallDay.of(1), new Random(1), 40);
    Observation sound = journal.read(0, 2).get(1).observation();
    journal.keep(
        List.of(
            new Observation(
                sound.kind(),
                sound.source(),
                sound.device(),
                "2026-11-22T20:00:00Z",
                null,
                null,
                null,
                sound.received(),
                Bytes.of((byte) '{', (byte) '}'),
                Bytes.empty())));

    Path file = projected(journal, 1);

    assertEquals(1, dump(file, List.of("unprojected")).lines().count());
  }

  private static final List<String> ALL =
      List.of(
          "fact",
          "unprojected",
          "visit",
          "visit_technician",
          "visit_meter",
          "custody",
          "custody_said",
          "bound",
          "recorder",
          "link",
          "orphan_part",
          "verdict",
          "story",
          "loose",
          "stay",
          "astray",
          "swap",
          "stale",
          "claim",
          "finding",
          "decision",
          "answer",
          "awaiting");

  private KeptJournal journal(List<Observation> said, Random random, int groupLimit) {
    KeptJournal journal = new KeptJournal();
    int from = 0;
    while (from < said.size()) {
      int to = Math.min(said.size(), from + 1 + random.nextInt(groupLimit));
      journal.keep(said.subList(from, to));
      from = to;
    }
    journal.keep(
        List.of(GatewayLife.observation("projector", EntryFacts.SETTLED, "", Instant.EPOCH)));
    return journal;
  }

  /** People's systems state one thing after the other: their order is part of what they say. */
  private static List<Observation> statementsInOrder(
      List<Observation> shuffled, List<Observation> tidy) {
    List<Observation> statements =
        new ArrayList<>(tidy.stream().filter(ReplayTest::isStatement).toList());
    List<Observation> ordered = new ArrayList<>();
    for (Observation one : shuffled) {
      if (!isStatement(one)) {
        ordered.add(one);
      } else if (!statements.isEmpty()) {
        ordered.add(statements.remove(0));
      }
    }
    ordered.addAll(statements);
    return ordered;
  }

  private static boolean isStatement(Observation one) {
    return switch (one.kind()) {
      case VISIT, CUSTODY -> true;
      default -> false;
    };
  }

  private Basis basis() {
    return new Basis(
        ZoneId.of("Asia/Shanghai"),
        "plain@1#0",
        judge,
        Map.of(),
        new RecorderTraits(RecorderTraits.ClockKind.UNKNOWN, Duration.ZERO));
  }

  /** Projects group by group, committing after every {@code commitEvery} groups. */
  private Path projected(KeptJournal journal, int commitEvery) {
    Path file = directory.resolve("projections-" + files++ + ".db");
    Basis basis = basis();
    try (ProjectionWriter tables = ProjectionDatabase.open(file, basis.fingerprint()).writer()) {
      GroupProjection projection = new GroupProjection(tables, basis);
      int done = 0;
      for (List<Entry> group : groups(journal)) {
        projection.project(group);
        if (++done % commitEvery == 0) {
          projection.commit(group.get(group.size() - 1).seq());
        }
      }
      projection.commit(journal.last());
    }
    return file;
  }

  private Path reopenedAfterEachGroup(KeptJournal journal) {
    Path file = directory.resolve("projections-" + files++ + ".db");
    Basis basis = basis();
    for (List<Entry> group : groups(journal)) {
      try (ProjectionWriter tables = ProjectionDatabase.open(file, basis.fingerprint()).writer()) {
        GroupProjection projection = new GroupProjection(tables, basis);
        projection.project(group);
        projection.commit(group.get(group.size() - 1).seq());
      }
    }
    return file;
  }

  private static Iterable<List<Entry>> groups(KeptJournal journal) {
    TreeMap<Long, List<Entry>> groups = new TreeMap<>();
    for (Entry entry : journal.read(0, Integer.MAX_VALUE)) {
      groups.computeIfAbsent(entry.group(), number -> new ArrayList<>()).add(entry);
    }
    return groups.values();
  }

  private static String dump(Path file, List<String> tables) throws Exception {
    StringBuilder text = new StringBuilder();
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file)) {
      for (String table : tables) {
        text.append(Tables.rows(connection, "SELECT '" + table + "', t.* FROM " + table + " t"));
      }
    }
    return text.toString();
  }

  /** What stands now, without the journal's numbers, which do depend on the order. */
  private String standing(KeptJournal journal) throws Exception {
    try (Connection connection =
        DriverManager.getConnection("jdbc:sqlite:" + projected(journal, 5))) {
      return Tables.rows(
              connection,
              "SELECT visit, rule, subject, technician, day, outcome, certain, cause, late_by,"
                  + " uncertainty, because_en, length(evidence) - length(replace(evidence, ',',"
                  + " '')) FROM verdict WHERE replaced_by IS NULL")
          + Tables.rows(connection, "SELECT id, day, starts, outcome FROM visit")
          + Tables.rows(
              connection,
              "SELECT f.kind, f.device, f.at, f.type, l.case_kind, l.case_of, l.day, l.visit, l.end"
                  + " FROM link l JOIN fact f ON f.seq = l.seq");
    }
  }
}
