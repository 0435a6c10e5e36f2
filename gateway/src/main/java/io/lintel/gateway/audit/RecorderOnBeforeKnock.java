package io.lintel.gateway.audit;

import io.lintel.gateway.clock.TimeBounds;
import io.lintel.gateway.policy.Limit;
import io.lintel.gateway.policy.Limits;
import io.lintel.gateway.recorder.RecorderStory;
import io.lintel.gateway.recorder.Recording;
import io.lintel.gateway.visit.Door;
import io.lintel.gateway.visit.Moment;
import io.lintel.gateway.wording.Sentence;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** REC-1: recording before the first knock, or before the first step that shows the door passed. */
final class RecorderOnBeforeKnock implements Rule {
  static final String ID = "REC-1";

  private static final Limit<Duration> SLACK =
      Limit.seconds("slack_s", "0", "how much later is not late yet", "允许的迟开秒数");

  private static final Card CARD =
      Card.of(ID, Scope.TECHNICIAN)
          .clause("Switch the service recorder on before entering.", "入户前开启服务记录仪")
          .from(SourceDocument.A, Basis.CLAUSE)
          .checks(
              "The recording began no later than the first knock or bell (strict) or the entry"
                  + " (lenient).",
              "录像不晚于首次敲门或按铃（严格）或入户（宽松）开始。")
          .judged(
              "Per technician. `late_by_s` is always measured from the knock, also where the entry"
                  + " decides.",
              "按人员判定。`late_by_s` 始终自敲门起算，即使以入户为准。")
          .limits(RecorderLimits.AGAINST, RecorderLimits.PREBUFFER_COUNTS, SLACK);

  @Override
  public Card card() {
    return CARD;
  }

  @Override
  public Judgement judge(VisitScene scene, Limits limits) {
    Call call = scene.call();
    return scene.once(
        ID, () -> scene.links().spokenOf(call, call.unlessBearerOpen(Judging.judge(call, limits))));
  }

  /** One judgement. */
  private static final class Judging {
    /** A recording of which nothing was heard for longer than this may have ended unheard. */
    private static final Duration UNHEARD = Duration.ofMinutes(10);

    private final Limits limits;
    private final Call call;
    private final Moment knock;
    private final Moment against;

    private Judging(Limits limits, Call call, Moment knock, Moment against) {
      this.limits = limits;
      this.call = call;
      this.knock = knock;
      this.against = against;
    }

    static Judgement judge(Call call, Limits limits) {
      Door door = call.door();
      Moment knock = door.knock();
      Moment against = call.moment(limits.get(RecorderLimits.AGAINST));
      if (knock == null || against == null) {
        return Judgement.undecided(
            null,
            new Sentence("No step shows when the door was reached", "没有步骤表明何时到达门口"),
            List.of());
      }
      if (call.recordersElsewhere()) {
        return Judgement.undecided(
            null, RecorderWording.recorderElsewhere(), List.of(knock.seq(), against.seq()));
      }
      return new Judging(limits, call, knock, against).judge();
    }

    private Judgement judge() {
      Judgement kindest = null;
      for (Recording recording : call.recordings(against.time().lo(), call.latest())) {
        Judgement judged = judge(recording);
        if (kindest == null || Judgement.KINDEST_FIRST.compare(judged, kindest) < 0) {
          kindest = judged;
        }
      }
      return kindest == null ? noRecording() : kindest;
    }

    /** The whole recording counts, not the piece in this visit. */
    private Judgement judge(Recording recording) {
      TimeBounds begin = recording.begin(limits.get(RecorderLimits.PREBUFFER_COUNTS));
      Lateness late = Lateness.of(begin, against.time());
      Lateness shown = Lateness.of(begin, knock.time());
      Sentence because = RecorderWording.begin(shown, knock.type(), against.type());
      List<Long> evidence = new ArrayList<>(recording.evidence());
      evidence.add(knock.seq());
      evidence.add(against.seq());
      Outcome outcome = late.notMoreThan(limits.get(SLACK));
      if (against.late()) {
        return Judgement.undecided(shown, Doubt.STEP_TIME.after(because), evidence);
      }
      if (outcome == Outcome.FAIL) {
        return late(recording, shown, because, evidence);
      }
      if (outcome == Outcome.UNDECIDED) {
        return Judgement.undecided(shown, RecorderWording.explicable(because), evidence);
      }
      boolean certain = late.certainly(limits.get(SLACK)) && call.clockTrusted(recording);
      return onInTime(recording, certain, shown, because, evidence);
    }

    private Judgement late(
        Recording recording, Lateness shown, Sentence because, List<Long> evidence) {
      TimeBounds begin = recording.begin();
      Doubt doubt = call.doubt(recording, against.time().lo(), begin.hi());
      if (doubt == null && call.phoneUnmeasured(against)) {
        doubt = Doubt.PHONE_UNMEASURED;
      }
      if (doubt != null) {
        return call.withheld(doubt, shown, because, evidence);
      }
      RecorderStory story = call.storyOf(recording);
      Cause cause = Blame.forSilence(story, against.time().lo(), begin.lo());
      evidence.addAll(story.framing(against.time().lo(), begin.lo()));
      return Judgement.fail(cause, shown, because, evidence);
    }

    /** It began in time; it must also still have been running. */
    private Judgement onInTime(
        Recording recording,
        boolean certain,
        Lateness shown,
        Sentence because,
        List<Long> evidence) {
      TimeBounds end = recording.end();
      Instant sure = end == null ? recording.knownUntil() : end.lo();
      boolean open = shown.mayBeGrave(limits.get(SLACK)) || sure.isBefore(against.time().hi());
      if ((open && call.timeOpen(recording)) || HourShift.mayBeAnothers(call, recording)) {
        return Judgement.undecided(shown, Doubt.TIME_OPEN.after(because), evidence);
      }
      if (end == null) {
        boolean heard =
            Duration.between(recording.knownUntil(), against.time().estimate()).compareTo(UNHEARD)
                <= 0;
        boolean heardAfter = !recording.knownUntil().isBefore(against.time().hi());
        return heard
            ? Judgement.pass(certain && heardAfter, shown, because, evidence)
            : call.withheld(Doubt.UNHEARD, shown, because, evidence);
      }
      Lateness ended = Lateness.of(against.time(), end);
      return ended.estimate() > 0
          ? Judgement.undecided(shown, RecorderWording.mayHaveEnded(because), evidence)
          : Judgement.pass(certain && ended.hi() <= 0, shown, because, evidence);
    }

    private Judgement noRecording() {
      TimeBounds at = Objects.requireNonNull(against).time();
      List<Long> evidence = new ArrayList<>(List.of(knock.seq(), against.seq()));
      if (call.counting().isEmpty()) {
        return Judgement.undecided(null, RecorderWording.noRecorder(), evidence);
      }
      call.counting().forEach(story -> evidence.addAll(story.framing(at.lo(), call.latest())));
      Sentence because = RecorderWording.noRecording(knock.type());
      if (against.late()) {
        return Judgement.undecided(null, Doubt.STEP_TIME.after(because), evidence);
      }
      Doubt doubt = call.doubt(null, at.lo(), call.latest());
      if (doubt != null) {
        return call.withheld(doubt, null, because, evidence);
      }
      if (call.phoneUnmeasured(against)) {
        return call.withheld(Doubt.PHONE_UNMEASURED, null, because, evidence);
      }
      if (HourShift.fits(call, at)) {
        return Judgement.undecided(null, RecorderWording.fitsShifted(because), evidence);
      }
      RecorderStory story = call.counting().get(0);
      Cause cause =
          call.counting().size() == 1
              ? Blame.forSilence(story, at.lo(), call.latest())
              : Cause.UNKNOWN;
      if (cause == Cause.UNKNOWN && call.inCrew()) {
        // It may lie at the depot, and its holder carry a colleague's.
        return call.withheld(Doubt.SWAP, null, because, evidence);
      }
      return Judgement.fail(cause, null, because, evidence);
    }
  }
}
