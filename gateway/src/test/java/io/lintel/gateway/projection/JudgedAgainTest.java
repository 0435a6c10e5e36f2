package io.lintel.gateway.projection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.gateway.SteppedTime;
import io.lintel.gateway.audit.Judges;
import io.lintel.gateway.config.PolicyFile;
import io.lintel.gateway.intake.GatewayLife;
import io.lintel.gateway.journal.Entry;
import io.lintel.gateway.journal.Observation;
import io.lintel.gateway.store.ProjectionDatabase;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** After an upgrade of the judges, what stands is what they say, and what stood is superseded. */
class JudgedAgainTest {
  private static final Instant LATER = Instant.parse("2026-11-24T00:00:00Z");
  private static final CaseJudge EARLIER = new PlainJudge(Judges.VERSION - 1);

  @TempDir Path directory;

  private final KeptJournal journal = new KeptJournal();
  private CaseJudge present = EARLIER;
  private int words;

  @BeforeEach
  void set() throws Exception {
    present = new PolicyJudge(PolicyFile.named("gas-strict"));
    Files.createDirectories(old());
  }

  @Test
  void whatStandsIsWhatThePresentJudgesSay() throws Exception {
    judgedByEarlierOnes(SmallDay.of(3));
    String before = standing("old");
    try (ProjectedJournal now = new ProjectedJournal(old(), present, journal)) {
      assertTrue(now.judgesAgain());
      assertEquals(before, standing("old"), "judged before anything said so");
      while (now.judgesAgain()) {
        now.keep(word(EntryFacts.JUDGED_AGAIN));
      }
      now.keep(word(EntryFacts.SETTLED));
    }

    assertNotEquals(before, standing("old"));
    assertEquals(judgedByPresentOnesAlone(), standing("old"));
  }

  @Test
  void swapsAreComparedAgainToo() throws Exception {
    judgedByEarlierOnes(SwapDay.of(2));
    try (ProjectedJournal now = new ProjectedJournal(old(), present, journal)) {
      while (now.judgesAgain()) {
        now.keep(word(EntryFacts.JUDGED_AGAIN));
      }
      now.keep(word(EntryFacts.SETTLED));
    }

    String expected = judgedByPresentOnesAlone();
    assertTrue(expected.contains("R-1"), "no swap was proposed");
    assertEquals(expected, standing("old"));
  }

  @Test
  void itGoesOnWhereItStoodThoughTheGatewayIsStartedAgainAndMoreComes() throws Exception {
    List<Observation> day = SmallDay.of(5);
    List<Observation> first = day.subList(0, day.size() / 2);
    judgedByEarlierOnes(first);
    int begun = 0;
    for (int more = first.size(); ; ) {
      try (ProjectedJournal now = new ProjectedJournal(old(), present, journal)) {
        if (!now.judgesAgain() && more == day.size()) {
          now.keep(word(EntryFacts.SETTLED));
          break;
        }
        begun++;
        now.keep(word(EntryFacts.JUDGED_AGAIN));
        int to = Math.min(day.size(), more + 40);
        day.subList(more, to).forEach(now::keep);
        more = to;
      }
    }

    assertTrue(begun > 3, "it was over too soon");
    assertEquals(judgedByPresentOnesAlone(), standing("old"));
  }

  @Test
  void aVerdictThatChangedWasSupersededByTheEntryThatSaysWhy() throws Exception {
    judgedByEarlierOnes(SmallDay.of(3));
    long end = journal.last();
    try (ProjectedJournal now = new ProjectedJournal(old(), present, journal)) {
      while (now.judgesAgain()) {
        now.keep(word(EntryFacts.JUDGED_AGAIN));
      }
    }

    List<Long> by = new ArrayList<>();
    for (String row :
        Tables.rows(
                old().resolve("projections.db"),
                "SELECT replaced_by FROM verdict WHERE judges = "
                    + EARLIER.version()
                    + " AND replaced_by > "
                    + end)
            .split("\\|\n", 0)) {
      by.add(Long.valueOf(row));
    }
    assertFalse(by.isEmpty());
    for (long seq : by) {
      Entry entry = journal.read(seq - 1, 1).get(0);
      assertTrue(new EntryFacts(ZoneOffset.UTC).isJudgedAgain(entry), "superseded by " + entry);
    }
    assertEquals(
        Judges.VERSION + "|\n",
        Tables.rows(
            old().resolve("projections.db"),
            "SELECT DISTINCT judges FROM verdict WHERE replaced_by IS NULL"));
  }

  @Test
  void aGatewayThatIsStartedAgainDoesItByItself() throws Exception {
    judgedByEarlierOnes(SmallDay.of(3));
    Semaphore steps = new Semaphore(0);
    ProjectionDatabase database = ProjectionDatabase.open(old().resolve("projections.db"), "basis");
    try (Projector projector =
        new Projector(
            journal,
            database,
            ProjectedJournal.basis(present),
            new SteppedTime(LATER),
            new SimpleMeterRegistry())) {
      assertTrue(projector.remark().isPresent(), "nobody is told");
      projector.onProjected(settled -> steps.release());
      projector.start();
      while (projector.remark().isPresent() || projector.projected() < journal.last()) {
        assertTrue(steps.tryAcquire(60, TimeUnit.SECONDS), projector.remark().orElse("no end"));
      }
      assertEquals("ready", projector.notReadyBecause().orElse("ready"));
    }

    assertEquals(judgedByPresentOnesAlone(), standing("old"));
  }

  @Test
  void theSameJudgesJudgeNothingAgain() {
    judgedByEarlierOnes(SmallDay.of(1));
    try (ProjectedJournal again = new ProjectedJournal(old(), EARLIER, journal)) {
      assertFalse(again.judgesAgain());
    }
  }

  private void judgedByEarlierOnes(List<Observation> said) {
    try (ProjectedJournal before = new ProjectedJournal(old(), EARLIER, journal)) {
      said.forEach(before::keep);
      before.keep(word(EntryFacts.SETTLED));
      assertFalse(before.judgesAgain());
    }
  }

  private String judgedByPresentOnesAlone() throws Exception {
    Path alone = Files.createDirectories(directory.resolve("alone"));
    new ProjectedJournal(alone, present, journal).close();
    return standing("alone");
  }

  private Path old() {
    return directory.resolve("old");
  }

  private Observation word(String event) {
    return GatewayLife.observation("projector", event, "", LATER.plusSeconds(words++));
  }

  private String standing(String name) throws Exception {
    return Tables.standing(directory.resolve(name).resolve("projections.db"));
  }
}
