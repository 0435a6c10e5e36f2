package io.lintel.simulator.demo.bench;

import io.lintel.simulator.score.Score;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/** Days side by side, and what they come to together. */
final class TruthTable {
  static final String HEAD =
      "      seed  visits  accused  (plain)  missed of over 60 s  undecided  links P   links R "
          + " seconds";

  private static final int MOST_CAUSES = 15;

  private final List<Score> scores = new ArrayList<>();
  private final Map<String, Integer> undecided = new TreeMap<>();

  /** One more day; its row. */
  String add(long seed, int visits, InProcess.Result result, double seconds) {
    Score score = result.score();
    scores.add(score);
    result.undecided().forEach(cause -> undecided.merge(cause, 1, Integer::sum));
    return String.format(
        Locale.ROOT,
        "%10d  %6d  %7d  %7d  %6d of %10d  %9.4f  %7.4f  %7.4f  %7.1f",
        seed,
        visits,
        score.audit().falseAccusations(),
        score.baseline().audit().falseAccusations(),
        score.audit().missedOver60s(),
        score.audit().breachesOver60s(),
        score.audit().undecidedRate(),
        score.links().precision(),
        score.links().recall(),
        seconds);
  }

  long accused() {
    return scores.stream().mapToLong(score -> score.audit().falseAccusations()).sum();
  }

  /** All days together, each figure with its least, middle and most. */
  List<String> summary() {
    List<String> lines = new ArrayList<>();
    long missed = scores.stream().mapToLong(score -> score.audit().missedOver60s()).sum();
    long breaches = scores.stream().mapToLong(score -> score.audit().breachesOver60s()).sum();
    lines.add("");
    lines.add(
        String.format(
            Locale.ROOT,
            "%d days: accused falsely %d; missed %d of %d breaches of more than 60 s",
            scores.size(),
            accused(),
            missed,
            breaches));
    lines.add(spread("undecided", score -> score.audit().undecidedRate()));
    lines.add(spread("links, precision", score -> score.links().precision()));
    lines.add(spread("links, recall", score -> score.links().recall()));
    lines.add(spread("plain links, precision", score -> score.baseline().links().precision()));
    lines.add(spread("plain links, recall", score -> score.baseline().links().recall()));
    lines.add("undecided, by what was said:");
    undecided.entrySet().stream()
        .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder()))
        .limit(MOST_CAUSES)
        .map(cause -> String.format(Locale.ROOT, "%7d  %s", cause.getValue(), cause.getKey()))
        .forEach(lines::add);
    return lines;
  }

  private String spread(String what, ToDoubleFunction<Score> figure) {
    double[] values = scores.stream().mapToDouble(figure).sorted().toArray();
    return String.format(
        Locale.ROOT,
        "%s: least %.4f, middle %.4f, most %.4f",
        what,
        values[0],
        values[values.length / 2],
        values[values.length - 1]);
  }
}
