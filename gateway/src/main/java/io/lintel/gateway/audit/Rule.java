package io.lintel.gateway.audit;

import java.util.List;
import java.util.Optional;

/**
 * One checkable clause.
 *
 * @param id as auditors cite it
 * @param clause what the source document obliges to, in its own Chinese and in English; where no
 *     document has one, what stands in for it
 * @param source the document that the clause is from
 * @param checks what is checked, in one sentence
 * @param judged how FAIL, UNDECIDED and NOT_APPLICABLE come about, and with what cause
 * @param limits the keys of a policy that bear on it
 */
public record Rule(
    String id,
    Sentence clause,
    SourceDocument source,
    Sentence checks,
    Sentence judged,
    List<Limit> limits) {
  public Rule {
    limits = List.copyOf(limits);
  }

  /**
   * One limit of a rule.
   *
   * @param key in the policy's file
   * @param otherwise what holds where the file says nothing, as it would be written there
   */
  public record Limit(String key, String otherwise, Sentence meaning) {}

  public static final Rule RECORDER_ON_BEFORE_KNOCK =
      new Rule(
          "REC-1",
          new Sentence("Switch the service recorder on before entering.", "入户前开启服务记录仪"),
          SourceDocument.A,
          new Sentence(
              "The recording began no later than the first knock or bell (strict) or the entry"
                  + " (lenient).",
              "录像不晚于首次敲门或按铃（严格）或入户（宽松）开始。"),
          new Sentence(
              "Per technician. `late_by_s` is always measured from the knock, also where the entry"
                  + " decides.",
              "按人员判定。`late_by_s` 始终自敲门起算，即使以入户为准。"),
          List.of(
              new Limit(
                  "against",
                  "knock",
                  new Sentence(
                      "`knock` or `entry`: what the recording must not be later than",
                      "`knock` 或 `entry`：录像不得晚于何时")),
              new Limit(
                  "prebuffer_counts",
                  "false",
                  new Sentence(
                      "whether what was kept from before the button is recorded", "预录部分是否计入录像")),
              new Limit(
                  "slack_s", "0", new Sentence("how much later is not late yet", "允许的迟开秒数"))));

  public static final Rule RECORDER_THROUGH_VISIT =
      new Rule(
          "REC-2",
          new Sentence(
              "Wear the service recorder when entering the customer's premises.",
              "进入用户现场时…戴…服务记录仪"),
          SourceDocument.A,
          new Sentence(
              "The recording covers the time from the knock to leaving, without a gap longer than"
                  + " gap_s.",
              "录像覆盖从敲门到离开的全过程，中断不超过 gap_s。"),
          new Sentence(
              "Per technician. Starting late is a gap, too: who breaks REC-1 by more than `gap_s`"
                  + " breaks REC-2.",
              "按人员判定。迟开也是中断：REC-1 迟开超过 `gap_s` 者，REC-2 亦不合格。"),
          List.of(
              new Limit(
                  "gap_s", "5", new Sentence("the longest gap that is none", "不视为中断的最长间隔（秒）"))));

  public static final Rule RECORDER_OWN =
      new Rule(
          "REC-3",
          new Sentence("Wear the badge and the service recorder.", "戴工牌和服务记录仪"),
          SourceDocument.A,
          new Sentence(
              "The recorder that recorded the visit was in this technician's custody.",
              "录制本次服务的记录仪由该人员领用。"),
          new Sentence(
              "Per technician. FAIL where a swap of recorders outweighs the custody book"
                  + " (`weights.linked_from`), for both technicians and with cause `unknown`: the"
                  + " book may be what is wrong. UNDECIDED where the recorder is only bound to the"
                  + " technician, or one that nobody booked out recorded at the time (with a"
                  + " custody notice, if it told that it was at the address); UNDECIDED, too, where"
                  + " a swap is likely but does not outweigh the book, or the recorder in hand was"
                  + " somewhere else. NOT_APPLICABLE without a recording at the visit.",
              "按人员判定。互换记录仪的可能性高于领用登记（`weights.linked_from`）时，双方均不合格，原因为"
                  + " `unknown`：出错的也可能是登记。仅绑定而未登记领用，或当时有一台无人领用的记录仪在录像，为无法判定（绑定，或其位置在该地址时，另给出领用提示）；互换可能"
                  + "但未超过门限，或领用的记录仪位于别处，亦为无法判定。服务期间没有录像则不适用。"),
          List.of());

  public static final Rule RECORDER_AT_PLACE =
      new Rule(
          "REC-4",
          new Sentence("(none) The recorder was where the visit was.", "（无原文）记录仪位于服务现场"),
          SourceDocument.NONE,
          new Sentence(
              "The positions of the technician's recorders within the visit lie within radius_m of"
                  + " the address, accuracy allowed.",
              "服务期间该人员记录仪的位置（计入精度）在地址 radius_m 以内。"),
          new Sentence(
              "Per technician; a swapped recorder's positions are its bearer's. One position at the"
                  + " place is enough to PASS. FAIL, with cause `unknown`, only if every position"
                  + " surely within the visit lies beyond, there are at least `places` of them,"
                  + " they move (a fix that stands still may be a stale one), and the recorder was"
                  + " at the technician's doors before and after: otherwise somebody else may have"
                  + " carried it, and it is UNDECIDED. NOT_APPLICABLE without positions in the"
                  + " visit or without an address.",
              "按人员判定；互换的记录仪按实际携带者计。有一个位置在现场即合格。仅当确在服务期间的位置全部在外、不少于 `places`"
                  + " 个、并非静止不变（静止可能是陈旧定位），且该记录仪在此前此后均到过该人员的服务现场，才判不合格，原因为"
                  + " `unknown`；否则可能由他人携带，为无法判定。期间没有位置或没有地址坐标则不适用。"),
          List.of(
              new Limit(
                  "radius_m",
                  "150",
                  new Sentence(
                      "how far from the address is still at it; a tap farther away was not made at"
                          + " the door",
                      "距地址多远仍算现场（米）；更远的点按不算在门口")),
              new Limit(
                  "places",
                  "2",
                  new Sentence(
                      "so many positions beyond are more than an outlier", "多少个在外位置不再视为异常点"))));

  public static final Rule RECORDING_DOCKED =
      new Rule(
          "REC-5",
          new Sentence("(none) What was recorded is brought in in time.", "（无原文）录像按时采集入库"),
          SourceDocument.NONE,
          new Sentence(
              "The files of the recordings that overlap the visit were docked, hashed and indexed"
                  + " within dock_h of their end.",
              "与本次服务重叠的录像文件在结束后 dock_h 小时内完成采集、哈希和索引。"),
          new Sentence(
              "Per technician. UNDECIDED while waiting, and when the wait is over without any"
                  + " docking heard of: silence proves nothing. FAIL where files came late (cause"
                  + " `device` if the recorder told of a fault, else `unknown`), or where, after"
                  + " the limit, a docking station tells of a hole, an overwritten file or one that"
                  + " was not taken (cause `device`). A file of another content than its station"
                  + " listed under its name is an overwritten one; of two contents under one name"
                  + " the first that was docked counts. A file without a hash is UNDECIDED."
                  + " NOT_APPLICABLE without a recording, and while no docking at all was heard of"
                  + " these recorders, unless the policy expects docks.",
              "按人员判定。等待期间为无法判定；期满而未收到任何采集消息亦为无法判定：沉默不能证明什么。文件迟到则不合格（记录仪报过故障的原因为 `device`，否则为"
                  + " `unknown`）；期满后采集站报告索引缺口、文件被覆盖或未采集则不合格（原因为"
                  + " `device`）。内容与采集站所列同名文件不符的，视为被覆盖；同名而内容不同的，以先采集者为准。没有哈希的文件为无法判定。没有录像，或从未听到这些记录仪的任何采集消息且策略未要求采集，则不适用。"),
          List.of(
              new Limit(
                  "dock_h",
                  "24",
                  new Sentence(
                      "how long after its end a recording may be docked (hours)",
                      "录像结束后的采集时限（小时）")),
              new Limit(
                  "docks_expected",
                  "false",
                  new Sentence(
                      "`true`: recorders are docked here, even if none was heard of yet",
                      "`true`：本单位使用采集站，即使尚未收到采集消息"))));

  public static final Rule RECORDER_ONLY_FOR_VISITS =
      new Rule(
          "REC-6",
          new Sentence(
              "(none) The recorder serves the visits, and nothing else.", "（无原文）记录仪仅用于入户服务"),
          SourceDocument.NONE,
          new Sentence(
              "No recording that no visit explains, and no recorder switched on more than"
                  + " power_cycles times in a shift.",
              "没有无服务可解释的录像；一个班次内开机不超过 power_cycles 次。"),
          new Sentence(
              "Per technician. Each visit answers for the time from its own arrival to the next one"
                  + " of that day, the first and the last also for what was before and after. A"
                  + " recording up to `weights.edge_within_s` from a visit is that visit's, and one"
                  + " as soon after the recorder was handed out is a trial. FAIL, with cause"
                  + " `unknown`, only if the recorder was booked out to the technician throughout,"
                  + " was at the technician's doors before and after, its clock was measured, the"
                  + " phone was heard since, and every visit of the day has steps or was called"
                  + " off; otherwise UNDECIDED. Switching on after an empty battery, a full storage"
                  + " or a fault is not counted; with it the limit is passed with cause `device` at"
                  + " most. NOT_APPLICABLE where no recorder of the technician was heard.",
              "按人员判定。每次服务负责从本次到达至当日下一次到达的时间，首末两次兼及此前此后。距服务不超过 `weights.edge_within_s`"
                  + " 的录像归该服务；领用后同样时间内的录像视为试机。仅当记录仪全程由该人员领用、前后均到过其服务现场、时钟经过测量、此后收到过其手机消息、且当日服务均有步骤或已取消，才判不合格，原因为"
                  + " `unknown`；否则为无法判定。电量耗尽、存储已满或故障后的开机不计数；计入才超限的，原因至多为"
                  + " `device`。该人员的记录仪毫无消息则不适用。"),
          List.of(
              new Limit(
                  "power_cycles",
                  "5",
                  new Sentence(
                      "so often a recorder may be switched on in a shift", "一个班次内允许的开机次数"))));

  public static final Rule READING_IN_VISIT =
      new Rule(
          "MTR-1",
          new Sentence("Copy the gas meter's index.", "抄录燃气表数"),
          SourceDocument.A,
          new Sentence(
              "A meter-reading visit has a reading between entry and leaving.", "抄表服务在入户与离开之间有读数。"),
          new Sentence(
              "The meter's own by its clock, or one typed at a step. NOT_APPLICABLE where nobody"
                  + " was met. FAIL only once the phone was heard after the visit, with cause"
                  + " `unknown`.",
              "可以是表具按自身时钟报出的，也可以是步骤中录入的。未遇用户则不适用。仅在服务之后收到过手机消息时才判不合格，原因为 `unknown`。"),
          List.of());

  public static final Rule READING_TRUE =
      new Rule(
          "MTR-2",
          new Sentence("Copy the gas meter's index correctly.", "准确抄录燃气表读数"),
          SourceDocument.D,
          new Sentence(
              "A typed index equals the meter's own within tolerance_m3 at that time.",
              "录入的读数与表具当时自身读数相差不超过 tolerance_m3。"),
          new Sentence(
              "An index never falls, so at the tap it lay between the meter's own readings before"
                  + " and after, whatever happened between them. FAIL only outside of both by more"
                  + " than the tolerance; PASS by the index interpolated between them; UNDECIDED"
                  + " between, where no later reading bounds it and `max_flow_m3h` would allow it,"
                  + " and where the meter may have been replaced or have begun again at zero. An"
                  + " index typed at line conditions is held against those at line conditions, one"
                  + " at base conditions against those at base conditions, one of which nobody said"
                  + " which against either; unlike ones are never compared, and UNDECIDED. Digits"
                  + " that were not typed are allowed for. Cause `person` only where two"
                  + " neighbouring digits are exchanged and the meter's readings on both sides"
                  + " agree: any other difference may be one between dial and electronics, and is"
                  + " `unknown`. The last index typed for a meter counts. NOT_APPLICABLE where"
                  + " nothing was typed, or the meter says nothing itself.",
              "读数不会减小，因此点按时刻的读数必在表具前后两次自身读数之间。仅当超出两者且超过允许误差时判不合格；按两者间插值判合格；介于其间，或此后没有读数而"
                  + " `max_flow_m3h`"
                  + " 足以解释的，以及表具可能已更换或翻转的，为无法判定。工况读数只与工况读数比较，标况只与标况比较，未注明的与两者比较；工况与标况之间从不比较，为无法判定。未录入的小数位予以容许。仅当相邻两位数字互换且前后读数一致时原因为"
                  + " `person`：其他差异可能来自机械字轮与电子部分不一致，为 `unknown`。同一表具以最后录入为准。没有录入或表具自身没有读数则不适用。"),
          List.of(
              new Limit(
                  "tolerance_m3",
                  "0.1",
                  new Sentence("how far a typed index may be off (m³)", "录入读数的允许误差（立方米）"))));

  public static final Rule METER_SOUND =
      new Rule(
          "MTR-3",
          new Sentence("(none) The meter measures soundly.", "（无原文）表具计量正常"),
          SourceDocument.NONE,
          new Sentence(
              "The index never falls except by roll-over or replacement, the flow stays within"
                  + " max_flow_m3h, and nothing is used while the valve is closed.",
              "除翻转或换表外读数不减小，流量不超过 max_flow_m3h，阀门关闭时没有用气。"),
          new Sentence(
              "For the visit's meters, from 12 h before the day to 12 h after it. FAIL has cause"
                  + " `device`. Readings whose order the clocks leave open are UNDECIDED, and so is"
                  + " an index that fell while a replacement is not known to be over, and use"
                  + " behind a closed valve that somebody there or a command may have opened; the"
                  + " last digit that a meter tells is allowed for. Line and base volumes are"
                  + " looked at each by itself. NOT_APPLICABLE where the meters say nothing"
                  + " themselves.",
              "针对服务的表具，自当日前 12 小时至当日后 12 小时。不合格的原因为"
                  + " `device`。时钟无法确定先后的读数为无法判定；换表尚不知是否结束时的读数减小，以及其间可能有人或指令打开过阀门的用气，亦为无法判定；容许表具末位的误差。工况与标况各自判定。表具自身没有读数则不适用。"),
          List.of(
              new Limit(
                  "max_flow_m3h",
                  "400",
                  new Sentence(
                      "the greatest flow of the meters' class at line conditions (m³/h)",
                      "表具规格的最大工况流量（立方米/小时）")),
              new Limit(
                  "max_conversion",
                  "100",
                  new Sentence(
                      "the most m³ at base conditions that one at line conditions can be",
                      "一立方米工况体积至多折合的标况体积（立方米）"))));

  public static final Rule METER_EVENTS_EXPLAINED =
      new Rule(
          "MTR-4",
          new Sentence("(none) Nobody turns a valve or opens a meter unseen.", "（无原文）阀门与表具的操作有据可查"),
          SourceDocument.NONE,
          new Sentence(
              "Valve, cover and reset events of the visit's meters on that day are explained by a"
                  + " visit there or by a command.",
              "服务表具当日的阀门、开盖和复位事件有服务或指令可以解释。"),
          new Sentence(
              "A turned valve is known from two readings, so it happened between them; a command"
                  + " explains valve or reset, as its name says. FAIL has cause `unknown`: the"
                  + " event is the meter's, not the technician's. UNDECIDED while another visit"
                  + " there is not known to be over, and where an alarm that came sooner than the"
                  + " meter's readings do came only after the visit: it was most likely told at"
                  + " once. On days without a visit the reading is an orphan instead."
                  + " NOT_APPLICABLE where the meters say nothing themselves.",
              "阀门状态由前后两次读数得知，因此发生在两者之间；指令按其名称解释阀门或复位事件。不合格的原因为 `unknown`：事件属于表具，不属于人员。"
                  + "另有一次服务尚不知是否结束时为无法判定；表具不按周期临时上报告警、且晚于服务时同样无法判定，因其多半当即上报。没有服务的日子，该读数列为无主记录。表具自身没有读数则不适用。"),
          List.of(
              new Limit(
                  "event_within_s",
                  "300",
                  new Sentence(
                      "how far an event may be from what explains it (seconds)",
                      "事件距其解释的最远时间（秒）"))));

  /** All rules there are, in the order in which verdicts are shown. */
  public static final List<Rule> ALL =
      List.of(
          READING_IN_VISIT,
          READING_TRUE,
          METER_SOUND,
          METER_EVENTS_EXPLAINED,
          RECORDER_ON_BEFORE_KNOCK,
          RECORDER_THROUGH_VISIT,
          RECORDER_OWN,
          RECORDER_AT_PLACE,
          RECORDING_DOCKED,
          RECORDER_ONLY_FOR_VISITS);

  public static Optional<Rule> of(String id) {
    return ALL.stream().filter(rule -> rule.id().equals(id)).findFirst();
  }
}
