package io.lintel.simulator.console;

import java.util.Locale;

/** The truth of one rule beside the gateway's verdict. In the order in which a tester looks. */
enum Agreement {
  /** FAIL, and nothing was wrong. */
  FALSE_ACCUSATION,
  /** Something was wrong, and the verdict is PASS or NOT_APPLICABLE. */
  MISSED,
  UNDECIDED,
  /** No verdict yet, or the visit is not over. */
  OPEN,
  AGREES,
  /** Of a rule: the gateway has said nothing of it all day, at no door. */
  SILENT;

  /** What the gateway's verdict means. */
  static Agreement of(boolean violated, String outcome) {
    return switch (outcome) {
      case "FAIL" -> violated ? AGREES : FALSE_ACCUSATION;
      case "UNDECIDED" -> UNDECIDED;
      default -> violated ? MISSED : AGREES;
    };
  }

  /**
   * What it means that there is no verdict.
   *
   * @param visitJudged whether other rules of the visit have been judged
   */
  static Agreement ofSilence(boolean violated, boolean visitJudged) {
    return violated || !visitJudged ? OPEN : AGREES;
  }

  String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
