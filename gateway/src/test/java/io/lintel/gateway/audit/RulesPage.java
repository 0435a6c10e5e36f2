package io.lintel.gateway.audit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * docs/rules.md, made from what the rules say of themselves. Run it from the repository's root to
 * write the page anew; RulesDocumentTest compares.
 */
final class RulesPage {
  static final Path FROM_MODULE = Path.of("..", "docs", "rules.md");

  private static final String HEAD =
      """
      # Rules

      Each rule checks a clause of the companies' own documents. **A** is the gas companies' home-visit rules,
      **D** the gas customer service's; a dash means that no document has such a clause.
      Every verdict names the rule, the policy with its version and digest, and the journal entries it rests on.
      A policy is a YAML file (`gas-strict` and `gas-lenient` are shipped; keys below); an own one may stand in
      any file named in the configuration.

      | id | clause | | source |
      |---|---|---|---|
      """;

  private static final String KEYS =
      """

      How a judgement comes about, when it is certain and when it is UNDECIDED: [linking.md](linking.md).

      ## A policy's other keys

      `name` and `version` stand in every verdict; `rules` holds a rule's id with `true` (as all are) or `false`.
      The weights are explained in [linking.md](linking.md).

      | key | default | meaning |
      |---|---|---|
      """;

  /** A key of a policy that belongs to no one rule; the part before the dot is its section. */
  record Key(String key, String otherwise, String meaning) {}

  static final List<Key> OTHER_KEYS =
      List.of(
          new Key("tap.before_s", "5", "how long before its tap an act may have been"),
          new Key("tap.after_s", "10", "how long after its tap an act may have been"),
          new Key("clock.transit_s", "2", "L with a measured round trip"),
          new Key("clock.unearned_transit_s", "30", "L without a measured round trip"),
          new Key("clock.drift_s_per_day", "2", "ρ"),
          new Key("clock.network_s", "2", "prior of a clock that a network sets"),
          new Key("clock.device_s", "60", "prior of any other device's clock"),
          new Key("clock.phone_s", "120", "prior of a phone's clock"),
          new Key("clock.latest_s", "129600", "how long a message may be under way"),
          new Key(
              "clock.gateway_s",
              "0.5",
              "g: how far the gateway's own clock may be off; counts against satellites and docks"
                  + " only"),
          new Key("weights.bound", "5", ""),
          new Key("weights.custody", "4", ""),
          new Key("weights.inside", "3", ""),
          new Key("weights.other_inside", "-3", ""),
          new Key("weights.edge", "1.5", ""),
          new Key("weights.edge_within_s", "300", "how far the edge reaches"),
          new Key("weights.farther", "-8", ""),
          new Key("weights.place", "4", ""),
          new Key("weights.places_at_most", "12", ""),
          new Key("weights.meter", "6", ""),
          new Key("weights.other_meter", "-6", ""),
          new Key("weights.swap", "-6", ""),
          new Key("weights.none", "-2", ""),
          new Key("weights.linked_from", "0.95", "linked from this probability on"),
          new Key("weights.none_from", "0.5", "no visit, or an orphan, from this one on"));

  private RulesPage() {}

  public static void main(String[] arguments) throws IOException {
    Files.writeString(Path.of("docs", "rules.md"), text());
  }

  static String text() {
    StringBuilder page = new StringBuilder(HEAD);
    for (Rule rule : Rule.ALL) {
      page.append(
          "| %s | %s | %s | %s |\n"
              .formatted(
                  rule.id(), rule.clause().zh(), rule.clause().en(), rule.source().letter()));
    }
    Rule.ALL.forEach(rule -> section(page, rule));
    page.append(KEYS);
    for (Key key : OTHER_KEYS) {
      page.append("| `%s` | %s | %s |\n".formatted(key.key(), key.otherwise(), key.meaning()));
    }
    return page.toString();
  }

  private static void section(StringBuilder page, Rule rule) {
    page.append("\n## %s\n\n".formatted(rule.id()))
        .append("**%s.** %s %s\n".formatted(rule.id(), rule.checks().en(), rule.checks().zh()))
        .append("\n%s\n\n%s\n".formatted(rule.judged().en(), rule.judged().zh()));
    if (!rule.limits().isEmpty()) {
      page.append("\n| key | default | meaning | 含义 |\n|---|---|---|---|\n");
    }
    for (Rule.Limit limit : rule.limits()) {
      page.append(
          "| `%s` | %s | %s | %s |\n"
              .formatted(
                  limit.key(), limit.otherwise(), limit.meaning().en(), limit.meaning().zh()));
    }
  }
}
