package io.lintel.simulator.mishap;

import java.util.List;

/** What somebody does all day because they always do: how they tap, and in which order they go. */
public final class HabitMishaps {
  public static final MishapKind KNOCK_TAPPED_AHEAD =
      new MishapKind(
          "knock_tapped_ahead",
          Group.PHONE,
          Opportunity.PHONE,
          List.of(
              new Parameter(
                  "by",
                  ParameterType.DURATION,
                  "20s..70s",
                  new Words(
                      "before the bell or knock, but never before the arrival is tapped",
                      "比按铃或敲门提前的时间，但不早于点按“到达”"))),
          new Words(
              "The bell or knock is tapped on the way up the stairs, before it is done.",
              "上楼途中就点了“按铃”或“敲门”，实际动作在后。"),
          new Words(
              "PASS or UNDECIDED where the recorder was on before the real knock; never a false"
                  + " FAIL.",
              "实际敲门前已开启记录仪的，应为合格或无法判定，绝不误判不合格。"));

  public static final MishapKind LEFT_TAPPED_LATE =
      new MishapKind(
          "left_tapped_late",
          Group.PHONE,
          Opportunity.PHONE,
          List.of(
              new Parameter(
                  "by",
                  ParameterType.DURATION,
                  "60s..5m",
                  new Words("after the door was left", "离开之后的时间"))),
          new Words(
              "Leaving is tapped in the car, when the recorder is off already.",
              "回到车上才点“离开”，此时记录仪已经关闭。"),
          new Words(
              "REC-2 PASS or UNDECIDED: the end of the visit is known no better than the tap.",
              "REC-2 合格或无法判定：离开时间的精度不高于点按。"));

  public static final MishapKind TAPS_IN_BULK =
      new MishapKind(
          "taps_in_bulk",
          Group.PHONE,
          Opportunity.PHONE,
          List.of(
              new Parameter(
                  "after",
                  ParameterType.DURATION,
                  "5s..60s",
                  new Words("the first one, after the last act", "第一次点按距最后一步的时间")),
              new Parameter(
                  "apart",
                  ParameterType.DURATION,
                  "12s",
                  new Words("between one tap and the next", "两次点按的间隔"))),
          new Words(
              "After each visit all its steps are tapped one after another, evenly, at the door or"
                  + " in the car.",
              "每次服务结束后，在门口或车上把所有步骤依次匀速点完。"),
          new Words(
              "UNDECIDED: no tap tells when its act was; never a false FAIL.",
              "无法判定：点按时间不能说明动作时间，绝不误判不合格。"));

  public static final MishapKind TAPS_RESENT_WITH_FIRST_AGE =
      new MishapKind(
          "taps_resent_with_first_age",
          Group.PHONE,
          Opportunity.VISIT,
          List.of(
              new Parameter(
                  "later",
                  ParameterType.DURATION,
                  "30s..5m",
                  new Words("how much later than the first try", "比首次发送晚多久"))),
          new Words(
              "Half of the taps are lost and sent again to the letter, with the age that they had"
                  + " at the first try.",
              "一半点按首次发送失败，之后原样重发，所带时长仍为首次发送时的值。"),
          new Words(
              "As if right, where the phone’s clock was measured by its other taps.",
              "手机时钟已由其他点按测得的，判定不受影响。"));

  public static final MishapKind APPOINTMENTS_OUT_OF_ORDER =
      new MishapKind(
          "appointments_out_of_order",
          Group.PHONE,
          Opportunity.PERSON,
          List.of(),
          new Words(
              "The doors are called at in another order than the office planned: each appointment"
                  + " is that of another visit of the day.",
              "上门顺序与派单计划不同：各单的预约时间是当天另一单的时间。"),
          new Words(
              "Links and recorder verdicts as if in order: appointments are weak evidence.",
              "关联与记录仪判定不受影响：预约时间只是弱证据。"));

  static final List<MishapKind> ALL =
      List.of(
          KNOCK_TAPPED_AHEAD,
          LEFT_TAPPED_LATE,
          TAPS_IN_BULK,
          TAPS_RESENT_WITH_FIRST_AGE,
          APPOINTMENTS_OUT_OF_ORDER);

  private HabitMishaps() {}
}
