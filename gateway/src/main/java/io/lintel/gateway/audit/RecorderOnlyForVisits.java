package io.lintel.gateway.audit;

import io.lintel.gateway.clock.TimeBounds;
import io.lintel.gateway.custody.CustodySpan;
import io.lintel.gateway.linking.Swap;
import io.lintel.gateway.linking.Weights;
import io.lintel.gateway.policy.Limit;
import io.lintel.gateway.policy.Limits;
import io.lintel.gateway.recorder.GapClass;
import io.lintel.gateway.recorder.PowerSpan;
import io.lintel.gateway.recorder.RecorderStory;
import io.lintel.gateway.recorder.Recording;
import io.lintel.gateway.visit.Door;
import io.lintel.gateway.visit.GeoPoint;
import io.lintel.gateway.visit.TapHabits;
import io.lintel.gateway.visit.TechnicianId;
import io.lintel.gateway.visit.TimedStep;
import io.lintel.gateway.wording.Sentence;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** REC-6: no recording without a visit, no recorder switched on and off all shift long. */
final class RecorderOnlyForVisits implements Rule {
  static final String ID = "REC-6";

  private static final Limit<Integer> POWER_CYCLES =
      Limit.count(
          "power_cycles",
          5,
          1,
          1_000,
          "so often a recorder may be switched on in a shift",
          "一个班次内允许的开机次数");

  private static final Card CARD =
      Card.of(ID, Scope.TECHNICIAN)
          .clause("(none) The recorder serves the visits, and nothing else.", "（无原文）记录仪仅用于入户服务")
          .from(SourceDocument.NONE, Basis.OURS)
          .checks(
              "No recording that no visit explains, and no recorder switched on more than"
                  + " power_cycles times in a shift.",
              "没有无服务可解释的录像；一个班次内开机不超过 power_cycles 次。")
          .judged(
              "Per technician. Each visit answers for the time from its own arrival to the next one"
                  + " of that day, the first and the last also for what was before and after. A"
                  + " recording up to `weights.edge_within_s` from a visit is that visit's, and one"
                  + " as soon after the recorder was handed out is a trial. FAIL, with cause"
                  + " `unknown`, only if the recorder was booked out to the technician throughout,"
                  + " was at the technician's doors before and after, its clock was measured, the"
                  + " phone was heard since, and every visit of the day has steps or was called"
                  + " off; otherwise UNDECIDED. Switching on after an empty battery, a full storage"
                  + " or a fault is not counted; with it the limit is passed with cause `device` at"
                  + " most. NOT_APPLICABLE where no recorder of the technician was heard.",
              "按人员判定。每次服务负责从本次到达至当日下一次到达的时间，首末两次兼及此前此后。距服务不超过 `weights.edge_within_s`"
                  + " 的录像归该服务；领用后同样时间内的录像视为试机。仅当记录仪全程由该人员领用、前后均到过其服务现场、时钟经过测量、此后收到过其手机消息、且当日服务均有步骤或已取消，才判不合格，原因为"
                  + " `unknown`；否则为无法判定。电量耗尽、存储已满或故障后的开机不计数；计入才超限的，原因至多为 `device`。该人员的记录仪毫无消息则不适用。")
          .limits(POWER_CYCLES);

  @Override
  public Card card() {
    return CARD;
  }

  @Override
  public Judgement judge(VisitScene scene, Limits limits) {
    return Judging.judge(scene.door(), scene.day(), limits);
  }

  /** One judgement. */
  private static final class Judging {
    /** Trouble shortly before a recorder went off explains that it did. */
    private static final Duration TROUBLE_BEFORE = Duration.ofMinutes(2);

    private final CaseDay day;
    private final Limits limits;
    private final Weights weights;
    private final Door door;

    /** The doors carried out, by arrival. */
    private final List<Door> shift;

    /** What this visit answers for; the ends are open where there is no visit before or after. */
    private final Instant from;

    private final Instant to;
    private final List<Judgement> found = new ArrayList<>();
    private boolean heard;

    private Judging(Door door, CaseDay day, Limits limits) {
      this.day = day;
      this.limits = limits;
      this.weights = Weights.of(limits);
      this.door = door;
      this.shift =
          day.doors().stream()
              .filter(Door::carriedOut)
              .sorted(
                  Comparator.comparing((Door each) -> arrival(each).estimate())
                      .thenComparing(each -> each.visit().id()))
              .toList();
      int at = shift.indexOf(door);
      this.from = at == 0 ? Instant.MIN : arrival(door).estimate();
      this.to = at + 1 == shift.size() ? Instant.MAX : arrival(shift.get(at + 1)).estimate();
    }

    static Judgement judge(Door door, CaseDay day, Limits limits) {
      return new Judging(door, day, limits).judge();
    }

    private Judgement judge() {
      for (RecorderStory story : day.recorders().all()) {
        if (!story.events().isEmpty() && isOurs(story, arrival(door).estimate())) {
          heard = true;
          cycles(story);
        }
        for (Recording recording : story.recordings()) {
          Instant begin = recording.begin().estimate();
          if (!begin.isBefore(from) && begin.isBefore(to) && isOurs(story, begin)) {
            heard = true;
            stray(story, recording);
          }
        }
      }
      if (!heard) {
        return Judgement.notApplicable(
            new Sentence("No recorder of the technician was heard", "该人员的记录仪没有消息"));
      }
      return Judgement.worstOf(found, new Sentence("Recorded at visits only", "仅在服务时录像"));
    }

    private static TimeBounds arrival(Door carriedOut) {
      return Objects.requireNonNull(carriedOut.from());
    }

    /** Booked out to or bound to this technician on this day, and not carried by somebody else. */
    private boolean isOurs(RecorderStory story, Instant when) {
      TechnicianId technician = door.technician();
      for (Swap swap : day.file().swaps()) {
        if (swap.holds(when) && swap.bearerOf(story.recorder()).isPresent()) {
          boolean ours = swap.bearerOf(story.recorder()).filter(technician::equals).isPresent();
          if (swap.outweighs(weights) || !ours) {
            return ours;
          }
        }
      }
      return holds(story, when) || technician.text().equals(story.boundAt(when).orElse(null));
    }

    private boolean holds(RecorderStory story, Instant when) {
      CustodySpan span = day.recorders().custody().at(story.recorder(), when);
      return span != null && span.technician().equals(door.technician());
    }

    private void stray(RecorderStory story, Recording recording) {
      TimeBounds begin = recording.begin(true);
      TimeBounds end = recording.lastKnown();
      Duration edge = weights.edgeWithin();
      for (Door each : shift) {
        if (!begin.lo().minus(edge).isAfter(Objects.requireNonNull(each.to()).hi())
            && !end.hi().plus(edge).isBefore(arrival(each).lo())) {
          return;
        }
      }
      if (isTrial(story, begin, edge)) {
        return;
      }
      if (tappedLateAfter(begin).stream().anyMatch(late -> wasAt(story, late, begin, end))) {
        return;
      }
      Sentence stray = new Sentence("A recording that no visit explains", "有一段录像没有服务可以解释");
      Sentence doubt = doubt(story, recording, begin, end);
      Judgement judgement =
          doubt == null
              ? Judgement.fail(Cause.UNKNOWN, null, stray, recording.evidence())
              : Judgement.undecided(null, but(stray, doubt), recording.evidence());
      found.add(
          judgement.about(
              TimeBounds.ofMicros(
                  begin.estimateMicros(),
                  begin.estimateMicros(),
                  Math.max(begin.estimateMicros(), end.estimateMicros()))));
    }

    /** Whoever is handed a recorder may try it. */
    private boolean isTrial(RecorderStory story, TimeBounds begin, Duration within) {
      CustodySpan span = day.recorders().custody().at(story.recorder(), begin.hi());
      return span != null
          && span.technician().equals(door.technician())
          && !begin.lo().isAfter(span.from().plus(within));
    }

    /**
     * The visits whose taps say only that they were before them: the next one, and such as were
     * made up for after the visits that followed them, in the hours before.
     */
    private List<Door> tappedLateAfter(TimeBounds begin) {
      List<Door> late = new ArrayList<>();
      boolean next = true;
      for (Door each : shift) {
        if (begin.lo().isAfter(Objects.requireNonNull(each.to()).hi())) {
          continue;
        }
        boolean soon = !begin.hi().isBefore(arrival(each).lo().minus(LateCalls.LOOK_BACK));
        if ((next || soon) && each.steps().stream().anyMatch(TimedStep::late)) {
          late.add(each);
        }
        next = false;
      }
      return late;
    }

    private boolean wasAt(RecorderStory story, Door each, TimeBounds begin, TimeBounds end) {
      GeoPoint address = each.visit().position();
      double radius = limits.get(TapHabits.RADIUS);
      return address != null
          && story.eventsAround(begin.lo(), end.hi()).stream()
              .map(event -> event.event().position())
              .anyMatch(fix -> fix != null && fix.leastMetresTo(address) <= radius);
    }

    private static Sentence but(Sentence one, Sentence doubt) {
      return new Sentence(one.en() + "; " + doubt.en(), one.zh() + "；" + doubt.zh());
    }

    /** Why the stray recording is held against nobody, or null. */
    private @Nullable Sentence doubt(
        RecorderStory story, Recording recording, TimeBounds begin, TimeBounds end) {
      if (!recording.basis().measured()) {
        return new Sentence("the recorder's clock was not measured", "记录仪时钟未经测量");
      }
      if (!holds(story, begin.lo()) || !holds(story, end.hi())) {
        return new Sentence(
            "the recorder was not booked out to the technician throughout", "记录仪并非全程由该人员领用");
      }
      if (!tappedLateAfter(begin).isEmpty()) {
        return new Sentence("a visit was tapped late afterwards", "其后有一次服务为事后补录");
      }
      if (openVisit()) {
        return new Sentence("a visit of the day has no steps yet", "当日有一次服务尚无步骤");
      }
      if (!phoneHeardSince(end.hi())) {
        return new Sentence("the phone was not heard since", "此后未收到手机消息");
      }
      return withTechnicianAround(story, begin)
          ? null
          : new Sentence("somebody else may have carried the recorder", "记录仪可能由他人携带");
    }

    /** A visit may have taken place at another hour than was agreed, and its steps be under way. */
    private boolean openVisit() {
      return day.doors().stream().anyMatch(each -> !each.carriedOut() && !each.visit().calledOff());
    }

    private boolean phoneHeardSince(Instant when) {
      for (Door each : shift) {
        for (TimedStep step : each.steps()) {
          if (each.witness() == Door.Witness.OWN && step.act().lo().isAfter(when)) {
            return true;
          }
        }
      }
      return false;
    }

    private boolean withTechnicianAround(RecorderStory story, TimeBounds begin) {
      double radius = limits.get(TapHabits.RADIUS);
      return new InHand(shift, radius).around(story, null, begin.estimate());
    }

    /**
     * The switching-on that passes the limit is answered for by the visit in whose time it lies.
     */
    private void cycles(RecorderStory story) {
      Instant begins = arrival(shift.get(0)).lo();
      Instant ends = Objects.requireNonNull(shift.get(shift.size() - 1).to()).hi();
      int all = 0;
      int unexplained = 0;
      List<Long> evidence = new ArrayList<>();
      PowerSpan before = null;
      Cycles here = null;
      for (PowerSpan span : story.power()) {
        Instant on = span.begin().estimate();
        if (before != null && !on.isBefore(begins) && !on.isAfter(ends)) {
          TimeBounds off = before.end();
          Instant since = (off == null ? before.begin() : off).lo().minus(TROUBLE_BEFORE);
          boolean explained = story.trouble(since, span.begin().lo()) != GapClass.UNKNOWN;
          all++;
          unexplained += explained ? 0 : 1;
          evidence.addAll(span.evidence().subList(0, 1));
          if (!on.isBefore(from) && on.isBefore(to)) {
            here = new Cycles(all, unexplained, List.copyOf(evidence));
          }
        }
        before = span;
      }
      if (here != null) {
        passed(story, here);
      }
    }

    /** How often a recorder was switched on from the shift's begin on. */
    private record Cycles(int all, int unexplained, List<Long> evidence) {}

    private void passed(RecorderStory story, Cycles cycles) {
      int limit = limits.get(POWER_CYCLES);
      if (cycles.all() <= limit) {
        return;
      }
      Sentence often =
          new Sentence(
              "Recorder switched on " + cycles.all() + " times in the shift",
              "一个班次内开机 " + cycles.all() + " 次");
      boolean held = holds(story, arrival(door).lo());
      if (cycles.unexplained() <= limit) {
        found.add(Judgement.fail(Cause.DEVICE, null, often, cycles.evidence()));
      } else if (held) {
        found.add(Judgement.fail(Cause.UNKNOWN, null, often, cycles.evidence()));
      } else {
        found.add(
            Judgement.undecided(
                null,
                but(
                    often,
                    new Sentence(
                        "the recorder was not booked out to the technician", "记录仪并非由该人员领用")),
                cycles.evidence()));
      }
    }
  }
}
