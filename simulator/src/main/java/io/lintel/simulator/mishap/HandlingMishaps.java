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
                  new Words("after the first bell or knock", "首次按铃或敲门之后"))),
          new Words("The recorder is switched on after the knock.", "敲门之后才开启记录仪。"),
          new Words(
              "REC-1 FAIL where the clocks can tell, UNDECIDED where they cannot.",
              "时钟足以判断时 REC-1 判不合格,否则为无法判定。"));

  static final List<MishapKind> ALL = List.of(RECORDER_ON_LATE);

  private HandlingMishaps() {}
}
