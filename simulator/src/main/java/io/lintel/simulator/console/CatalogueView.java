package io.lintel.simulator.console;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lintel.simulator.mishap.Catalogue;
import io.lintel.simulator.mishap.Group;
import io.lintel.simulator.mishap.MishapKind;
import io.lintel.simulator.mishap.Words;

/** Everything that can go wrong, in both languages, as forms are made from it. */
final class CatalogueView {
  private CatalogueView() {}

  static ObjectNode whole() {
    ObjectNode whole = Answers.object();
    ArrayNode groups = whole.putArray("groups");
    for (Group group : Group.values()) {
      ObjectNode node = groups.addObject().put("name", group.wireName());
      node.set("title", words(group.title()));
      node.put("planned", group.isPlanned());
    }
    ArrayNode items = whole.putArray("items");
    Catalogue.all().forEach(kind -> items.add(kind(kind)));
    return whole;
  }

  private static ObjectNode kind(MishapKind kind) {
    ObjectNode node =
        Answers.object()
            .put("name", kind.name())
            .put("group", kind.group().wireName())
            .put("opportunity", kind.opportunity().wireName());
    node.set("share_of", words(kind.opportunity().plural()));
    node.set("says", words(kind.says()));
    node.set("expected", words(kind.expected()));
    ArrayNode parameters = node.putArray("parameters");
    kind.parameters()
        .forEach(
            parameter ->
                parameters
                    .addObject()
                    .put("name", parameter.name())
                    .put("type", parameter.type().wireName())
                    .put("preset", parameter.preset())
                    .put("expected", parameter.expected())
                    .set("says", words(parameter.says())));
    return node;
  }

  private static ObjectNode words(Words words) {
    return Answers.object().put("en", words.en()).put("zh", words.zh());
  }
}
