package io.lintel.simulator.score;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The truth against what the gateway made of it: CONTRACT.md, "The score".
 *
 * @param silentRules rules on which the gateway gave not one verdict: no figure counts them
 * @param byMishap the verdicts again, by what went wrong; a visit that several things touched
 *     counts for each of them
 * @param baseline what a plain badge-and-window matcher would have said of the same day
 * @param entries of the gateway's journal
 */
public record Score(
    String scenario,
    long seed,
    Readings readings,
    Uploads uploads,
    Slots slots,
    Links links,
    Audit audit,
    List<String> silentRules,
    SortedMap<String, Touched> byMishap,
    Baseline baseline,
    long entries) {
  public Score {
    silentRules = List.copyOf(silentRules);
    byMishap = Collections.unmodifiableSortedMap(new TreeMap<>(byMishap));
  }

  /**
   * Readings in the journal against those the meters gave.
   *
   * @param late received more than {@link ReadingTally#ON_TIME} after the network let them through
   */
  public record Readings(
      long sent, long stored, long lost, long duplicated, long wrong, long late) {
    Readings plus(Readings more) {
      return new Readings(
          sent + more.sent,
          stored + more.stored,
          lost + more.lost,
          duplicated + more.duplicated,
          wrong + more.wrong,
          late + more.late);
    }
  }

  /**
   * @param lost in the journal, but not in the time-series store
   * @param duplicated points that say again what another point says
   */
  public record Uploads(long stored, long lost, long duplicated) {}

  /**
   * @param owed not read although the meter gave a sound answer, or nothing was wrong at all
   */
  public record Slots(long due, long read, long failed, long notAttempted, long owed) {
    Slots plus(Slots more) {
      return new Slots(
          due + more.due,
          read + more.read,
          failed + more.failed,
          notAttempted + more.notAttempted,
          owed + more.owed);
    }
  }

  /**
   * Precision and recall are 1 where there is nothing to link.
   *
   * @param wrong some of the links that are not true, in words
   * @param missing some that are true and were not made
   */
  public record Links(double precision, double recall, List<String> wrong, List<String> missing) {
    public Links {
      wrong = List.copyOf(wrong);
      missing = List.copyOf(missing);
    }
  }

  /**
   * What became of the visits that one kind of mishap touched.
   *
   * @param recorders that were carried there
   * @param reports of recorders that it touched by themselves, on their way
   * @param readings of meters that it touched
   * @param exchanges on lines that it touched
   * @param verdicts over all rules
   * @param baselineAccusations false ones of the plain matcher at the same visits
   */
  public record Touched(
      long visits,
      long recorders,
      long reports,
      long readings,
      long exchanges,
      Confusion verdicts,
      long falseAccusations,
      long missedOver60s,
      long baselineAccusations) {}

  /**
   * The plain matcher's answers, held against the same truth.
   *
   * @param audit of the rules that it can judge at all
   */
  public record Baseline(Links links, Audit audit) {}
}
