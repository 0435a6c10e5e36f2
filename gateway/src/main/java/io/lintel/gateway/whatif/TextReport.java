package io.lintel.gateway.whatif;

import io.lintel.gateway.audit.Cause;
import io.lintel.gateway.audit.Verdict;
import io.lintel.gateway.visit.TechnicianId;
import io.lintel.gateway.wording.Sentence;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What would differ, for people. Keeps the first visits and counts the rest. */
final class TextReport {
  private static final int VISITS_SHOWN = 20;

  private final PrintWriter out;
  private final boolean chinese;
  private final List<List<Difference>> shown = new ArrayList<>();

  /**
   * @param chinese whether verdicts say why in Chinese
   */
  TextReport(PrintWriter out, boolean chinese) {
    this.out = out;
    this.chinese = chinese;
  }

  void differs(List<Difference> visit) {
    if (shown.size() < VISITS_SHOWN) {
      shown.add(visit);
    }
  }

  void print(Summary summary, Tally tally) {
    summary.lines().forEach(out::println);
    out.println();
    if (tally.differing() == 0) {
      out.printf("No verdict of %,d visits would be another.%n", tally.visits());
    } else {
      out.printf(
          "%,d of %,d visits would be judged otherwise.%n", tally.differing(), tally.visits());
    }
    if (tally.inWords() > 0) {
      out.printf(
          "%,d more verdicts keep their outcome with other certainty, numbers or words.%n",
          tally.inWords());
    }
    out.println();
    rules(tally);
    fails(tally);
    visits(tally);
    out.flush();
  }

  private void rules(Tally tally) {
    out.printf("%-6s %-14s    %-14s %10s%n", "rule", "from", "to", "verdicts");
    for (String rule : tally.rules()) {
      long same = 0;
      for (Tally.Step step : tally.steps(rule)) {
        if (step.isChange()) {
          out.printf("%-6s %-14s -> %-14s %,10d%n", rule, step.from(), step.to(), step.count());
        } else {
          same += step.count();
        }
      }
      out.printf("%-6s %-32s %,10d%n", rule, "as before", same);
    }
    out.println();
  }

  private void fails(Tally tally) {
    out.printf("%-14s %10s %10s%n", "FAIL by cause", "before", "after");
    for (Cause cause : Cause.values()) {
      out.printf(
          "%-14s %,10d %,10d%n",
          cause.wireName(), tally.failsBefore(cause), tally.failsAfter(cause));
    }
  }

  private void visits(Tally tally) {
    for (List<Difference> visit : shown) {
      out.println();
      out.println(visit.get(0).any().visit().text());
      for (Difference point : visit) {
        TechnicianId technician = point.any().technician();
        out.printf(
            "  %s%s: %s -> %s%n",
            point.any().rule(),
            technician == null ? "" : ", " + technician.text(),
            Difference.word(point.before()),
            Difference.word(point.after()));
        because("before", point.before());
        because("after", point.after());
      }
    }
    if (tally.differing() > shown.size()) {
      out.println();
      out.printf(
          "%,d more visits differ; --json names them all.%n", tally.differing() - shown.size());
    }
  }

  private void because(String when, @Nullable Verdict verdict) {
    if (verdict != null) {
      Sentence why = verdict.because();
      out.printf("    %-7s %s%n", when + ":", chinese ? why.zh() : why.en());
    }
  }
}
