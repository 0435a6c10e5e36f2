package io.lintel.gateway.projection;

import io.lintel.gateway.audit.CaseResult;
import io.lintel.gateway.audit.Verdict;
import io.lintel.gateway.audit.VisitStory;
import io.lintel.gateway.casework.Subject.TechnicianDay;
import io.lintel.gateway.linking.Link;
import io.lintel.gateway.store.ProjectionWriter;
import io.lintel.gateway.store.VerdictTable.Given;
import io.lintel.gateway.visit.TechnicianId;
import io.lintel.gateway.visit.VisitId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Compares what follows now with what stood, and writes the difference. */
final class ResultWriter {
  private final ProjectionWriter tables;
  private final PendingStories stories;
  private final Findings findings;
  private final int judges;

  /**
   * @param judges the version of those that judge
   */
  ResultWriter(ProjectionWriter tables, PendingStories stories, Findings findings, int judges) {
    this.tables = tables;
    this.stories = stories;
    this.findings = findings;
    this.judges = judges;
  }

  private record Point(VisitId visit, String rule, @Nullable TechnicianId technician) {
    static Point of(Verdict verdict) {
      return new Point(verdict.visit(), verdict.rule(), verdict.technician());
    }
  }

  /**
   * @param seq the last entry of the commit group
   */
  void write(OpenCase open, CaseResult result, long seq) {
    CaseResult before = open.written();
    if (before == null || !before.verdicts().equals(result.verdicts())) {
      verdicts(open, result, seq);
    }
    if (before == null || !before.links().equals(result.links())) {
      links(open, before, result);
    }
    stories(open.key(), before, result);
    open.written(result);
  }

  private void verdicts(OpenCase open, CaseResult result, long seq) {
    TechnicianDay key = open.key();
    Set<String> changed = new TreeSet<>();
    List<Given> known = open.standing();
    // Not known while it is written: that may break off.
    open.standing(null);
    List<Given> stood = known == null ? tables.verdicts().standingOf(key) : known;
    for (Given given : stood) {
      if (given.sinceSeq() == seq) {
        changed.add(given.verdict().visit().text());
      }
    }
    if (!changed.isEmpty()) {
      // The case was judged in this group already, and nobody has read that.
      tables.verdicts().unsay(key, seq);
      stood = tables.verdicts().standingOf(key);
    }
    Map<Point, Given> standing = new LinkedHashMap<>();
    for (Given given : stood) {
      standing.put(Point.of(given.verdict()), given);
    }
    List<Given> now = new ArrayList<>();
    for (Verdict verdict : result.verdicts()) {
      if (verdict.technician() == null && !open.speaksFor(verdict.visit().text())) {
        continue;
      }
      Given before = standing.remove(Point.of(verdict));
      Given given = say(key, before, verdict, seq);
      now.add(given);
      if (before == null
          || given.sinceSeq() != before.sinceSeq()
          || !standsWhere(before.verdict(), verdict)) {
        changed.add(verdict.visit().text());
      }
    }
    for (Given withdrawn : standing.values()) {
      tables.verdicts().supersede(key, withdrawn, seq);
      changed.add(withdrawn.verdict().visit().text());
    }
    changed.forEach(tables.verdicts()::summarize);
    open.standing(now);
  }

  /** What stands now: since before, if nothing but numbers and words changed. */
  private Given say(TechnicianDay key, @Nullable Given before, Verdict verdict, long seq) {
    if (before != null && saysTheSame(before.verdict(), verdict)) {
      Given same = new Given(verdict, judges, before.sinceSeq(), null);
      if (!before.equals(same)) {
        tables.verdicts().refine(key, same);
      }
      return same;
    }
    if (before != null) {
      tables.verdicts().supersede(key, before, seq);
    }
    Given now = new Given(verdict, judges, seq, null);
    tables.verdicts().give(key, now);
    return now;
  }

  /** Whether both say as much of the visit, and are decided with the same finding. */
  private static boolean standsWhere(Verdict one, Verdict other) {
    return one.countsForVisit() == other.countsForVisit()
        && Objects.equals(one.toldWith(), other.toldWith());
  }

  private static boolean saysTheSame(Verdict one, Verdict other) {
    return one.outcome() == other.outcome()
        && one.certain() == other.certain()
        && one.unproven() == other.unproven()
        && one.cause() == other.cause()
        && Objects.equals(one.policy(), other.policy());
  }

  private void links(OpenCase open, @Nullable CaseResult earlier, CaseResult result) {
    int alike = earlier == null ? 0 : alike(earlier.links(), result.links());
    Map<Tied, Link> before =
        earlier == null
            ? byTie(tables.links().ofCase(open.key()))
            : kept(open, earlier.links(), alike);
    for (Link link : kept(open, result.links(), alike).values()) {
      Link stood = before.remove(Tied.of(link));
      if (!link.equals(stood)) {
        tables.links().put(open.key(), link);
        changed(open, link, stood);
      }
    }
    for (Link gone : before.values()) {
      tables.links().remove(open.key(), gone);
      changed(open, gone, null);
    }
  }

  private void changed(OpenCase open, Link link, @Nullable Link stood) {
    boolean orphaned =
        link.end() == Link.End.ORPHAN || (stood != null && stood.end() == Link.End.ORPHAN);
    if (orphaned || open.hasToExplain(link.seq())) {
      findings.toExplain(link.seq());
    }
  }

  /** What a link is about; the rest of it is what is said of that. */
  private record Tied(long seq, @Nullable VisitId visit) {
    static Tied of(Link link) {
      return new Tied(link.seq(), link.visit());
    }
  }

  /** How many links both begin with: of a day that goes on, most stand as they stood. */
  private static int alike(List<Link> one, List<Link> other) {
    int end = Math.min(one.size(), other.size());
    int same = 0;
    while (same < end && one.get(same).equals(other.get(same))) {
      same++;
    }
    return same;
  }

  private static Map<Tied, Link> kept(OpenCase open, List<Link> links, int from) {
    List<Link> kept = new ArrayList<>();
    for (Link link : links.subList(from, links.size())) {
      if (link.end() != Link.End.NO_VISIT_EXPECTED || open.hasToExplain(link.seq())) {
        kept.add(link);
      }
    }
    return byTie(kept);
  }

  private static Map<Tied, Link> byTie(List<Link> links) {
    Map<Tied, Link> byTie = new LinkedHashMap<>();
    links.forEach(link -> byTie.put(Tied.of(link), link));
    return byTie;
  }

  private void stories(TechnicianDay key, @Nullable CaseResult earlier, CaseResult result) {
    Map<String, VisitStory> before = new HashMap<>();
    Set<String> gone = new TreeSet<>();
    if (earlier == null) {
      stories.write();
      gone.addAll(tables.stories().visitsOf(key));
    } else {
      earlier.stories().forEach(story -> before.put(story.visit().text(), story));
      gone.addAll(before.keySet());
    }
    for (VisitStory story : result.stories()) {
      gone.remove(story.visit().text());
      if (!story.equals(before.get(story.visit().text()))) {
        stories.put(key, story);
      }
    }
    gone.forEach(visit -> stories.remove(key, visit));
  }
}
