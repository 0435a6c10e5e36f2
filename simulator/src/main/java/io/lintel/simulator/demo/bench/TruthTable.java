package io.lintel.simulator.demo.bench;

import io.lintel.simulator.score.DayFigures;
import io.lintel.simulator.score.LinkFigures;
import io.lintel.simulator.score.RuleFigures;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** Days side by side, and what they come to together: by kind of day, by rule, by cause. */
final class TruthTable {
  static final String HEAD =
      "kind               seed  visits  accused (plain)  missed unsaid of breaches (plain missed)"
          + "  undecided  links P  links R  seconds";

  private final List<Row> rows = new ArrayList<>();
  private final Map<UndecidedCause, Integer> undecided = new LinkedHashMap<>();

  private record Row(String kind, DayFigures figures, Took took) {}

  /**
   * What a day cost, from its drawing to its figures.
   *
   * @param seconds by the clock
   * @param processor seconds of all threads, the compiler's among them
   */
  record Took(double seconds, double processor) {}

  /** One more day; its row. */
  String add(String kind, long seed, InProcess.Result result, Took took) {
    DayFigures day = result.figures();
    rows.add(new Row(kind, day, took));
    result.undecided().forEach(cause -> undecided.merge(cause, 1, Integer::sum));
    RuleFigures all = day.all();
    LinkFigures links = day.inTime().plus(day.late());
    return String.format(
        Locale.ROOT,
        "%-14s %8d  %6d  %7d %7d  %6d %6d %11d %14d  %9.4f  %7.4f  %7.4f  %7.1f",
        kind,
        seed,
        day.visits(),
        all.accused(),
        day.allPlain().accused(),
        all.missed(),
        all.unsaid(),
        all.breaches(),
        day.allPlain().missed(),
        share(all.undecided(), all.judged()),
        links.precision(),
        links.recall(),
        took.seconds());
  }

  long accused() {
    return together().all().accused();
  }

  private DayFigures together() {
    return rows.stream().map(Row::figures).reduce(DayFigures.NOTHING, DayFigures::plus);
  }

  /** All days together, as tables in Markdown. */
  List<String> summary() {
    List<String> lines = new ArrayList<>();
    kinds(lines);
    rules(lines);
    spreads(lines);
    causes(lines);
    return lines;
  }

  private void kinds(List<String> lines) {
    Map<String, DayFigures> kinds = new LinkedHashMap<>();
    rows.forEach(row -> kinds.merge(row.kind(), row.figures(), DayFigures::plus));
    lines.add("");
    lines.add(
        "| kind of day | visits | accused (plain) | missed, unsaid of breaches (plain missed)"
            + " | UNDECIDED | links in time P, R (plain) | links late P, R (plain) |");
    lines.add("|---|---|---|---|---|---|---|");
    kinds.forEach((kind, figures) -> lines.add(row(kind, figures)));
    if (kinds.size() > 1) {
      lines.add(row("all", together()));
    }
  }

  private static String row(String kind, DayFigures day) {
    RuleFigures all = day.all();
    return String.format(
        Locale.ROOT,
        "| %s | %d | %d (%d) | %d, %d of %d (%d) | %.1f %% | %s (%s) | %s (%s) |",
        kind,
        day.visits(),
        all.accused(),
        day.allPlain().accused(),
        all.missed(),
        all.unsaid(),
        all.breaches(),
        day.allPlain().missed(),
        100 * share(all.undecided(), all.judged()),
        links(day.inTime()),
        links(day.plainInTime()),
        links(day.late()),
        links(day.plainLate()));
  }

  private static String links(LinkFigures links) {
    return links.belonging() == 0
        ? "–"
        : String.format(Locale.ROOT, "%.4f, %.4f", links.precision(), links.recall());
  }

  private void rules(List<String> lines) {
    DayFigures together = together();
    lines.add("");
    lines.add(
        "| rule | accused of compliant (plain) | missed, unsaid of breaches (plain missed)"
            + " | UNDECIDED of judged |");
    lines.add("|---|---|---|---|");
    together
        .rules()
        .forEach((rule, figures) -> lines.add(row(rule, figures, together.plain().get(rule))));
  }

  private static String row(String rule, RuleFigures figures, @Nullable RuleFigures plain) {
    return String.format(
        Locale.ROOT,
        "| %s | %d of %d%s | %d, %d of %d%s | %d of %d |",
        rule,
        figures.accused(),
        figures.compliant(),
        plain == null ? "" : " (" + plain.accused() + ")",
        figures.missed(),
        figures.unsaid(),
        figures.breaches(),
        plain == null ? "" : " (" + plain.missed() + ")",
        figures.undecided(),
        figures.judged());
  }

  private void spreads(List<String> lines) {
    lines.add("");
    lines.add("| over " + rows.size() + " days | least | middle | most |");
    lines.add("|---|---|---|---|");
    lines.add(spread("accused falsely", row -> row.figures().all().accused()));
    lines.add(spread("accused falsely, plain", row -> row.figures().allPlain().accused()));
    lines.add(spread("missed of more than 60 s", row -> row.figures().all().missed()));
    lines.add(spread("missed, plain", row -> row.figures().allPlain().missed()));
    lines.add(spread("unsaid of more than 60 s", row -> row.figures().all().unsaid()));
    lines.add(
        spread(
            "UNDECIDED of judged",
            row -> share(row.figures().all().undecided(), row.figures().all().judged())));
    lines.add(spread("links in time, precision", row -> row.figures().inTime().precision()));
    lines.add(spread("links in time, recall", row -> row.figures().inTime().recall()));
    lines.add(spread("links late, precision", row -> row.figures().late().precision()));
    lines.add(spread("links late, recall", row -> row.figures().late().recall()));
    lines.add(spread("plain links, precision", row -> plain(row).precision()));
    lines.add(spread("plain links, recall", row -> plain(row).recall()));
    lines.add(spread("seconds a day", row -> row.took().seconds()));
    lines.add(spread("processor seconds a day", row -> row.took().processor()));
    lines.add(
        spread(
            "processor seconds for 300 visits",
            row -> row.took().processor() * 300 / Math.max(1, row.figures().visits())));
  }

  private static LinkFigures plain(Row row) {
    return row.figures().plainInTime().plus(row.figures().plainLate());
  }

  private String spread(String what, ToDoubleFunction<Row> figure) {
    double[] values = rows.stream().mapToDouble(figure).sorted().toArray();
    return "| %s | %s | %s | %s |"
        .formatted(
            what,
            plain(values[0]),
            plain(values[values.length / 2]),
            plain(values[values.length - 1]));
  }

  private static String plain(double value) {
    return value == Math.rint(value)
        ? String.format(Locale.ROOT, "%.0f", value)
        : String.format(Locale.ROOT, value < 1 ? "%.4f" : "%.1f", value);
  }

  /** Every one: none is without a name. */
  private void causes(List<String> lines) {
    SortedMap<String, Integer> counts = new TreeMap<>();
    Map<String, TreeSet<String>> rules = new TreeMap<>();
    undecided.forEach(
        (cause, count) -> {
          counts.merge(cause.cause(), count, Integer::sum);
          rules.computeIfAbsent(cause.cause(), none -> new TreeSet<>()).add(cause.rule());
        });
    lines.add("");
    lines.add("| UNDECIDED because | verdicts | of |");
    lines.add("|---|---|---|");
    counts.entrySet().stream()
        .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder()))
        .forEach(
            cause ->
                lines.add(
                    "| %s | %d | %s |"
                        .formatted(
                            cause.getKey(),
                            cause.getValue(),
                            String.join(
                                ", ", rules.getOrDefault(cause.getKey(), new TreeSet<>())))));
  }

  private static double share(long part, long whole) {
    return whole == 0 ? 0 : (double) part / whole;
  }
}
