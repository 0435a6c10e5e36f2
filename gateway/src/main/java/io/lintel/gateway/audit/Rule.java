package io.lintel.gateway.audit;

import java.util.List;
import java.util.Optional;

/**
 * One checkable clause.
 *
 * @param id as auditors cite it
 * @param clause what the source document obliges to, in its own Chinese and in English
 * @param source the document's letter in docs/rules.md
 * @param checks what is checked, in one sentence
 */
public record Rule(String id, Sentence clause, String source, Sentence checks) {
  public static final Rule RECORDER_ON_BEFORE_KNOCK =
      new Rule(
          "REC-1",
          new Sentence("Switch the service recorder on before entering.", "入户前开启服务记录仪"),
          "A",
          new Sentence(
              "The recording began no later than the first knock or bell (strict) or the entry"
                  + " (lenient).",
              "录像不晚于首次敲门或按铃(严格)或入户(宽松)开始。"));

  public static final Rule RECORDER_THROUGH_VISIT =
      new Rule(
          "REC-2",
          new Sentence(
              "Wear the service recorder when entering the customer's premises.",
              "进入用户现场时…戴…服务记录仪"),
          "A",
          new Sentence(
              "The recording covers the time from the knock to leaving, without a gap longer than"
                  + " gap_s.",
              "录像覆盖从敲门到离开的全过程，中断不超过 gap_s。"));

  public static final Rule READING_IN_VISIT =
      new Rule(
          "MTR-1",
          new Sentence("Copy the gas meter's index.", "抄录燃气表数"),
          "A",
          new Sentence(
              "A meter-reading visit has a reading between entry and leaving.",
              "抄表服务在入户与离开之间有读数。"));

  /** All rules there are, in the order in which verdicts are shown. */
  public static final List<Rule> ALL =
      List.of(READING_IN_VISIT, RECORDER_ON_BEFORE_KNOCK, RECORDER_THROUGH_VISIT);

  public static Optional<Rule> of(String id) {
    return ALL.stream().filter(rule -> rule.id().equals(id)).findFirst();
  }
}
