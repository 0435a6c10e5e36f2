package io.lintel.gateway.projection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.gateway.audit.Card;
import io.lintel.gateway.audit.CaseFile;
import io.lintel.gateway.audit.CaseResult;
import io.lintel.gateway.audit.Outcome;
import io.lintel.gateway.audit.Rules;
import io.lintel.gateway.audit.UnheldFile;
import io.lintel.gateway.audit.UnheldResult;
import io.lintel.gateway.audit.UnvisitedMeter;
import io.lintel.gateway.audit.Verdict;
import io.lintel.gateway.intake.GatewayLife;
import io.lintel.gateway.linking.Astray;
import io.lintel.gateway.linking.Link;
import io.lintel.gateway.linking.Stay;
import io.lintel.gateway.linking.Swap;
import io.lintel.gateway.store.UnjudgedTable;
import io.lintel.gateway.store.VerdictTable.Given;
import io.lintel.gateway.visit.TechnicianId;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A case that a defect keeps from being judged is told until it is judged. */
class UnjudgedTest {
  @Test
  void whatCannotBeJudgedIsToldUntilItIs(@TempDir Path directory) {
    Defective judge = new Defective();
    try (ProjectedJournal journal = new ProjectedJournal(directory, judge)) {
      judge.fails = true;
      SmallDay.of(1).forEach(journal::keep);
      Unjudged unjudged = journal.unjudged();
      assertTrue(unjudged.count() > 0);
      String says = unjudged.says().orElseThrow();
      assertTrue(says.contains("are not judged by a defect of Lintel's"), says);
      assertTrue(says.contains(" on 2026-11-2"), says);
      assertFalse(says.contains("Exception"), says);

      judge.fails = false;
      SmallDay.of(2).forEach(journal::keep);
      assertEquals(Optional.empty(), unjudged.says());
      assertEquals(0, unjudged.count());
    }
  }

  @Test
  void aVisitTellsSinceWhenAndKeepsWhatStood(@TempDir Path directory) {
    Defective judge = new Defective();
    KeptJournal entries = new KeptJournal();
    try (ProjectedJournal journal = new ProjectedJournal(directory, judge, entries)) {
      SmallDay.of(1).forEach(journal::keep);
      var stood = journal.reader().verdicts().ofVisit("V-1");
      var links = journal.reader().links().ofVisit("V-1");
      var stories = journal.reader().stories().ofVisit("V-1");
      var others = journal.reader().verdicts().ofVisit("V-2");
      long before = journal.last();
      assertFalse(stood.isEmpty() || links.isEmpty() || stories.isEmpty());
      assertEquals(Optional.empty(), journal.reader().unjudged().ofVisit("V-1"));

      judge.failsFor = "T-1";
      SmallDay.of(2).forEach(journal::keep);
      UnjudgedTable.Unjudged told = journal.reader().unjudged().ofVisit("V-1").orElseThrow();
      assertTrue(told.sinceSeq() > before && told.sinceSeq() < journal.last(), told::toString);
      assertEquals("a rule of ours divides by nothing", told.why());
      assertEquals(stood, journal.reader().verdicts().ofVisit("V-1"));
      assertEquals(links, journal.reader().links().ofVisit("V-1"));
      assertEquals(stories, journal.reader().stories().ofVisit("V-1"));
      assertEquals(Optional.empty(), journal.reader().unjudged().ofVisit("V-2"));
      assertNotEquals(others, journal.reader().verdicts().ofVisit("V-2"));
    }

    judge.failsFor = "";
    try (ProjectedJournal again = new ProjectedJournal(directory, judge, entries)) {
      assertTrue(again.unjudged().count() > 0);
      again.keep(
          GatewayLife.observation("gateway", "started", "", Instant.parse("2026-11-22T23:00:00Z")));
      assertEquals(0, again.unjudged().count());
      assertEquals(Optional.empty(), again.reader().unjudged().ofVisit("V-1"));
    }
  }

  @Test
  void aVisitThatWasNeverJudgedIsUndecidedByEachRule(@TempDir Path directory) {
    Defective judge = new Defective();
    judge.failsFor = "T-1";
    try (ProjectedJournal journal = new ProjectedJournal(directory, judge)) {
      SmallDay.of(1).forEach(journal::keep);
      List<Verdict> said =
          journal.reader().verdicts().ofVisit("V-1").stream().map(Given::verdict).toList();
      assertEquals(
          Rules.cards().stream().map(Card::id).sorted().toList(),
          said.stream().map(Verdict::rule).toList());
      for (Verdict verdict : said) {
        assertEquals(Outcome.UNDECIDED, verdict.outcome());
        assertTrue(verdict.because().en().contains("a defect of Lintel's since entry"));
        assertTrue(verdict.because().zh().contains("Lintel 自身缺陷"));
      }
      assertEquals("UNDECIDED", journal.reader().visits().one("V-1").orElseThrow().outcome());
      assertEquals(List.of(), journal.reader().links().ofVisit("V-1"));

      judge.failsFor = "";
      SmallDay.of(2).forEach(journal::keep);
      for (Given given : journal.reader().verdicts().ofVisit("V-1")) {
        boolean standsIn = given.verdict().because().en().contains("a defect of Lintel's");
        assertEquals(standsIn, given.replacedBy() != null, given::toString);
      }
    }
  }

  private static final class Defective implements CaseJudge {
    @Override
    public int version() {
      return 0;
    }

    private final CaseJudge sound = new PlainJudge();
    private boolean fails;
    private String failsFor = "";

    private void mayFail() {
      if (fails) {
        throw new IllegalStateException("a rule of ours divides by nothing");
      }
    }

    @Override
    public CaseResult judge(CaseFile file) {
      mayFail();
      if (file.technician().text().equals(failsFor)) {
        throw new IllegalStateException("a rule of ours divides by nothing");
      }
      return sound.judge(file);
    }

    @Override
    public UnheldResult judgeUnheld(UnheldFile file) {
      mayFail();
      return sound.judgeUnheld(file);
    }

    @Override
    public List<Link> judgeUnvisited(UnvisitedMeter file) {
      return sound.judgeUnvisited(file);
    }

    @Override
    public List<Swap> proposeSwaps(
        List<Astray> astray, Map<TechnicianId, List<Stay>> stays, Instant dayFrom, Instant dayTo) {
      return sound.proposeSwaps(astray, stays, dayFrom, dayTo);
    }
  }
}
