package io.lintel.gateway.audit;

import io.lintel.gateway.metering.MeterCommand;
import io.lintel.gateway.policy.Limits;
import io.lintel.gateway.visit.Door;
import io.lintel.gateway.wording.Sentence;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** MTR-4: who turned a valve, opened a meter or reset it was there, or a command did it. */
final class MeterEventsExplained implements Rule {
  static final String ID = "MTR-4";

  private static final Card CARD =
      Card.of(ID, Scope.VISIT)
          .clause("(none) Nobody turns a valve or opens a meter unseen.", "（无原文）阀门与表具的操作有据可查")
          .from(SourceDocument.NONE, Basis.OURS)
          .checks(
              "Valve, cover and reset events of the visit's meters on that day are explained by a"
                  + " visit there or by a command.",
              "服务表具当日的阀门、开盖和复位事件有服务或指令可以解释。")
          .judged(
              "A turned valve is known from two readings, so it happened between them; a command"
                  + " explains valve or reset, as its name says. FAIL has cause `unknown`: the"
                  + " event is the meter's, not the technician's. UNDECIDED while another visit"
                  + " there is not known to be over, and where an alarm that came sooner than the"
                  + " meter's readings do came only after the visit: it was most likely told at"
                  + " once. On days without a visit the reading is an orphan instead."
                  + " NOT_APPLICABLE where the meters say nothing themselves.",
              "阀门状态由前后两次读数得知，因此发生在两者之间；指令按其名称解释阀门或复位事件。不合格的原因为 `unknown`：事件属于表具，不属于人员。"
                  + "另有一次服务尚不知是否结束时为无法判定；表具不按周期临时上报告警、且晚于服务时同样无法判定，因其多半当即上报。没有服务的日子，该读数列为无主记录。表具自身没有读数则不适用。")
          .limits(MeterLimits.EVENT_WITHIN);

  @Override
  public Card card() {
    return CARD;
  }

  @Override
  public Judgement judge(VisitScene scene, Limits limits) {
    return MetersOfVisit.judge(
        scene.door(),
        scene.day(),
        new Sentence("Nothing was done to the meter that day", "当日表具没有操作事件"),
        new Judging(scene.day(), limits)::look);
  }

  /** One judgement. */
  private static final class Judging {
    private final CaseDay day;
    private final Duration within;

    private Judging(CaseDay day, Limits limits) {
      this.day = day;
      this.within = limits.get(MeterLimits.EVENT_WITHIN);
    }

    private List<Judgement> look(String meter, List<MeterWord> told) {
      List<Judgement> found = new ArrayList<>();
      for (MeterEvent event : MeterEvent.of(told)) {
        if (day.file().meterDay().holds(event.word().time().estimate())) {
          found.add(judge(meter, event).about(event.when()));
        }
      }
      return found;
    }

    private Judgement judge(String meter, MeterEvent event) {
      List<Long> evidence = List.of(event.word().seq());
      MeterEventCauses causes =
          new MeterEventCauses(meter, day.file().commands(), day.file().meterDay().calls(), within);
      MeterCommand command = causes.command(event);
      if (command != null) {
        return Judgement.pass(
            true,
            null,
            said(event, "; a command explains it", "；有指令可以解释"),
            List.of(event.word().seq(), command.seq()));
      }
      if (causes.visited(event, event.likelyFrom())) {
        return Judgement.pass(
            true, null, said(event, "; another visit explains it", "；有另一次服务可以解释"), evidence);
      }
      boolean open = causes.mayBeVisited(event);
      boolean before = causes.visited(event, event.from());
      for (Door door : day.doors()) {
        if (!door.visit().meters().contains(meter)) {
          continue;
        }
        if (!door.carriedOut()) {
          open |= !door.visit().calledOff();
        } else if (door.tappedLate()) {
          open |= mayHaveBeenNear(door, event);
        } else if (near(door, event, event.likelyFrom())) {
          return Judgement.pass(
              true, null, said(event, "; the visit explains it", "；本次服务可以解释"), evidence);
        } else {
          before |= near(door, event, event.from());
        }
      }
      if (open) {
        return Judgement.undecided(
            null,
            said(event, "; a visit there is not known to be over", "；另有一次服务尚不知是否结束"),
            evidence);
      }
      if (before) {
        return Judgement.undecided(
            null,
            said(
                event,
                "; a visit may explain it, but the meter told of it out of turn, later",
                "；有服务可能解释，但表具在其后临时上报"),
            evidence);
      }
      return Judgement.fail(
          Cause.UNKNOWN,
          null,
          said(event, ", and no visit and no command explains it", "，没有服务或指令可以解释"),
          evidence);
    }

    private boolean near(Door carriedOut, MeterEvent event, Instant eventFrom) {
      Instant from = Objects.requireNonNull(carriedOut.from()).lo();
      Instant to = Objects.requireNonNull(carriedOut.to()).hi();
      return !from.minus(within).isAfter(event.to()) && !to.plus(within).isBefore(eventFrom);
    }

    /** Tapped late, it was at some time before its taps. */
    private boolean mayHaveBeenNear(Door tappedLate, MeterEvent event) {
      Instant to = Objects.requireNonNull(tappedLate.to()).hi();
      return !to.plus(within).isBefore(event.from());
    }

    private static Sentence said(MeterEvent event, String en, String zh) {
      Sentence what =
          switch (event.kind()) {
            case VALVE -> new Sentence("The valve was turned", "阀门被操作");
            case COVER -> new Sentence("The meter reports " + event.what(), "表具报告 " + event.what());
            case RESET -> new Sentence("The meter was reset", "表具被复位");
          };
      return new Sentence(what.en() + en, what.zh() + zh);
    }
  }
}
