package io.lintel.simulator.mishap;

import java.util.List;

/** Who has which recorder, and whether it is with them, while the custody book says otherwise. */
public final class CustodyMishaps {
  public static final MishapKind RECORDERS_IN_A_RING =
      new MishapKind(
          "recorders_in_a_ring",
          Group.RECORDER,
          Opportunity.PAIR,
          List.of(),
          new Words(
              "Two partners and the next technician each take the next one’s recorder in the"
                  + " morning.",
              "两名搭档和下一名作业人员早上依次拿了下一个人的记录仪。"),
          new Words(
              "Links by place, REC-3 FAIL or UNDECIDED for the three; no REC-1 or REC-2 FAIL for"
                  + " what another did.",
              "按位置关联，三人 REC-3 不合格或无法判定；不因他人的录像判 REC-1、REC-2 不合格。"));

  public static final MishapKind RECORDER_TAKEN =
      new MishapKind(
          "recorder_taken",
          Group.RECORDER,
          Opportunity.PAIR,
          List.of(),
          new Words(
              "The first of two partners takes the other’s recorder in the morning and leaves the"
                  + " own one at the depot; the other goes without.",
              "两名搭档中的前一名早上拿走了后一名的记录仪，自己的留在站点；后一名没有记录仪可用。"),
          new Words(
              "REC-3 FAIL or UNDECIDED for the first, REC-1 and REC-2 FAIL or UNDECIDED for the"
                  + " other.",
              "前者 REC-3 不合格或无法判定，后者 REC-1、REC-2 不合格或无法判定。"));

  public static final MishapKind SPARE_RECORDER =
      new MishapKind(
          "spare_recorder",
          Group.RECORDER,
          Opportunity.PERSON,
          List.of(),
          new Words(
              "A spare recorder that nobody booked out is carried all day; the own one lies at the"
                  + " depot, off.",
              "全天使用未登记领用的备用记录仪；自己的记录仪关机留在站点。"),
          new Words(
              "No FAIL of REC-1 or REC-2: orphan recordings in that unit and time; UNDECIDED,"
                  + " custody finding.",
              "不判 REC-1、REC-2 不合格：该单位该时段有无主录像；无法判定，列为领用问题。"));

  public static final MishapKind RECORDER_LEFT_BEHIND =
      new MishapKind(
          "recorder_left_behind",
          Group.HANDLING,
          Opportunity.VISIT,
          List.of(
              new Parameter(
                  "metres",
                  ParameterType.NUMBER,
                  "400..2500",
                  new Words("from the address", "距服务地址的米数")),
              new Parameter(
                  "recording",
                  ParameterType.YES_OR_NO,
                  "true",
                  new Words("whether it records where it lies", "放置期间是否仍在录像"))),
          new Words(
              "The recorder stays in the parked car, or where it was charged, while its bearer is"
                  + " at the door.",
              "上门时记录仪留在停着的车里或充电处。"),
          new Words(
              "REC-4 FAIL or UNDECIDED; whether what it records there counts for REC-1 and REC-2 is"
                  + " not said.",
              "REC-4 不合格或无法判定；它在别处所录是否符合 REC-1、REC-2，不作结论。"));

  static final List<MishapKind> ALL =
      List.of(RECORDERS_IN_A_RING, RECORDER_TAKEN, SPARE_RECORDER, RECORDER_LEFT_BEHIND);

  private CustodyMishaps() {}
}
