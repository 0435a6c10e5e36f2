package io.lintel.simulator.mishap;

import java.util.List;

/** How a recorder speaks, or does not, all day. */
public final class SpeakingMishaps {
  public static final MishapKind RECORDER_SAYS_NOTHING =
      new MishapKind(
          "recorder_says_nothing",
          Group.RECORDER,
          Opportunity.RECORDER,
          List.of(),
          new Words(
              "The recorder has no network: all that is ever heard of it are the files that a dock"
                  + " takes.",
              "记录仪没有网络：只能从采集站取得其文件。"),
          new Words(
              "UNDECIDED until the dock, then judged by the files and the clock read there.",
              "采集前无法判定，采集后按文件和采集时读取的时钟判定。"));

  public static final MishapKind HEARTBEATS_NEVER_SENT =
      new MishapKind(
          "heartbeats_never_sent",
          Group.RECORDER,
          Opportunity.RECORDER,
          List.of(),
          new Words(
              "The recorder tells what is done to it, and nothing in between.", "记录仪只上报操作事件，不发心跳。"),
          new Words(
              "Judged by starts, stops and files; silence alone is no evidence.",
              "按开始、停止和文件判定；仅沉默不作为证据。"));

  public static final MishapKind WORDS_LOST =
      new MishapKind(
          "words_lost",
          Group.RECORDER,
          Opportunity.MESSAGE,
          List.of(
              Parameter.oneOf(
                  "what",
                  List.of("start", "stop", "any"),
                  new Words(
                      "start or stop of a recording, or any of its messages",
                      "start 为开始录像，stop 为停止录像，any 为任何消息"))),
          new Words("A recorder’s message is lost for good.", "记录仪的一条消息永久丢失。"),
          new Words(
              "A lost start lies between the words around it; a hole in seq is no silence.",
              "丢失的开始介于前后消息之间；seq 有缺口不算沉默。"));

  public static final MishapKind WORDS_NOT_NUMBERED =
      new MishapKind(
          "words_not_numbered",
          Group.RECORDER,
          Opportunity.RECORDER,
          List.of(),
          new Words("The recorder’s messages have no seq.", "记录仪的消息没有 seq。"),
          new Words(
              "What is missing cannot be seen: absence is weaker evidence.",
              "看不出缺了什么：没有消息是较弱的证据。"));

  public static final MishapKind RELAYED_WITH_DELAY =
      new MishapKind(
          "relayed_with_delay",
          Group.RECORDER,
          Opportunity.RECORDER,
          List.of(
              new Parameter(
                  "by",
                  ParameterType.DURATION,
                  "25s..100s",
                  new Words("under way, always the same", "在途时间，恒定不变")),
              Parameter.oneOf(
                  "forwards",
                  List.of("time", "all"),
                  new Words(
                      "time: only when it happened; all: as the recorder wrote it, with the time of"
                          + " sending and the round trip to the relay",
                      "time 只转发发生时间；all 原样转发，含发送时间和到中转平台的往返时间"))),
          new Words(
              "The recorder speaks to its maker’s cloud, which passes everything on with a constant"
                  + " delay.",
              "记录仪连到厂商云平台，平台以恒定延迟转发全部消息。"),
          new Words(
              "A delay that never varies looks like an offset: what cannot be told apart stays"
                  + " open.",
              "恒定延迟与时钟偏差无法区分：分不清的保持无法判定。"));

  public static final MishapKind NOT_SET_FOR_DAYS =
      new MishapKind(
          "not_set_for_days",
          Group.RECORDER,
          Opportunity.RECORDER,
          List.of(
              new Parameter(
                  "days",
                  ParameterType.COUNT,
                  "2..10",
                  new Words("since a dock last set the clock", "距上次采集站校时的天数"))),
          new Words("The clock was last set days ago and has drifted since.", "时钟在若干天前校准，此后一直漂移。"),
          new Words(
              "As if right where it is measured, else within what such clocks are known to drift.",
              "能测得的照常判定，否则按该型号已知的漂移放宽。"));

  static final List<MishapKind> ALL =
      List.of(
          RECORDER_SAYS_NOTHING,
          HEARTBEATS_NEVER_SENT,
          WORDS_LOST,
          WORDS_NOT_NUMBERED,
          RELAYED_WITH_DELAY,
          NOT_SET_FOR_DAYS);

  private SpeakingMishaps() {}
}
