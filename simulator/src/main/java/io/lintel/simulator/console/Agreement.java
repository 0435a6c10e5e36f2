package io.lintel.simulator.console;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The truth of one rule beside the gateway's verdict. In the order in which a tester looks. */
enum Agreement {
  /** FAIL, and nothing was wrong. */
  FALSE_ACCUSATION,
  /** Something was wrong, and the verdict is PASS or NOT_APPLICABLE. */
  MISSED,
  UNDECIDED,
  /** No verdict yet, or the visit is not over. */
  OPEN,
  AGREES;

  static Agreement of(boolean violated, @Nullable String outcome, boolean visitIsDone) {
    if (!visitIsDone || outcome == null) {
      return OPEN;
    }
    return switch (outcome) {
      case "FAIL" -> violated ? AGREES : FALSE_ACCUSATION;
      case "UNDECIDED" -> UNDECIDED;
      default -> violated ? MISSED : AGREES;
    };
  }

  boolean isDisagreement() {
    return this == FALSE_ACCUSATION || this == MISSED;
  }

  String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
