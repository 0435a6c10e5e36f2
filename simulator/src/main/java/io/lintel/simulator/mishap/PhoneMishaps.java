package io.lintel.simulator.mishap;

import java.util.List;

/** What is tapped on phones, and when. */
public final class PhoneMishaps {
  public static final MishapKind KNOCK_NOT_TAPPED =
      new MishapKind(
          "knock_not_tapped",
          Group.PHONE,
          Opportunity.DOOR,
          List.of(),
          new Words(
              "The bell or knock is not tapped, all other steps are.", "没有点按“按铃”或“敲门”，其他步骤都点了。"),
          new Words(
              "Judged at the next step at the door; never a false FAIL.", "以门口的下一步骤为准，绝不误判不合格。"));

  public static final MishapKind STEPS_TAPPED_LATE =
      new MishapKind(
          "steps_tapped_late",
          Group.PHONE,
          Opportunity.VISIT,
          List.of(
              new Parameter(
                  "after",
                  ParameterType.DURATION,
                  "4m..12m",
                  new Words("after the staircase was left", "离开单元之后的时间"))),
          new Words("All steps are tapped later in the car, in one go.", "所有步骤事后在车上一次点完。"),
          new Words("UNDECIDED: the taps contradict the place.", "无法判定：点按与位置矛盾。"));

  public static final MishapKind TAPS_OFFLINE =
      new MishapKind(
          "taps_offline",
          Group.PHONE,
          Opportunity.VISIT,
          List.of(
              new Parameter(
                  "back_after",
                  ParameterType.DURATION,
                  "30s..7m",
                  new Words("after the last act", "最后一步之后的时间"))),
          new Words(
              "The phone has no network in the visit; its taps come afterwards, with their age.",
              "服务过程中手机没有网络，点按记录之后带时长补发。"),
          new Words("As if right.", "判定不受影响。"));

  public static final MishapKind PHONE_CLOCK_OFF =
      new MishapKind(
          "phone_clock_off",
          Group.PHONE,
          Opportunity.PHONE,
          List.of(
              new Parameter(
                  "by",
                  ParameterType.DURATION,
                  "-5m..5m",
                  new Words("how far ahead the clock is", "时钟超前的时间")),
              new Parameter(
                  "states_age",
                  ParameterType.YES_OR_NO,
                  "true",
                  new Words("whether taps say how old they are", "点按是否带有时长"))),
          new Words("The phone’s clock is wrong.", "手机时钟不准。"),
          new Words(
              "As if right with ages, not certain or UNDECIDED without; never a false FAIL.",
              "带时长时不受影响，否则不确定或无法判定，绝不误判不合格。"));

  static final List<MishapKind> ALL =
      List.of(KNOCK_NOT_TAPPED, STEPS_TAPPED_LATE, TAPS_OFFLINE, PHONE_CLOCK_OFF);

  private PhoneMishaps() {}
}
