package io.lintel.gateway.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lintel.gateway.journal.Entry;
import io.lintel.gateway.journal.Observation;
import io.lintel.gateway.store.Fact;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Journal entries as the API shows them. */
public final class FactJson {
  private static final ObjectMapper JSON = new ObjectMapper();

  private FactJson() {}

  /** Who said what kind of thing, as the device numbered and dated it. */
  static void name(ObjectNode node, Fact fact) {
    Observation said = fact.entry().observation();
    node.put("kind", said.kind().name());
    node.put("device", said.device());
    if (said.sequence() != null) {
      node.put("device_seq", said.sequence());
    }
    if (said.identity() != null) {
      node.put("identity", said.identity());
    }
    if (fact.type() != null) {
      node.put("type", fact.type());
    }
    if (said.stated() != null) {
      node.put("stated", said.stated());
    }
    unproven(node, said);
  }

  /** Who brought it, and the mark where they proved nothing. */
  private static void voice(ObjectNode node, Observation said) {
    String speaker = said.voice().name();
    if (speaker != null) {
      node.put("speaker", speaker);
    }
    unproven(node, said);
  }

  private static void unproven(ObjectNode node, Observation said) {
    if (!said.voice().proven()) {
      node.put("unproven", true);
    }
  }

  /** The whole entry, with the bytes as they came. */
  static ObjectNode whole(Entry entry) {
    Observation said = entry.observation();
    ObjectNode node = Answers.object();
    node.put("seq", entry.seq());
    node.put("group", entry.group());
    node.put("conflict", entry.conflict());
    voice(node, said);
    node.put("kind", said.kind().name());
    node.put("source", said.source());
    node.put("device", said.device());
    if (said.stated() != null) {
      node.put("stated", said.stated());
    }
    if (said.sequence() != null) {
      node.put("device_seq", said.sequence());
    }
    if (said.epoch() != null) {
      node.put("epoch", said.epoch());
    }
    if (said.identity() != null) {
      node.put("identity", said.identity());
    }
    node.put("received", said.received().toString());
    node.set("body", body(said));
    node.put("raw", said.raw().toHex());
    return node;
  }

  /** Where it was, as the device itself said; left out where it did not say. */
  static void position(ObjectNode node, Fact fact) {
    JsonNode position = body(fact.entry().observation()).get("position");
    if (position != null && position.isObject()) {
      node.set("position", position);
    }
  }

  static ObjectNode reading(Fact fact) {
    Observation said = fact.entry().observation();
    ObjectNode node = Answers.object();
    node.put("journal_seq", fact.entry().seq());
    node.put("meter", said.device());
    if (said.sequence() != null) {
      node.put("seq", said.sequence());
    }
    if (said.stated() != null) {
      node.put("at", said.stated());
    }
    node.put("time", fact.at().toString());
    node.put("received", said.received().toString());
    node.put("source", said.source());
    node.put("conflict", fact.entry().conflict());
    voice(node, said);
    addBody(node, said);
    return node;
  }

  static ObjectNode slot(Fact fact) {
    ObjectNode node = Answers.object();
    node.put("meter", fact.entry().observation().device());
    node.put("due", fact.at().toString());
    node.put("journal_seq", fact.entry().seq());
    addBody(node, fact.entry().observation());
    return node;
  }

  static ObjectNode rejected(Fact fact) {
    Observation said = fact.entry().observation();
    ObjectNode node = Answers.object();
    node.put("seq", fact.entry().seq());
    node.put("source", said.source());
    node.put("device", said.device());
    node.put("received", said.received().toString());
    voice(node, said);
    addBody(node, said);
    return node;
  }

  /** What the body says, where no field of ours has the name already. */
  static void addBody(ObjectNode node, Observation said) {
    body(said)
        .properties()
        .forEach(
            field -> {
              if (!node.has(field.getKey())) {
                node.set(field.getKey(), field.getValue());
              }
            });
  }

  /**
   * What was left out of a report, rounded, respelled or doubted; null if it stands as it was sent.
   */
  public static @Nullable JsonNode quality(Observation said) {
    return body(said).get("quality") instanceof ObjectNode quality ? quality : null;
  }

  static ObjectNode body(Observation said) {
    try {
      return JSON.readTree(said.body().toArray()) instanceof ObjectNode object
          ? object
          : Answers.object();
    } catch (IOException e) {
      throw new IllegalStateException("a journal body is JSON: " + said, e);
    }
  }

  /** Reads what the projections keep as JSON. */
  static JsonNode parsed(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("not JSON in the projections: " + text, e);
    }
  }
}
