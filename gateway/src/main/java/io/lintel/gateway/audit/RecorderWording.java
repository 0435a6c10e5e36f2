package io.lintel.gateway.audit;

import io.lintel.gateway.clock.Micros;
import io.lintel.gateway.clock.TimeBounds;
import io.lintel.gateway.recorder.GapClass;
import io.lintel.gateway.recorder.Recording;
import io.lintel.gateway.visit.StepType;
import io.lintel.gateway.wording.Sentence;
import java.time.Duration;
import java.util.List;

/** The sentences of the recorder rules. */
final class RecorderWording {
  private static final Sentence NOTHING = new Sentence("", "");
  private static final Sentence COVERED =
      new Sentence("Recorded from the knock to leaving", "从敲门到离开全程录像");

  private RecorderWording() {}

  /** "Recorder on 20 s after the knock (±12 s)". */
  static Sentence begin(Lateness late, StepType knock, StepType against) {
    Sentence moment = Wording.moment(knock);
    Sentence length = Wording.length(late.estimate());
    Sentence doubt = Wording.doubt(late);
    Sentence standard = against == knock ? NOTHING : judgedAt(against);
    if (Wording.isBeyondADay(late)) {
      return new Sentence(
          "When the recorder was switched on cannot be said: its clock points to another day"
              + standard.en(),
          "无法说明记录仪何时开启：其时钟指向另一天" + standard.zh());
    }
    if (Math.abs(late.estimate()) < Micros.SECOND / 2) {
      return new Sentence(
          "Recorder on right at " + moment.en() + " (" + doubt.en() + ")" + standard.en(),
          "记录仪在" + moment.zh() + "时开启（" + doubt.zh() + "）" + standard.zh());
    }
    boolean after = late.estimate() > 0;
    return new Sentence(
        "Recorder on "
            + length.en()
            + (after ? " after " : " before ")
            + moment.en()
            + " ("
            + doubt.en()
            + ")"
            + standard.en(),
        "记录仪在"
            + moment.zh()
            + (after ? "后 " : "前 ")
            + length.zh()
            + "开启（"
            + doubt.zh()
            + "）"
            + standard.zh());
  }

  private static Sentence judgedAt(StepType against) {
    Sentence moment = Wording.moment(against);
    return new Sentence(", judged at " + moment.en(), "，以" + moment.zh() + "为准");
  }

  static Sentence explicable(Sentence because) {
    return new Sentence(
        because.en() + "; clocks and taps could explain it", because.zh() + "；时钟和点按误差足以解释");
  }

  static Sentence mayHaveEnded(Sentence because) {
    return new Sentence(
        because.en() + "; but it may have ended before", because.zh() + "；但可能在此之前已停止");
  }

  static Sentence noRecorder() {
    return new Sentence("No recorder was booked out to the technician at the time", "当时该人员没有领用记录仪");
  }

  static Sentence recorderElsewhere() {
    return new Sentence(
        "The recorder booked out to the technician was somewhere else all through the visit",
        "该人员领用的记录仪在整个服务期间位于别处");
  }

  static Sentence noRecording(StepType knock) {
    Sentence moment = Wording.moment(knock);
    return new Sentence("No recording around " + moment.en(), moment.zh() + "前后没有录像");
  }

  /** "a recording of 12 min, begun 20 min before the knock, is linked to this visit". */
  static Sentence linked(Lateness begun, Recording recording) {
    TimeBounds end = recording.lastKnown();
    Sentence length =
        Wording.length(Math.max(0, end.estimateMicros() - recording.begin().estimateMicros()));
    Sentence apart = Wording.length(begun.estimate());
    boolean after = begun.estimate() > 0;
    return new Sentence(
        "a recording of "
            + length.en()
            + ", begun "
            + apart.en()
            + (after ? " after" : " before")
            + " the knock as tapped, is linked to this visit",
        "另有一段录像（时长 "
            + length.zh()
            + "，始于所点敲门时刻"
            + (after ? "之后 " : "之前 ")
            + apart.zh()
            + "）关联到此次服务");
  }

  /** Until when is said by the visit's end: which hour that was depends on the clocks. */
  static Sentence waitingForDock(Sentence because, Duration dock) {
    Sentence length = Wording.span(dock);
    return new Sentence(
        because.en() + "; waiting for the dock, until " + length.en() + " after the visit",
        because.zh() + "；等待采集，至服务结束后 " + length.zh());
  }

  static Sentence evidenceMissing(Sentence because) {
    return new Sentence(because.en() + "; evidence missing", because.zh() + "；证据缺失");
  }

  static Sentence withoutSound(Sentence because) {
    return new Sentence(because.en() + ", in part without sound", because.zh() + "，部分录像无声音");
  }

  static Sentence fitsShifted(Sentence because) {
    return new Sentence(
        because.en() + "; one would fit if its clock were wrong by whole hours",
        because.zh() + "；若记录仪时钟相差整小时，则有录像吻合");
  }

  /** Where in a visit the recording is missing; {@code %s} is for how long. */
  enum Hole {
    AT_BEGIN("No recording for the first %s", "敲门后最初 %s未录像"),
    INSIDE("Recording interrupted for %s", "录像中断 %s"),
    AT_END("Recording ended %s before leaving", "录像在离开前 %s停止");

    private final String en;
    private final String zh;

    Hole(String en, String zh) {
      this.en = en;
      this.zh = zh;
    }
  }

  /** "Recording interrupted for 40 s (±3 s): stopped by hand". */
  static Sentence gap(Hole hole, Lateness length, GapClass why) {
    Sentence lasted = Wording.length(Math.max(0, length.estimate()));
    Sentence doubt = Wording.bracketedDoubt(length);
    Sentence reason = Wording.why(why);
    boolean known = why != GapClass.UNKNOWN;
    return new Sentence(
        hole.en.replace("%s", lasted.en()) + doubt.en() + (known ? ": " + reason.en() : ""),
        hole.zh.replace("%s", lasted.zh()) + doubt.zh() + (known ? "：" + reason.zh() : ""));
  }

  static Sentence covered() {
    return COVERED;
  }

  static Sentence coveredSoFar() {
    return new Sentence("Recorded since the knock, as far as known", "据目前所知自敲门起一直在录像");
  }

  static Sentence coveredThoughUnheard() {
    return new Sentence(
        "Recorded from the knock to leaving; heartbeats were missing, the recording was not",
        "从敲门到离开全程录像；仅心跳缺失，录像未中断");
  }

  static Sentence notOver() {
    return new Sentence("No step shows when the technician left", "没有步骤表明何时离开");
  }

  /** Gaps that are told one by one; of more it is said how many. */
  private static final int MOST_GAPS = 3;

  /**
   * Several of a kind in one sentence.
   *
   * @param each not empty
   */
  static Sentence all(List<Sentence> each) {
    StringBuilder en = new StringBuilder();
    StringBuilder zh = new StringBuilder();
    for (Sentence one : each.subList(0, Math.min(MOST_GAPS, each.size()))) {
      en.append(en.isEmpty() ? "" : "; ").append(one.en());
      zh.append(zh.isEmpty() ? "" : "；").append(one.zh());
    }
    int more = each.size() - MOST_GAPS;
    return more > 0
        ? new Sentence(en + "; and " + more + " more", zh + "；另有 " + more + " 处")
        : new Sentence(en.toString(), zh.toString());
  }
}
