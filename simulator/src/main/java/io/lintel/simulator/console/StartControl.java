package io.lintel.simulator.console;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lintel.simulator.console.Control.Answer;
import io.lintel.simulator.scenario.Scenario;
import io.lintel.simulator.scenario.ScenarioFile;
import java.util.Set;

/** Starting again: another scenario, another seed. */
final class StartControl {
  private static final Set<String> KEYS = Set.of("scenario", "yaml", "seed", "speed", "paused");

  private final StateView view;

  StartControl(StateView view) {
    this.view = view;
  }

  void mount(Control control) {
    control.get("/scenarios", asked -> scenarios(asked.knowing().performance()));
    control.post("/start", this::start);
  }

  private static JsonNode scenarios(Performance performance) {
    ObjectNode list = Answers.object();
    ArrayNode items = list.putArray("items");
    Scenario present = performance.day().scenario();
    if (!ScenarioFile.SHIPPED.contains(present.name())) {
      items.add(scenario(present).put("shipped", false));
    }
    for (String name : ScenarioFile.SHIPPED) {
      items.add(scenario(ScenarioFile.load(name)).put("shipped", true));
    }
    return list;
  }

  private static ObjectNode scenario(Scenario scenario) {
    return Answers.object()
        .put("name", scenario.name())
        .put("seed", scenario.seed())
        .put("date", scenario.date().toString())
        .put("visits", scenario.visits())
        .put("technicians", scenario.technicians())
        .put("lines", scenario.lines().size());
  }

  private Answer start(Asked asked) {
    ObjectNode body = asked.body(KEYS);
    Scenario scenario = wanted(body, asked.performance().day().scenario());
    JsonNode seed = body.path("seed");
    if (!seed.isMissingNode() && !seed.canConvertToLong()) {
      throw Refused.badRequest("seed: expected a whole number, found " + seed + ".");
    }
    Double speed = body.has("speed") ? ClockControl.speed(body.path("speed")) : null;
    boolean paused = body.path("paused").asBoolean(false);
    asked
        .stage()
        .start(
            seed.isMissingNode() ? scenario : scenario.withSeed(seed.longValue()), speed, paused);
    return Answer.ok(view.of(asked.stage().performance()));
  }

  /** No path: whoever may speak to the console may not have files of this machine read. */
  private static Scenario wanted(ObjectNode body, Scenario present) {
    JsonNode name = body.path("scenario");
    JsonNode yaml = body.path("yaml");
    if (yaml.isTextual() && name.isMissingNode()) {
      return ScenarioFile.parse("the request's yaml", yaml.textValue());
    }
    if (!yaml.isMissingNode()) {
      throw Refused.badRequest("Expected either scenario, a name, or yaml, a scenario as text.");
    }
    if (name.isMissingNode() || name.asText().equals(present.name())) {
      return present;
    }
    if (!ScenarioFile.SHIPPED.contains(name.asText())) {
      throw Refused.badRequest(
          "scenario: expected one of %s, found %s. Any other can be sent as text, in yaml."
              .formatted(String.join(", ", ScenarioFile.SHIPPED), name));
    }
    return ScenarioFile.load(name.asText());
  }
}
