package io.lintel.gateway.recorder;

import io.lintel.gateway.clock.ClockBasis;
import io.lintel.gateway.clock.ClockFinding;
import io.lintel.gateway.clock.ClockFinding.Kind;
import io.lintel.gateway.clock.Micros;
import io.lintel.gateway.clock.OffsetInterval;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What a recorder's clocks did that a person should know. */
final class ClockFindings {
  private static final Comparator<ClockFinding> BY_TIME =
      Comparator.comparing(ClockFinding::at).thenComparing(ClockFinding::kind);

  private static final int MOST_EVIDENCE = 10;

  /**
   * A clock that is off, or jumped, by less than this more than is believed of it anyway is
   * corrected without a word: nobody's day looks other for it.
   */
  static final long MATTERS = 10 * Micros.SECOND;

  private final StretchClocks clocks;
  private final List<ClockFinding> found = new ArrayList<>();

  private ClockFindings(StretchClocks clocks) {
    this.clocks = clocks;
  }

  /**
   * @param stretches those of one epoch in the order in which they were
   */
  static List<ClockFinding> of(
      List<ClockStretch> stretches, List<DockLooks.Differing> differing, StretchClocks clocks) {
    ClockFindings findings = new ClockFindings(clocks);
    ClockStretch before = null;
    for (ClockStretch stretch : stretches) {
      if (stretch.sendings().size() > 0) {
        findings.look(stretch, before);
        before = stretch;
      }
    }
    differing.forEach(findings::differ);
    if (findings.found.size() > 1) {
      findings.found.sort(BY_TIME);
    }
    return findings.found;
  }

  private void look(ClockStretch stretch, @Nullable ClockStretch before) {
    OffsetInterval offset = stretch.offsetAtFirst();
    long at = firstEvent(stretch, offset);
    ClockStretch.Jump jump = stretch.jump();
    if (offset.basis() == ClockBasis.CONTRADICTORY || stretch.clock().contradictory()) {
      add(Kind.CONTRADICTION, at, offset.hi() - offset.lo(), ends(stretch));
    } else if (Math.abs(offset.estimate()) > ClockCuts.FACTORY) {
      add(Kind.FACTORY_DATE, at, offset.estimate(), ends(stretch));
    } else if (jump != null && before != null) {
      OffsetInterval old = before.offsetAtLast();
      long by = offset.estimate() - old.estimate();
      boolean matters = Math.abs(by) >= MATTERS && Math.abs(old.estimate()) <= ClockCuts.FACTORY;
      if (!jump.set() && matters) {
        add(Kind.JUMP, at, by, List.of(jump.from().seq(), jump.to().seq()));
      }
    } else if (offset.basis() != ClockBasis.PRIOR) {
      wrong(offset, at, ends(stretch));
    }
  }

  private void wrong(OffsetInterval offset, long at, List<Long> evidence) {
    long believed = Micros.of(clocks.prior()) + MATTERS;
    if (offset.lo() <= believed && offset.hi() >= -believed) {
      return;
    }
    long nearly = Micros.of(clocks.limits().device());
    boolean hours = ClockCuts.wholeHours(offset.estimate(), nearly) != 0;
    add(hours ? Kind.TIME_ZONE : Kind.WRONG, at, offset.estimate(), evidence);
  }

  /** The clock was looked at on the dock, and was another than its words had shown. */
  private void differ(DockLooks.Differing differing) {
    OffsetInterval before = differing.before().clock().offsetAtMoment(differing.look().at());
    long by = differing.look().middle() - before.estimate();
    if (Math.abs(by) >= MATTERS) {
      add(Kind.JUMP, differing.look().at(), by, List.of(differing.look().seq()));
    }
  }

  private static long firstEvent(ClockStretch stretch, OffsetInterval offset) {
    return stretch.extreme(true) - offset.estimate();
  }

  private static List<Long> ends(ClockStretch stretch) {
    TreeSet<Long> seqs = new TreeSet<>();
    seqs.add(stretch.end(true));
    seqs.add(stretch.end(false));
    stretch.measurements().forEach(measurement -> seqs.add(measurement.seq()));
    while (seqs.size() > MOST_EVIDENCE) {
      seqs.remove(seqs.last());
    }
    return List.copyOf(seqs);
  }

  private void add(Kind kind, long at, long by, List<Long> evidence) {
    Instant when = Micros.instant(at);
    found.add(new ClockFinding(kind, when, Micros.duration(by), evidence));
  }
}
