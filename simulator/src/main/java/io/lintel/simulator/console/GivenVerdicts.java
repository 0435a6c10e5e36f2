package io.lintel.simulator.console;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What the gateway says of its visits, as its HTTP interface lists them. */
final class GivenVerdicts {
  private static final int PAGE = 1_000;

  /** A list that goes on for longer than this is not this day's. */
  private static final int MOST_PAGES = 50;

  private final Map<String, List<JsonNode>> byVisit = new HashMap<>();
  private final Set<String> rules = new HashSet<>();

  /**
   * @param get fetches the JSON at a path of the gateway's
   */
  static GivenVerdicts asked(Function<String, JsonNode> get) {
    GivenVerdicts given = new GivenVerdicts();
    String next = "/api/v1/visits?limit=" + PAGE;
    for (int page = 0; page < MOST_PAGES && !next.isEmpty(); page++) {
      JsonNode answer = get.apply(next);
      for (JsonNode visit : answer.path("items")) {
        List<JsonNode> verdicts = new ArrayList<>();
        for (JsonNode verdict : visit.path("verdicts")) {
          verdicts.add(verdict);
          given.rules.add(verdict.path("rule").asText());
        }
        given.byVisit.put(visit.path("id").asText(), verdicts);
      }
      next = answer.path("next").asText("");
    }
    return given;
  }

  /** Whether the gateway has said anything of this rule, at any door. */
  boolean knows(String rule) {
    return rules.contains(rule);
  }

  /** Whether it has judged anything of this visit. */
  boolean hasJudged(String visit) {
    return !byVisit.getOrDefault(visit, List.of()).isEmpty();
  }

  /** The standing verdict, of this technician or of the visit as a whole; null if there is none. */
  @Nullable JsonNode of(String visit, String rule, String technician) {
    for (JsonNode verdict : byVisit.getOrDefault(visit, List.of())) {
      boolean theirs =
          !verdict.has("technician") || verdict.path("technician").asText().equals(technician);
      if (theirs && verdict.path("rule").asText().equals(rule)) {
        return verdict;
      }
    }
    return null;
  }
}
