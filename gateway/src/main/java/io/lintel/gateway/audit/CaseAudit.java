package io.lintel.gateway.audit;

import io.lintel.gateway.linking.Link;
import io.lintel.gateway.linking.Weights;
import io.lintel.gateway.linking.Whereabouts;
import io.lintel.gateway.metering.ReadingFact;
import io.lintel.gateway.policy.Limits;
import io.lintel.gateway.policy.Policy;
import io.lintel.gateway.visit.Door;
import java.util.ArrayList;
import java.util.List;

/**
 * Judges a technician's day. A pure function: the same file and policy give the same result, to the
 * order of its lists.
 */
public final class CaseAudit {
  private CaseAudit() {}

  public static CaseResult judge(CaseFile file, Policy policy) {
    return judge(file, policy, true);
  }

  /**
   * As {@link #judge}, but without the stories and the whereabouts: for who counts or compares, and
   * neither draws nor looks for swaps.
   */
  public static CaseResult judgeUndrawn(CaseFile file, Policy policy) {
    return judge(file, policy, false);
  }

  private static CaseResult judge(CaseFile file, Policy policy, boolean drawn) {
    Limits limits = policy.limits();
    Weights weights = Weights.of(limits);
    CaseDay day = new CaseDay(file, limits);
    List<VisitStory> stories = new ArrayList<>();
    VisitVerdicts verdicts = new VisitVerdicts(policy);
    LinkedToVisits links = LinkedToVisits.of(CaseLinks.of(day, weights));
    for (Door door : day.doors()) {
      Call call = new Call(door, day.doors(), day.recorders(), limits, file.asOf());
      verdicts.add(new VisitScene(call, day, links));
      if (drawn) {
        stories.add(Stories.of(call, day.readingsAt(door), links, limits));
      }
    }
    return new CaseResult(
        links.all(),
        verdicts.all(),
        notices(day),
        verdicts.awaits(),
        verdicts.waits(),
        stories,
        drawn ? CaseWhereabouts.of(day, weights) : Whereabouts.UNKNOWN);
  }

  private static List<Notice> notices(CaseDay day) {
    List<Notice> notices = new ArrayList<>(ClockNotices.of(day));
    notices.addAll(SwapNotices.of(day.file()));
    notices.addAll(CaseNotices.of(day));
    return notices;
  }

  /** What a recorder did in nobody's custody: recordings are orphans, the rest needs no visit. */
  public static UnheldResult judgeUnheld(UnheldFile file, Policy policy) {
    return UnheldAudit.judge(file, policy);
  }

  /** What was done to a meter on a day without a visit, and nothing explains: orphans, by seq. */
  public static List<Link> judgeUnvisited(UnvisitedMeter file, Policy policy) {
    return UnvisitedMeterAudit.judge(file, policy);
  }

  /**
   * Whether two readings tell the same of what may have been done to their meter: one like those on
   * both its sides changes nothing for {@link #judgeUnvisited}.
   */
  public static boolean tellNothingDone(ReadingFact one, ReadingFact other) {
    return MeterEvent.alike(one, other);
  }
}
