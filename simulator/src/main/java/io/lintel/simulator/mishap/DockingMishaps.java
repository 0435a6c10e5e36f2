package io.lintel.simulator.mishap;

import java.util.List;

/** What happens to files between recorder and docking station. */
public final class DockingMishaps {
  public static final MishapKind DOCKED_LATE =
      new MishapKind(
          "docked_late",
          Group.DOCKING,
          Opportunity.RECORDER,
          List.of(
              new Parameter(
                  "by",
                  ParameterType.DURATION,
                  "2d",
                  new Words("how much later than in the evening", "比当晚晚多久"))),
          new Words(
              "The recorder is put on the dock days after the evening on which it should have"
                  + " been.",
              "记录仪迟于应归还的当晚若干天才放入采集站。"),
          new Words(
              "UNDECIDED while waiting, then as if right; REC-5 FAIL beyond its limit.",
              "等待期间为无法判定，采集后照常判定；超过时限的 REC-5 不合格。"));

  public static final MishapKind DOCKED_TWICE =
      new MishapKind(
          "docked_twice",
          Group.DOCKING,
          Opportunity.FILE,
          List.of(
              new Parameter(
                  "after",
                  ParameterType.DURATION,
                  "5m..40m",
                  new Words("how long after the first time", "与第一次相隔多久"))),
          new Words(
              "The same file comes from a second docking station too, or again from the only one.",
              "同一文件又从另一采集站（或同一采集站再次）上传。"),
          new Words("One recording, known by its hash.", "按哈希识别为同一段录像。"));

  public static final MishapKind FILE_OVERWRITTEN =
      new MishapKind(
          "file_overwritten",
          Group.DOCKING,
          Opportunity.FILE,
          List.of(
              new Parameter(
                  "same_name",
                  ParameterType.SHARE,
                  "0.5",
                  new Words(
                      "how often other content stands under its name; otherwise it is gone",
                      "文件名仍在而内容已变的比例，其余为文件消失"))),
          new Words(
              "The storage ran over before docking: the file is gone, or other content has its"
                  + " name, while the recorder’s own list still has the old hash.",
              "采集前存储写满：文件消失，或同名文件内容已被覆盖，而记录仪自身的索引仍是原来的哈希。"),
          new Words(
              "A hole in the index, or a content that is not the listed one: absence is no evidence"
                  + " any more; UNDECIDED, no FAIL for a missing recording. REC-5 UNDECIDED, and"
                  + " after its limit FAIL by the device where the station’s list shows it; never"
                  + " PASS.",
              "文件索引有缺口，或内容与索引不符：没有录像不再是证据，应为无法判定，不因缺录像判不合格。REC-5"
                  + " 先为无法判定，超过时限且采集站索引可证明的，因设备不合格；绝不判合格。"));

  public static final MishapKind FILE_NEVER_DOCKED =
      new MishapKind(
          "file_never_docked",
          Group.DOCKING,
          Opportunity.FILE,
          List.of(),
          new Words(
              "The file stays on the recorder while the others are taken; the station lists it.",
              "其他文件已采集，该文件一直留在记录仪中；采集站的清单中有它。"),
          new Words(
              "The recorder’s own events still count; REC-5 FAIL or UNDECIDED, never “not"
                  + " recorded”.",
              "仍以记录仪自身事件为准；REC-5 不合格或无法判定，不得判为未录像。"));

  public static final MishapKind DOCK_DOES_NOT_READ_TIME =
      new MishapKind(
          "dock_does_not_read_time",
          Group.DOCKING,
          Opportunity.RECORDER,
          List.of(),
          new Words(
              "The dock sets the recorder’s clock without having read it.", "采集站未先读取记录仪时钟就直接校时。"),
          new Words(
              "No measured offset: a clock that was wrong by hours leaves UNDECIDED, not FAIL.",
              "没有测得的时钟偏差：时钟差数小时的应为无法判定，而非不合格。"));

  public static final MishapKind RECORDER_SET_WRONG_AT_DOCK =
      new MishapKind(
          "recorder_set_wrong_at_dock",
          Group.DOCKING,
          Opportunity.RECORDER,
          List.of(
              new Parameter(
                  "by",
                  ParameterType.DURATION,
                  "3m..20m",
                  new Words("how far ahead the clock is set", "时钟被调快多少"))),
          new Words(
              "The dock of the evening before set the recorder’s clock wrong; it is wrong all day.",
              "前一晚采集站把记录仪时钟校错，全天偏差。"),
          new Words(
              "Corrected from its messages, or from the reading at the dock; a clock finding.",
              "由其消息或采集时读取的时钟校正；列为时钟问题。"));

  public static final MishapKind HEADER_TELLS_FINISH =
      new MishapKind(
          "header_tells_finish",
          Group.DOCKING,
          Opportunity.RECORDER,
          List.of(
              Parameter.oneOf(
                  "record",
                  List.of("name", "header"),
                  new Words(
                      "where a station’s record has the beginning from: the time in the file’s"
                          + " name, or the header",
                      "采集站记录的拍摄时间取自：name 为文件名中的时间，header 为文件头"))),
          new Words(
              "The creation time is written when the recording stops, as most phones’ and many"
                  + " recorders’ writers do. All recorders of a model do the same.",
              "文件头的创建时间在停止录像时写入（多数手机和不少记录仪如此）。同一型号的记录仪都一样。"),
          new Words(
              "Its meaning is told from name, words, length and the model’s other files; what"
                  + " cannot be told stays open.",
              "由文件名、消息、时长和同型号其他文件判断其含义；无法判断的保持无法判定。"));

  public static final MishapKind FILE_LENGTH_WRONG =
      new MishapKind(
          "file_length_wrong",
          Group.DOCKING,
          Opportunity.FILE,
          List.of(
              Parameter.oneOf(
                  "says",
                  List.of("all_ones", "nine_hours", "a_year"),
                  new Words(
                      "all_ones: 0xFFFFFFFF ticks of 1/90000 s; nine_hours, a_year: so long",
                      "all_ones 为 0xFFFFFFFF 个 1/90000 秒；nine_hours 为九小时，a_year 为一年"))),
          new Words(
              "The header, and the station’s record, declare a length that the file does not have.",
              "文件头和采集站记录所写的时长与实际不符。"),
          new Words(
              "A declared length is evidence, not truth: no recording lasts into the next one, nor"
                  + " past the dock.",
              "所写时长只是证据：录像不会延续到下一段之后，也不会晚于采集。"));

  static final List<MishapKind> ALL =
      List.of(
          DOCKED_LATE,
          DOCKED_TWICE,
          FILE_OVERWRITTEN,
          FILE_NEVER_DOCKED,
          DOCK_DOES_NOT_READ_TIME,
          RECORDER_SET_WRONG_AT_DOCK,
          HEADER_TELLS_FINISH,
          FILE_LENGTH_WRONG);

  private DockingMishaps() {}
}
