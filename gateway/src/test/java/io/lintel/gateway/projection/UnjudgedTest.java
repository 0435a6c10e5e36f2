package io.lintel.gateway.projection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.gateway.audit.CaseFile;
import io.lintel.gateway.audit.CaseResult;
import io.lintel.gateway.audit.UnheldFile;
import io.lintel.gateway.audit.UnheldResult;
import io.lintel.gateway.audit.UnvisitedMeter;
import io.lintel.gateway.linking.Astray;
import io.lintel.gateway.linking.Link;
import io.lintel.gateway.linking.Stay;
import io.lintel.gateway.linking.Swap;
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

  private static final class Defective implements CaseJudge {
    @Override
    public int version() {
      return 0;
    }

    private final CaseJudge sound = new PlainJudge();
    private boolean fails;

    private void mayFail() {
      if (fails) {
        throw new IllegalStateException("a rule of ours divides by nothing");
      }
    }

    @Override
    public CaseResult judge(CaseFile file) {
      mayFail();
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
