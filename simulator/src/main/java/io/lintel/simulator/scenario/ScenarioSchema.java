package io.lintel.simulator.scenario;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * The JSON Schema of scenario files, for editors and for those who write scenarios by program. It
 * is what the readers ask for, so it knows what they know: keys and their forms, not what one key
 * demands of another.
 */
public final class ScenarioSchema {
  private static final String GOES_WRONG = "goes_wrong";

  private ScenarioSchema() {}

  public static ObjectNode document() {
    ObjectNode schema =
        JsonNodeFactory.instance
            .objectNode()
            .put("$schema", "https://json-schema.org/draft/2020-12/schema")
            .put("title", "A scenario of Lintel's simulator")
            .put("description", "docs/simulator.md says what the keys do.");
    SectionShape shape = new SectionShape();
    ScenarioFile.describe(YamlSection.describing(shape));
    schema.setAll(shape.schema());
    if (schema.path("properties").path(GOES_WRONG) instanceof ObjectNode list) {
      list.set("items", MishapSchema.entry());
    }
    return schema;
  }

  public static String text() {
    return document().toPrettyString() + "\n";
  }
}
