package io.lintel.simulator.score;

/**
 * Links against the truth, as counts that can be added.
 *
 * @param right claimed and true
 * @param claimed but for what is disputable
 * @param belonging all that is true
 */
public record LinkFigures(long right, long claimed, long belonging) {
  public static final LinkFigures NOTHING = new LinkFigures(0, 0, 0);

  public LinkFigures plus(LinkFigures more) {
    return new LinkFigures(right + more.right, claimed + more.claimed, belonging + more.belonging);
  }

  /** 1 where nothing is claimed. */
  public double precision() {
    return claimed == 0 ? 1 : (double) right / claimed;
  }

  /** 1 where there is nothing to link. */
  public double recall() {
    return belonging == 0 ? 1 : (double) right / belonging;
  }
}
