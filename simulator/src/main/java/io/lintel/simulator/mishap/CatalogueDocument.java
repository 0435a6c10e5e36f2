package io.lintel.simulator.mishap;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** docs/mishaps.md, written from the catalogue. */
public final class CatalogueDocument {
  private static final String HEAD =
      """
      # What can go wrong

      Every kind of mishap that a scenario's `goes_wrong` and the testers' console know. This page is
      written from the code's own list: `./lintel simulate --mishaps > docs/mishaps.md`; a test
      compares.

      Every line may also hold `on` (a technician T-03, recorder R-03, visit V-0007, meter, line or
      building; left out: everything of its kind), `share` (0 to 1; left out: always), `from` and
      `until` (times of the day). Durations and numbers may be ranges to be drawn from. Several
      mishaps may befall the same door, recorder or message; each has luck of its own.
      """;

  private CatalogueDocument() {}

  public static String text() {
    List<String> lines = new ArrayList<>();
    HEAD.lines().forEach(lines::add);
    for (Group group : Group.values()) {
      List<MishapKind> kinds =
          Catalogue.all().stream().filter(kind -> kind.group() == group).toList();
      if (!kinds.isEmpty()) {
        lines.add("");
        lines.add("## %s · %s".formatted(group.title().en(), group.title().zh()));
        lines.add("");
        lines.add("| mishap | what happens | parameters | share of | the gateway |");
        lines.add("|---|---|---|---|---|");
        kinds.forEach(kind -> lines.add(row(kind)));
        lines.add("");
        lines.add("```yaml");
        kinds.forEach(kind -> lines.add(example(kind)));
        lines.add("```");
      }
    }
    return String.join("\n", lines) + "\n";
  }

  private static String row(MishapKind kind) {
    return "| `%s` | %s | %s | %s | %s |"
        .formatted(
            kind.name(),
            both(kind.says()),
            kind.parameters().stream()
                .map(CatalogueDocument::parameter)
                .collect(Collectors.joining("<br>")),
            kind.opportunity().plural().en(),
            both(kind.expected()));
  }

  private static String parameter(Parameter parameter) {
    return "`%s: %s` %s"
        .formatted(parameter.name(), parameter.preset(), cell(parameter.says().en()));
  }

  /** A line of {@code goes_wrong} with every parameter at its preset. */
  static String example(MishapKind kind) {
    List<String> keys = new ArrayList<>();
    keys.add("do: " + kind.name());
    if (kind.opportunity() == Opportunity.WINDOW) {
      keys.add("from: \"12:00\"");
      keys.add("until: \"12:05\"");
    } else {
      keys.add("share: 0.1");
    }
    kind.parameters().forEach(each -> keys.add(each.name() + ": " + scalar(each)));
    return "- { " + String.join(", ", keys) + " }";
  }

  private static String scalar(Parameter parameter) {
    return parameter.type() == ParameterType.DATE || parameter.type() == ParameterType.WORD
        ? "\"" + parameter.preset() + "\""
        : parameter.preset();
  }

  private static String both(Words words) {
    return cell(words.en()) + "<br>" + cell(words.zh());
  }

  private static String cell(String text) {
    return text.replace("|", "\\|").replace("\n", " ");
  }
}
