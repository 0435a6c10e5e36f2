package io.lintel.gateway.audit;

import io.lintel.gateway.clock.TimeBounds;
import io.lintel.gateway.linking.Link;
import io.lintel.gateway.linking.Whereabouts;
import io.lintel.gateway.metering.ReadingFact;
import io.lintel.gateway.visit.Door;
import io.lintel.gateway.visit.TechnicianId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Judges a technician's day. A pure function: the same file and policy give the same result, to the
 * order of its lists.
 */
public final class CaseAudit {
  private static int byVisitAndRule(Verdict one, Verdict other) {
    int byVisit = one.visit().compareTo(other.visit());
    return byVisit != 0 ? byVisit : one.rule().compareTo(other.rule());
  }

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
    CaseDay day = new CaseDay(file, policy);
    List<Verdict> verdicts = new ArrayList<>();
    List<VisitStory> stories = new ArrayList<>();
    Instant awaits = null;
    FurtherRules further = new FurtherRules(day, policy);
    LinkedToVisits links = LinkedToVisits.of(CaseLinks.of(day, policy.weights()));
    String label = policy.label();
    for (Door door : day.doors()) {
      Call call = new Call(door, day.doors(), day.recorders(), policy, file.asOf());
      List<TimedReading> readings = day.readingsAt(door);
      // In the order of their ids, so that what is sorted below is so already.
      if (speaksForVisit(door)) {
        if (policy.judges(Rule.READING_IN_VISIT)) {
          verdicts.add(
              ReadingInVisit.judge(door, readings, () -> heardSince(door, day.doors()))
                  .verdict(Rule.READING_IN_VISIT, door.visit().id(), null, label));
        }
        further.ofVisit(verdicts, door);
      }
      awaits = Waits.earlier(awaits, recorderVerdicts(verdicts, call, links, policy, label));
      further.ofTechnician(verdicts, call);
      if (drawn) {
        stories.add(Stories.of(call, readings, links, policy));
      }
    }
    verdicts.sort(CaseAudit::byVisitAndRule);
    return new CaseResult(
        links.all(),
        verdicts,
        notices(day),
        Waits.earlier(awaits, further.awaits()),
        further.waits(),
        stories,
        drawn ? CaseWhereabouts.of(day, policy.weights()) : Whereabouts.UNKNOWN);
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

  /** Adds to {@code verdicts}; returns when the first of their waits ends, null without one. */
  private static @Nullable Instant recorderVerdicts(
      List<Verdict> verdicts, Call call, LinkedToVisits links, Policy policy, String label) {
    Instant awaits = null;
    Door door = call.door();
    Judgement onBeforeKnock =
        links.spokenOf(call, call.unlessBearerOpen(RecorderOnBeforeKnock.judge(call, policy)));
    if (policy.judges(Rule.RECORDER_ON_BEFORE_KNOCK)) {
      awaits = onBeforeKnock.awaits();
      verdicts.add(
          onBeforeKnock.verdict(
              Rule.RECORDER_ON_BEFORE_KNOCK, door.visit().id(), door.technician(), label));
    }
    if (policy.judges(Rule.RECORDER_THROUGH_VISIT)) {
      Judgement through =
          call.unlessBearerOpen(RecorderThroughVisit.judge(call, policy, onBeforeKnock));
      awaits = Waits.earlier(awaits, through.awaits());
      boolean alone = !policy.judges(Rule.RECORDER_ON_BEFORE_KNOCK);
      verdicts.add(
          (alone ? through.toldWith(null) : through)
              .verdict(Rule.RECORDER_THROUGH_VISIT, door.visit().id(), door.technician(), label));
    }
    return awaits;
  }

  /** A rule about the visit as a whole is judged once: with the crew's first technician. */
  private static boolean speaksForVisit(Door door) {
    List<TechnicianId> crew = door.visit().technicians();
    return crew.isEmpty() || crew.get(0).equals(door.technician());
  }

  private static boolean heardSince(Door door, List<Door> day) {
    TimeBounds to = door.to();
    if (to != null) {
      for (Door other : day) {
        if (other.witness() == Door.Witness.OWN
            && Objects.requireNonNull(other.from()).lo().isAfter(to.estimate())) {
          return true;
        }
      }
    }
    return false;
  }
}
