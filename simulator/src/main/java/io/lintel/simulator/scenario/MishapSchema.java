package io.lintel.simulator.scenario;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lintel.simulator.mishap.Catalogue;
import io.lintel.simulator.mishap.MishapKind;
import io.lintel.simulator.mishap.Parameter;
import io.lintel.simulator.mishap.ParameterType;

/** An entry of {@code goes_wrong} as a JSON Schema: one alternative a kind of the catalogue. */
final class MishapSchema {
  private static final String DURATION = "-?[0-9]+(\\.[0-9]+)?(ms|s|m|h|d)";
  private static final String COUNT = "-?[0-9]+";
  private static final String NUMBER = "-?[0-9]+(\\.[0-9]+)?";
  private static final String TIME = "^[0-2][0-9]:[0-5][0-9](:[0-5][0-9])?$";

  private MishapSchema() {}

  static ObjectNode entry() {
    ObjectNode entry = JsonNodeFactory.instance.objectNode().put("type", "object");
    ArrayNode names = entry.putObject("properties").putObject("do").putArray("enum");
    ArrayNode alternatives = entry.putArray("oneOf");
    for (MishapKind kind : Catalogue.all()) {
      names.add(kind.name());
      alternatives.add(alternative(kind));
    }
    entry.putArray("required").add("do");
    return entry;
  }

  private static ObjectNode alternative(MishapKind kind) {
    ObjectNode schema =
        JsonNodeFactory.instance
            .objectNode()
            .put("title", kind.name())
            .put("description", kind.says().en());
    ObjectNode properties = schema.putObject("properties");
    properties.putObject("do").put("const", kind.name());
    properties
        .putObject("on")
        .put("description", "which one; left out: everything of its kind")
        .put("type", "string");
    properties
        .putObject("share")
        .put("description", "share of " + kind.opportunity().plural().en())
        .put("type", "number")
        .put("minimum", 0)
        .put("maximum", 1)
        .put("default", 1);
    time(properties.putObject("from"), "not before this time of the day");
    time(properties.putObject("until"), "before this time of the day");
    for (Parameter parameter : kind.parameters()) {
      properties.set(parameter.name(), parameter(parameter));
    }
    return schema.put("additionalProperties", false);
  }

  private static void time(ObjectNode schema, String says) {
    schema.put("description", says).put("type", "string").put("pattern", TIME);
  }

  private static ObjectNode parameter(Parameter parameter) {
    ObjectNode schema =
        JsonNodeFactory.instance.objectNode().put("description", parameter.says().en());
    ParameterType type = parameter.type();
    switch (type) {
      case DURATION -> schema.put("type", "string").put("pattern", range(DURATION));
      case COUNT -> oneOrRange(schema, "integer", COUNT);
      case NUMBER -> oneOrRange(schema, "number", NUMBER);
      case SHARE -> schema.put("type", "number").put("minimum", 0).put("maximum", 1);
      case YES_OR_NO -> schema.put("type", "boolean");
      case DATE -> schema.put("type", "string").put("format", "date");
      case WORD -> parameter.choices().forEach(schema.putArray("enum")::add);
    }
    schema.putArray("examples").add(parameter.preset());
    return schema;
  }

  private static void oneOrRange(ObjectNode schema, String type, String pattern) {
    schema.putArray("type").add(type).add("string");
    schema.put("pattern", range(pattern));
  }

  private static String range(String one) {
    return "^%s(\\.\\.%s)?$".formatted(one, one);
  }
}
