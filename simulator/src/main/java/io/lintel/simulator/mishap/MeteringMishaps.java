package io.lintel.simulator.mishap;

import java.util.List;

/** Readings that people type, readings on their way, valves that people turn. */
public final class MeteringMishaps {
  public static final MishapKind READING_MISTYPED =
      new MishapKind(
          "reading_mistyped",
          Group.METERING,
          Opportunity.VISIT,
          List.of(
              Parameter.oneOf(
                  "how",
                  List.of("digits", "offset"),
                  new Words(
                      "digits: two digits are swapped; offset: it is off by an amount",
                      "digits 为两位数字颠倒，offset 为相差一定数值")),
              new Parameter(
                  "by",
                  ParameterType.NUMBER,
                  "0.5..20",
                  new Words("m³, where it is off by an amount", "相差的立方米数"))),
          new Words("The typed reading is wrong.", "人工录入的读数有误。"),
          new Words("MTR-2 FAIL against the meter’s own reading.", "与表具自身读数不符，MTR-2 不合格。"));

  public static final MishapKind READING_COPIED =
      new MishapKind(
          "reading_copied",
          Group.METERING,
          Opportunity.VISIT,
          List.of(
              new Parameter(
                  "from_before",
                  ParameterType.DURATION,
                  "30d",
                  new Words("how old the copied reading is", "抄用的读数有多旧"))),
          new Words("Last month’s reading is typed instead of today’s.", "录入的是上月的读数。"),
          new Words("MTR-2 FAIL against the meter’s own reading.", "与表具自身读数不符，MTR-2 不合格。"));

  public static final MishapKind VALVE_OPENED_WITHOUT_VISIT =
      new MishapKind(
          "valve_opened_without_visit",
          Group.METERING,
          Opportunity.METER,
          List.of(),
          new Words("A meter reports an opened valve while nobody is there.", "无人到访时表具报告阀门被打开。"),
          new Words("MTR-4 FAIL: no visit and no command explains it.", "没有服务或指令可以解释，MTR-4 不合格。"));

  public static final MishapKind READING_DELAYED =
      new MishapKind(
          "reading_delayed",
          Group.METERING,
          Opportunity.MESSAGE,
          List.of(
              new Parameter(
                  "by",
                  ParameterType.DURATION,
                  "60s..10m",
                  new Words("how much later it is sent", "推迟发送的时间"))),
          new Words("A reading is sent minutes after it was made.", "读数在产生几分钟后才发送。"),
          new Words("Stored with its own time.", "按读数自身时间存储。"));

  public static final MishapKind READING_SENT_TWICE =
      new MishapKind(
          "reading_sent_twice",
          Group.METERING,
          Opportunity.MESSAGE,
          List.of(),
          new Words(
              "A meter sends a reading a second time, as after a lost acknowledgement.",
              "表具重复发送一条读数（如确认丢失后）。"),
          new Words("Stored once.", "只存储一次。"));

  public static final MishapKind METER_COUNTS_BACKWARDS =
      new MishapKind(
          "meter_counts_backwards",
          Group.METERING,
          Opportunity.METER,
          List.of(
              new Parameter(
                  "by",
                  ParameterType.NUMBER,
                  "1..40",
                  new Words("m³, but no more than half of the index", "立方米，但不超过读数的一半"))),
          new Words(
              "The meter’s counter falls at some moment of the day, as under a magnet or when it is"
                  + " opened.",
              "表具计数在当天某一时刻变小（如磁铁干扰或被拆开）。"),
          new Words("MTR-3 FAIL at the visits to that meter.", "该表具当日服务的 MTR-3 不合格。"));

  static final List<MishapKind> ALL =
      List.of(
          READING_MISTYPED,
          READING_COPIED,
          VALVE_OPENED_WITHOUT_VISIT,
          READING_DELAYED,
          READING_SENT_TWICE,
          METER_COUNTS_BACKWARDS);

  private MeteringMishaps() {}
}
