package io.lintel.simulator.mishap;

import java.util.List;

/** What receivers tell of where they are, in one visit, while it is not so. */
public final class FixMishaps {
  private static final Parameter OF =
      Parameter.oneOf(
          "of",
          List.of("both", "recorder", "phone"),
          new Words("whose fixes: both, recorder or phone", "谁的定位：both 为两者"));

  public static final MishapKind FIXES_AT_ZERO =
      new MishapKind(
          "fixes_at_zero",
          Group.RECORDER,
          Opportunity.VISIT,
          List.of(OF),
          new Words(
              "Indoors there is no fix, and the device says 0, 0 for it.", "室内没有定位，设备上报的坐标为 0, 0。"),
          new Words("It says nothing: as if there were no fix.", "视为没有定位，不作为证据。"));

  public static final MishapKind FIXES_MISSING =
      new MishapKind(
          "fixes_missing",
          Group.RECORDER,
          Opportunity.VISIT,
          List.of(OF),
          new Words(
              "Indoors there is no fix, and none is told (as by a JT/T 808 terminal that says it is"
                  + " not located).",
              "室内没有定位，也不上报位置（如 JT/T 808 终端的未定位标志）。"),
          new Words(
              "Linked by the other evidence; REC-4 has nothing to judge by.",
              "按其他证据关联；REC-4 无从判断。"));

  public static final MishapKind FIXES_STALE =
      new MishapKind(
          "fixes_stale",
          Group.RECORDER,
          Opportunity.VISIT,
          List.of(
              OF,
              new Parameter(
                  "age",
                  ParameterType.DURATION,
                  "5m..40m",
                  new Words("how old it is at the arrival", "到达时该定位已有多旧"))),
          new Words(
              "The last fix from under open sky is repeated to the digit, all through the visit.",
              "整个服务过程一直重复此前户外的最后一次定位，数值完全相同。"),
          new Words("A fix that never moves is no proof of being elsewhere.", "一成不变的定位不能证明人在别处。"));

  public static final MishapKind FIXES_BIASED =
      new MishapKind(
          "fixes_biased",
          Group.RECORDER,
          Opportunity.VISIT,
          List.of(
              OF,
              new Parameter(
                  "metres",
                  ParameterType.NUMBER,
                  "500",
                  new Words("how far off, all in one direction", "同一方向上的偏差米数"))),
          new Words(
              "All fixes of the visit are off by the same, far more than the accuracy they state.",
              "整个服务过程的定位都偏向同一方向，偏差远大于所报精度。"),
          new Words(
              "Never a false FAIL; links by the other evidence, or UNDECIDED.",
              "绝不误判不合格；按其他证据关联，或为无法判定。"));

  public static final MishapKind FIXES_COARSE =
      new MishapKind(
          "fixes_coarse",
          Group.RECORDER,
          Opportunity.VISIT,
          List.of(
              OF,
              new Parameter(
                  "accuracy",
                  ParameterType.NUMBER,
                  "100..1500",
                  new Words("metres, as it is stated", "所报精度（米）"))),
          new Words(
              "The fixes are those of a cell of the network, and say so.", "定位来自基站，精度低，且如实上报。"),
          new Words("Weighed by their accuracy: as if right.", "按精度取权，判定不受影响。"));

  static final List<MishapKind> ALL =
      List.of(FIXES_AT_ZERO, FIXES_MISSING, FIXES_STALE, FIXES_BIASED, FIXES_COARSE);

  private FixMishaps() {}
}
