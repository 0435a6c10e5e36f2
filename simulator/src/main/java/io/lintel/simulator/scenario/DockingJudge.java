package io.lintel.simulator.scenario;

import io.lintel.simulator.scenario.Truth.RuleTruth;
import io.lintel.simulator.scenario.Truth.VisitTruth;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * REC-5: whether what was recorded in a visit was brought in within a day. Where that day is not
 * over yet and a file is still out, there is no truth to speak of.
 */
final class DockingJudge {
  static final String RULE = "REC-5";

  private static final Duration LONGEST = Duration.ofHours(24);

  private final List<FileTruth> files;
  private final Instant scored;

  /**
   * @param scored when the day is over for whoever judges it
   */
  DockingJudge(DockTruth docks, Instant scored) {
    this.files = docks.files();
    this.scored = scored;
  }

  /** {@code visit}, and what is known of its files. Without files there is nothing to bring in. */
  VisitTruth judged(VisitTruth visit) {
    List<FileTruth> own = files.stream().filter(file -> file.holds(visit)).toList();
    if (own.stream().allMatch(this::broughtIn)) {
      return with(visit, false);
    }
    boolean waited = own.stream().anyMatch(file -> !broughtIn(file) && isOver(file));
    return waited ? with(visit, true) : visit;
  }

  /** A copy with another content is not what was recorded. */
  private boolean broughtIn(FileTruth file) {
    return file.copies().stream()
        .filter(copy -> copy.sha256().equals(file.sha256()))
        .filter(copy -> !copy.at().isAfter(scored))
        .anyMatch(copy -> !copy.at().isAfter(file.end().plus(LONGEST)));
  }

  private boolean isOver(FileTruth file) {
    return scored.isAfter(file.end().plus(LONGEST));
  }

  private static VisitTruth with(VisitTruth visit, boolean violated) {
    List<RuleTruth> rules = new ArrayList<>(visit.rules());
    rules.add(new RuleTruth(RULE, violated, null));
    return visit.with(rules);
  }
}
