package io.lintel.gateway.audit;

import io.lintel.gateway.audit.RecorderWording.Hole;
import io.lintel.gateway.clock.TimeBounds;
import io.lintel.gateway.policy.Limit;
import io.lintel.gateway.policy.Limits;
import io.lintel.gateway.recorder.GapClass;
import io.lintel.gateway.recorder.RecorderStory;
import io.lintel.gateway.recorder.Recording;
import io.lintel.gateway.visit.Door;
import io.lintel.gateway.visit.Moment;
import io.lintel.gateway.wording.Sentence;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** REC-2: recording from the knock to leaving, without a gap longer than the policy allows. */
final class RecorderThroughVisit implements Rule {
  static final String ID = "REC-2";

  private static final Limit<Duration> GAP =
      Limit.seconds("gap_s", "5", "the longest gap that is none", "不视为中断的最长间隔（秒）");

  private static final Rule ON_BEFORE_KNOCK = new RecorderOnBeforeKnock();

  private static final Card CARD =
      Card.of(ID, Scope.TECHNICIAN)
          .clause(
              "Wear the service recorder when entering the customer's premises.", "进入用户现场时…戴…服务记录仪")
          .from(SourceDocument.A, Basis.READING)
          .checks(
              "The recording covers the time from the knock to leaving, without a gap longer than"
                  + " gap_s.",
              "录像覆盖从敲门到离开的全过程，中断不超过 gap_s。")
          .judged(
              "Per technician. Starting late is a gap, too: who breaks REC-1 by more than `gap_s`"
                  + " breaks REC-2.",
              "按人员判定。迟开也是中断：REC-1 迟开超过 `gap_s` 者，REC-2 亦不合格。")
          .limits(GAP);

  @Override
  public Card card() {
    return CARD;
  }

  @Override
  public Judgement judge(VisitScene scene, Limits limits) {
    Judgement onBeforeKnock = ON_BEFORE_KNOCK.judge(scene, limits);
    return scene.call().unlessBearerOpen(Judging.judge(scene.call(), limits, onBeforeKnock));
  }

  /** One judgement. */
  private static final class Judging {
    /** A running recording's next word may take this long to come. */
    private static final Duration NEXT_WORD = Duration.ofMinutes(1);

    private final Limits limits;
    private final Call call;
    private final Moment knock;
    private final TimeBounds exit;
    private final boolean late;
    private final List<Judgement> gaps = new ArrayList<>();
    private boolean timeOpen;
    private boolean anothers;
    private boolean trusted = true;
    private final List<Long> evidence = new ArrayList<>();

    private Judging(Limits limits, Call call, Moment knock, TimeBounds exit) {
      this.limits = limits;
      this.call = call;
      this.knock = knock;
      this.exit = exit;
      Moment left = call.door().exit();
      this.late = knock.late() || (left != null && left.late());
      evidence.add(knock.seq());
      if (left != null) {
        evidence.add(left.seq());
      }
    }

    /**
     * @param onBeforeKnock what REC-1 says of the same call: without any recording both say the
     *     same
     */
    static Judgement judge(Call call, Limits limits, Judgement onBeforeKnock) {
      Door door = call.door();
      Moment knock = door.knock();
      TimeBounds exit = door.to();
      boolean elsewhere = call.recordersElsewhere();
      if (knock == null || exit == null || elsewhere) {
        return onBeforeKnock.toldWith(RecorderOnBeforeKnock.ID);
      }
      List<Recording> recordings = call.recordings(knock.time().lo(), call.latest());
      if (recordings.isEmpty()) {
        return new Judgement(
                onBeforeKnock.outcome(),
                onBeforeKnock.certain(),
                onBeforeKnock.cause(),
                null,
                onBeforeKnock.because(),
                onBeforeKnock.evidence(),
                onBeforeKnock.awaits())
            .toldWith(RecorderOnBeforeKnock.ID);
      }
      Moment left = door.exit();
      return new Judging(limits, call, knock, left == null ? exit : left.time())
          .judge(recordings)
          .besides(onBeforeKnock);
    }

    /** What was found, and whether nothing was missing but the beginning. */
    private record Found(Judgement judgement, boolean onlyAtBegin) {
      /**
       * A recording that began too late is missing at the beginning for both rules: one fact, which
       * a person looks at once, where the other rule does not make less of it.
       */
      Judgement besides(Judgement onBeforeKnock) {
        boolean same =
            onlyAtBegin
                && judgement.severity() >= Judgement.TO_LOOK_AT
                && onBeforeKnock.severity() >= judgement.severity()
                && (judgement.cause() == null || judgement.cause() == onBeforeKnock.cause());
        return same ? judgement.toldWith(RecorderOnBeforeKnock.ID) : judgement;
      }
    }

    private Found judge(List<Recording> recordings) {
      Recording before = null;
      for (Recording recording : recordings) {
        evidence.addAll(recording.evidence());
        timeOpen |= call.timeOpen(recording);
        anothers |= HourShift.mayBeAnothers(call, recording);
        trusted &= call.clockTrusted(recording);
        if (before == null) {
          atBegin(recording);
          before = recording;
        } else if (before.end() != null && reaches(recording, before)) {
          between(before, recording);
          before = recording;
        }
      }
      atEnd(Objects.requireNonNull(before));
      Judgement worst = Collections.max(gaps, Judgement.KINDEST_FIRST);
      if (worst.outcome() == Outcome.PASS && call.door().exit() == null) {
        return new Found(Judgement.undecided(null, RecorderWording.notOver(), evidence), false);
      }
      boolean unheard = unheardWithin(recordings, false);
      boolean whole = !unheardWithin(recordings, true);
      Sentence because =
          worst.outcome() != Outcome.PASS
              ? RecorderWording.all(told(worst))
              : unheard ? RecorderWording.coveredThoughUnheard() : RecorderWording.covered();
      Judgement judgement =
          new Judgement(
              worst.outcome(),
              worst.certain() && (whole || worst.outcome() != Outcome.PASS),
              worst.cause(),
              null,
              muted(recordings) ? RecorderWording.withoutSound(because) : because,
              evidence,
              worst.awaits());
      // The first gap is the one at the beginning.
      boolean restIsWhole = gaps.stream().skip(1).allMatch(gap -> gap.outcome() == Outcome.PASS);
      return new Found(judgement, restIsWhole);
    }

    /** Every gap that breaks the rule, in the order of the visit; of doubts the worst is enough. */
    private List<Sentence> told(Judgement worst) {
      return worst.outcome() != Outcome.FAIL
          ? List.of(worst.because())
          : gaps.stream()
              .filter(gap -> gap.outcome() == Outcome.FAIL)
              .map(Judgement::because)
              .distinct()
              .toList();
    }

    private static boolean muted(List<Recording> recordings) {
      for (Recording recording : recordings) {
        if (recording.muted()) {
          return true;
        }
      }
      return false;
    }

    private static boolean reaches(Recording next, Recording before) {
      TimeBounds one = before.end();
      TimeBounds two = next.end();
      return two == null || one == null || two.estimate().isAfter(one.estimate());
    }

    private void atBegin(Recording first) {
      TimeBounds begin = first.begin(limits.get(RecorderLimits.PREBUFFER_COUNTS));
      RecorderStory story = call.storyOf(first);
      gap(
          Hole.AT_BEGIN,
          Lateness.of(begin, knock.time()),
          GapClass.UNKNOWN,
          () -> Blame.forSilence(story, knock.time().lo(), begin.lo()),
          () -> call.doubt(first, knock.time().lo(), begin.hi()));
    }

    private void between(Recording before, Recording next) {
      TimeBounds end = Objects.requireNonNull(before.end());
      TimeBounds begin = next.begin(limits.get(RecorderLimits.PREBUFFER_COUNTS));
      Lateness within = within(end, begin, sameClock(before, next));
      RecorderStory story = call.storyOf(before);
      gap(
          Hole.INSIDE,
          within,
          before.endedBy(),
          () -> Blame.forGap(before.endedBy(), story, end.lo(), begin.lo()),
          () -> call.doubt(next, end.lo(), begin.hi()));
    }

    private void atEnd(Recording last) {
      TimeBounds end = last.end();
      if (end == null) {
        Duration unheard = Duration.between(last.knownUntil(), exit.estimate());
        if (unheard.compareTo(NEXT_WORD) > 0) {
          Doubt doubt = Doubt.of(call.storyOf(last).silence(last.knownUntil(), exit.estimate()));
          gaps.add(call.withheld(doubt, null, RecorderWording.coveredSoFar(), evidence));
        } else {
          boolean heard = !last.knownUntil().isBefore(exit.hi());
          gaps.add(Judgement.pass(heard, null, RecorderWording.covered(), evidence));
        }
        return;
      }
      RecorderStory story = call.storyOf(last);
      gap(
          Hole.AT_END,
          Lateness.of(exit, end),
          last.endedBy(),
          () -> Blame.forGap(last.endedBy(), story, end.lo(), exit.lo()),
          () -> doubtAtEnd(last, end, story));
    }

    private @Nullable Doubt doubtAtEnd(Recording last, TimeBounds end, RecorderStory story) {
      Doubt doubt = call.doubt(last, end.lo(), exit.lo());
      boolean stayedOff = !end.hi().isBefore(exit.lo()) || story.knownOff(end.hi(), exit.lo());
      return doubt == null && !stayedOff ? Doubt.of(story.silence(end.hi(), exit.lo())) : doubt;
    }

    /**
     * @param cause asked for a FAIL only, as is {@code doubt}: most gaps are none
     */
    private void gap(
        Hole hole,
        Lateness length,
        GapClass why,
        Supplier<Cause> cause,
        Supplier<@Nullable Doubt> doubt) {
      Outcome outcome = length.notMoreThan(limits.get(GAP));
      if (outcome == Outcome.PASS && !late) {
        if (anothers || (timeOpen && length.mayBeGrave(limits.get(GAP)))) {
          Sentence covered = RecorderWording.covered();
          gaps.add(Judgement.undecided(null, Doubt.TIME_OPEN.after(covered), evidence));
          return;
        }
        // What is covered needs no words of its own: the whole visit's are told.
        boolean certain = trusted && length.certainly(limits.get(GAP));
        gaps.add(Judgement.pass(certain, null, RecorderWording.covered(), List.of()));
        return;
      }
      Sentence because = RecorderWording.gap(hole, length, why);
      if (late) {
        gaps.add(Judgement.undecided(null, Doubt.STEP_TIME.after(because), evidence));
      } else if (outcome == Outcome.UNDECIDED) {
        gaps.add(Judgement.undecided(null, RecorderWording.explicable(because), evidence));
      } else {
        Doubt told = doubt.get();
        boolean byPhone = hole != Hole.INSIDE && call.phoneUnmeasured(knock);
        Doubt open = told == null && byPhone ? Doubt.PHONE_UNMEASURED : told;
        gaps.add(
            open == null
                ? Judgement.fail(cause.get(), null, because, evidence)
                : call.withheld(open, null, because, evidence));
      }
    }

    /** How much of the gap between two recordings lies between the knock and leaving. */
    private Lateness within(TimeBounds end, TimeBounds begin, boolean sameClock) {
      boolean inside = !end.lo().isBefore(knock.time().hi()) && !begin.hi().isAfter(exit.lo());
      if (inside && sameClock) {
        // To the millisecond: the clock's drift within the gap is less.
        long length = Math.round(Lateness.of(begin, end).estimate() / 1000.0) * 1000;
        return new Lateness(length, length, length);
      }
      TimeBounds from = later(end, knock.time());
      TimeBounds to = earlier(begin, exit);
      return Lateness.of(to, from);
    }

    /** Both ends told by the same clock, so that its error falls out of their difference. */
    private static boolean sameClock(Recording before, Recording next) {
      TimeBounds end = Objects.requireNonNull(before.end());
      return before.recorder().equals(next.recorder())
          && before.epoch() == next.epoch()
          && before.endedBy() != GapClass.UNKNOWN
          && end.uncertainty().minus(next.begin().uncertainty()).abs().toMillis() < 100;
    }

    /**
     * @param unfiled only where no docked file shows that it ran on
     */
    private boolean unheardWithin(List<Recording> recordings, boolean unfiled) {
      for (Recording recording : recordings) {
        if (unfiled && recording.filed()) {
          continue;
        }
        for (Recording.Pause pause : recording.pauses()) {
          if (pause.why() == GapClass.NETWORK_ONLY
              && pause.to().hi().isAfter(knock.time().lo())
              && pause.from().lo().isBefore(exit.hi())) {
            return true;
          }
        }
      }
      return false;
    }

    private static TimeBounds later(TimeBounds one, TimeBounds other) {
      return new TimeBounds(
          max(one.lo(), other.lo()),
          max(one.estimate(), other.estimate()),
          max(one.hi(), other.hi()));
    }

    private static TimeBounds earlier(TimeBounds one, TimeBounds other) {
      return new TimeBounds(
          min(one.lo(), other.lo()),
          min(one.estimate(), other.estimate()),
          min(one.hi(), other.hi()));
    }

    private static Instant max(Instant one, Instant other) {
      return one.isAfter(other) ? one : other;
    }

    private static Instant min(Instant one, Instant other) {
      return one.isBefore(other) ? one : other;
    }
  }
}
