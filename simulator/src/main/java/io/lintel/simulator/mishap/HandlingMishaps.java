package io.lintel.simulator.mishap;

import java.util.List;

/** How a recorder is treated at doors. */
public final class HandlingMishaps {
  public static final MishapKind RECORDER_ON_LATE =
      new MishapKind(
          "recorder_on_late",
          Group.HANDLING,
          Opportunity.DOOR,
          List.of(
              new Parameter(
                  "by",
                  ParameterType.DURATION,
                  "8s..55s",
                  new Words(
                      "after the first bell or knock; less than nothing is just in time",
                      "首次按铃或敲门之后的时间，负值为敲门之前"))),
          new Words("The recorder is switched on after the knock.", "敲门之后才开启记录仪。"),
          new Words(
              "REC-1 FAIL where the clocks can tell, UNDECIDED where they cannot.",
              "时钟足以判断时 REC-1 判不合格，否则为无法判定。"));

  public static final MishapKind RECORDER_NEVER_ON =
      new MishapKind(
          "recorder_never_on",
          Group.HANDLING,
          Opportunity.DOOR,
          List.of(),
          new Words("The recorder stays off for the whole visit.", "整个服务过程都没有开启记录仪。"),
          new Words(
              "REC-1 and REC-2 FAIL where the recorder is known to have been off, UNDECIDED where"
                  + " it was not heard.",
              "确知记录仪未录像时 REC-1、REC-2 判不合格，没有消息时为无法判定。"));

  public static final MishapKind RECORDER_OFF_EARLY =
      new MishapKind(
          "recorder_off_early",
          Group.HANDLING,
          Opportunity.DOOR,
          List.of(
              new Parameter(
                  "by", ParameterType.DURATION, "30s..3m", new Words("before leaving", "离开之前的时间"))),
          new Words("The recorder is switched off before the door is left.", "离开之前就关闭了记录仪。"),
          new Words("REC-2 FAIL, REC-1 as it was.", "REC-2 判不合格，REC-1 不变。"));

  public static final MishapKind RECORDER_PAUSED_INSIDE =
      new MishapKind(
          "recorder_paused_inside",
          Group.HANDLING,
          Opportunity.DOOR,
          List.of(
              new Parameter(
                  "lasts",
                  ParameterType.DURATION,
                  "40s..6m",
                  new Words("until it is switched on again", "到重新开启为止"))),
          new Words(
              "The recorder is switched off inside, and on again after a while.",
              "在户内关闭记录仪，过一段时间再开启。"),
          new Words("REC-2 FAIL, REC-1 as it was.", "REC-2 判不合格，REC-1 不变。"));

  public static final MishapKind RECORDER_MUTED =
      new MishapKind(
          "recorder_muted",
          Group.HANDLING,
          Opportunity.DOOR,
          List.of(),
          new Words("The recorder films without sound.", "记录仪只录像不录音。"),
          new Words(
              "Nothing by the messages; the docked file has no sound track.",
              "仅凭消息看不出；采集到的文件没有声轨。"));

  public static final MishapKind BATTERY_DEATH =
      new MishapKind(
          "battery_death",
          Group.HANDLING,
          Opportunity.DOOR,
          List.of(
              new Parameter(
                  "back_after",
                  ParameterType.DURATION,
                  "2m..20m",
                  new Words("until there is another battery", "到换上电池为止")),
              Parameter.oneOf(
                  "clock",
                  List.of("factory", "kept"),
                  new Words(
                      "kept, or factory: it begins again at its factory date",
                      "kept 为时钟保持，factory 为恢复出厂日期"))),
          new Words(
              "The battery gives out in the visit; with another one the clock may begin at its"
                  + " factory date.",
              "服务过程中电池耗尽；更换电池后时钟可能恢复为出厂日期。"),
          new Words(
              "REC-2 FAIL with cause device, or UNDECIDED; never a person's fault.",
              "REC-2 因设备原因不合格或无法判定，绝不归咎于人。"));

  public static final MishapKind SHARED_RECORDING =
      new MishapKind(
          "shared_recording",
          Group.HANDLING,
          Opportunity.DOOR,
          List.of(),
          new Words(
              "One recording runs over all doors of a staircase. The share is of staircases with"
                  + " several doors.",
              "同一单元的多户共用一段录像。比例以有多户的单元计。"),
          new Words(
              "Linked to every door it covers; each judged on the whole: PASS.",
              "关联到所覆盖的每一户，并按整段录像判定：合格。"));

  public static final MishapKind ONE_LONG_RECORDING =
      new MishapKind(
          "one_long_recording",
          Group.HANDLING,
          Opportunity.PERSON,
          List.of(),
          new Words(
              "The recorder is switched on before the first door and off after the last one.",
              "第一户之前开启记录仪，最后一户之后才关闭，全天一段录像。"),
          new Words(
              "Linked to every visit that it covers; each judged on the whole: PASS.",
              "关联到所覆盖的每次服务，并按整段录像判定：合格。"));

  static final List<MishapKind> ALL =
      List.of(
          RECORDER_ON_LATE,
          RECORDER_NEVER_ON,
          RECORDER_OFF_EARLY,
          RECORDER_PAUSED_INSIDE,
          RECORDER_MUTED,
          BATTERY_DEATH,
          SHARED_RECORDING,
          ONE_LONG_RECORDING);

  private HandlingMishaps() {}
}
