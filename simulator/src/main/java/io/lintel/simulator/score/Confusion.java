package io.lintel.simulator.score;

import io.lintel.simulator.score.Judged.Cell;
import java.util.Collection;

/**
 * How verdicts stand to the truth, as CONTRACT.md defines the cells.
 *
 * @param missed truth violated, verdict PASS, NOT_APPLICABLE or none at all
 * @param notApplicable truth compliant, and the rule said to have nothing to judge, or silent
 */
public record Confusion(
    long trueFail, long falseFail, long truePass, long missed, long undecided, long notApplicable) {
  static Confusion of(Collection<Judged> judged) {
    return new Confusion(
        count(judged, Cell.TRUE_FAIL),
        count(judged, Cell.FALSE_FAIL),
        count(judged, Cell.TRUE_PASS),
        count(judged, Cell.MISSED),
        count(judged, Cell.UNDECIDED),
        count(judged, Cell.NOT_APPLICABLE));
  }

  private static long count(Collection<Judged> judged, Cell cell) {
    return judged.stream().filter(each -> each.cell() == cell).count();
  }
}
