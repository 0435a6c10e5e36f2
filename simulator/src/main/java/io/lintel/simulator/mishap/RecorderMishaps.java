package io.lintel.simulator.mishap;

import java.util.List;

/** What is wrong with recorders, their clocks and their custody. */
public final class RecorderMishaps {
  public static final MishapKind WRONG_TIME_ZONE =
      new MishapKind(
          "wrong_time_zone",
          Group.RECORDER,
          Opportunity.RECORDER,
          List.of(
              new Parameter(
                  "by",
                  ParameterType.DURATION,
                  "8h",
                  new Words("how far ahead the clock is", "时钟超前的时间"))),
          new Words("The clock stands in another time zone.", "记录仪时钟的时区设错。"),
          new Words(
              "As if right, where messages come at once: the clock is measured.",
              "消息及时到达时时钟可测，判定不受影响。"));

  public static final MishapKind CLOCK_OFF_BY =
      new MishapKind(
          "clock_off_by",
          Group.RECORDER,
          Opportunity.RECORDER,
          List.of(
              new Parameter(
                  "by",
                  ParameterType.DURATION,
                  "-6m..6m",
                  new Words("how far ahead the clock is", "时钟超前的时间"))),
          new Words("The clock was set wrong.", "记录仪时钟没有对准。"),
          new Words(
              "As if right, where messages come at once: the clock is measured.",
              "消息及时到达时时钟可测，判定不受影响。"));

  public static final MishapKind CLOCK_DRIFT =
      new MishapKind(
          "clock_drift",
          Group.RECORDER,
          Opportunity.RECORDER,
          List.of(
              new Parameter(
                  "per_day",
                  ParameterType.DURATION,
                  "-40s..40s",
                  new Words("gained in a day", "每天快的时间"))),
          new Words("The clock runs too fast or too slow.", "记录仪时钟走得过快或过慢。"),
          new Words(
              "PASS and FAIL as if right or UNDECIDED; never a false FAIL.",
              "判定不受影响或为无法判定，绝不误判不合格。"));

  public static final MishapKind FACTORY_DATE =
      new MishapKind(
          "factory_date",
          Group.RECORDER,
          Opportunity.RECORDER,
          List.of(
              new Parameter(
                  "date",
                  ParameterType.DATE,
                  "2000-01-01",
                  new Words("what the clock shows when it is switched on", "开机时显示的日期"))),
          new Words(
              "The clock begins at its factory date when it is switched on.", "开机时时钟从出厂日期开始。"),
          new Words(
              "As if right, where messages come at once: the clock is measured.",
              "消息及时到达时时钟可测，判定不受影响。"));

  public static final MishapKind SWAPPED_RECORDERS =
      new MishapKind(
          "swapped_recorders",
          Group.RECORDER,
          Opportunity.PAIR,
          List.of(),
          new Words(
              "Two partners take each other’s recorder, from the morning or from a moment of the day on; the custody book does not learn of it.",
              "两名搭档拿错了对方的记录仪（从早上或某一时刻起），领用登记没有更新。"),
          new Words(
              "Links by place, REC-3 FAIL for both; no REC-1 or REC-2 FAIL for what the other did.",
              "按位置关联，两人 REC-3 均不合格；不因对方的录像判 REC-1、REC-2 不合格。"));

  public static final MishapKind HEARTBEATS_LOST =
      new MishapKind(
          "heartbeats_lost",
          Group.RECORDER,
          Opportunity.VISIT,
          List.of(),
          new Words(
              "Heartbeats made in the visit never arrive; the recording and its file are whole.",
              "服务过程中的心跳消息全部丢失，录像与文件完整。"),
          new Words("REC-2 PASS, not certain (network only).", "REC-2 合格但不确定（仅网络原因）。"));

  public static final MishapKind RECORDER_OFFLINE =
      new MishapKind(
          "recorder_offline",
          Group.RECORDER,
          Opportunity.VISIT,
          List.of(),
          new Words(
              "The recorder has no network in the visit; what it has to say comes afterwards.",
              "服务过程中记录仪没有网络，消息在之后补发。"),
          new Words(
              "As if right: late messages are not held against anybody.", "判定不受影响：迟到的消息不归咎于人。"));

  public static final MishapKind REPORT_SENT_TWICE =
      new MishapKind(
          "report_sent_twice",
          Group.RECORDER,
          Opportunity.MESSAGE,
          List.of(),
          new Words(
              "A recorder sends a report a second time, as after a lost acknowledgement.",
              "记录仪重复发送一条消息（如确认丢失后）。"),
          new Words("Stored once.", "只存储一次。"));

  static final List<MishapKind> ALL =
      List.of(
          WRONG_TIME_ZONE,
          CLOCK_OFF_BY,
          CLOCK_DRIFT,
          FACTORY_DATE,
          SWAPPED_RECORDERS,
          HEARTBEATS_LOST,
          RECORDER_OFFLINE,
          REPORT_SENT_TWICE);

  private RecorderMishaps() {}
}
