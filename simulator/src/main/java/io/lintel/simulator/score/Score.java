package io.lintel.simulator.score;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** The truth against what the gateway made of it: CONTRACT.md, "The score". */
public record Score(
    String scenario,
    long seed,
    Readings readings,
    Uploads uploads,
    Slots slots,
    Links links,
    SortedMap<String, Confusion> verdicts,
    double falseAccusationRate,
    double undecidedRate,
    List<String> passedOver30s,
    long entries) {
  private static final double LEAST_LINKS = 0.99;
  private static final double MOST_UNDECIDED = 0.1;

  public Score {
    verdicts = Collections.unmodifiableSortedMap(new TreeMap<>(verdicts));
    passedOver30s = List.copyOf(passedOver30s);
  }

  /** Readings in the journal against those the meters gave. */
  public record Readings(long sent, long stored, long lost, long duplicated, long wrong) {}

  /**
   * @param lost in the journal, but not in the time-series store
   * @param duplicated points that say again what another point says
   */
  public record Uploads(long stored, long lost, long duplicated) {}

  public record Slots(long due, long read, long failed, long notAttempted) {}

  /** Both 1 where there is nothing to link. */
  public record Links(double precision, double recall) {}

  /**
   * Verdicts of one rule.
   *
   * @param missed truth violated, verdict PASS, NOT_APPLICABLE or none at all
   * @param notApplicable truth compliant, and the rule said to have nothing to judge, or silent
   */
  public record Confusion(
      long trueFail,
      long falseFail,
      long truePass,
      long missed,
      long undecided,
      long notApplicable) {}

  /** What is below the bounds, in words; empty if nothing is. */
  public List<String> shortfalls() {
    List<String> found = new ArrayList<>();
    atMost(found, "readings lost", (double) readings.lost, 0);
    atMost(found, "readings duplicated", (double) readings.duplicated, 0);
    atMost(found, "readings wrong", (double) readings.wrong, 0);
    atMost(found, "uploads lost", (double) uploads.lost, 0);
    atMost(found, "uploads duplicated", (double) uploads.duplicated, 0);
    atMost(found, "false accusation rate", falseAccusationRate, 0);
    atMost(found, "violations of more than 30 s passed", passedOver30s.size(), 0);
    atMost(found, "undecided rate", undecidedRate, MOST_UNDECIDED);
    atLeast(found, "link precision", links.precision, LEAST_LINKS);
    atLeast(found, "link recall", links.recall, LEAST_LINKS);
    return found;
  }

  private static void atMost(List<String> found, String what, double is, double bound) {
    if (!(is <= bound)) {
      found.add("%s is %s, at most %s".formatted(what, plain(is), plain(bound)));
    }
  }

  private static void atLeast(List<String> found, String what, double is, double bound) {
    if (!(is >= bound)) {
      found.add("%s is %s, at least %s".formatted(what, plain(is), plain(bound)));
    }
  }

  private static String plain(double value) {
    return value == Math.rint(value) ? Long.toString(Math.round(value)) : "%.4f".formatted(value);
  }
}
