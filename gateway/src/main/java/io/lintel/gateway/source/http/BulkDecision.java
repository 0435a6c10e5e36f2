package io.lintel.gateway.source.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lintel.gateway.api.Answers;
import io.lintel.gateway.api.Refused;
import io.lintel.gateway.journal.Receipt;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * One decision about many findings: {@code {"findings": ["F-…", …], "decision": …, "reason": …}}.
 *
 * @param findings each once, in the order given
 * @param decision the rest of the body, which is what a decision about one finding is
 */
record BulkDecision(List<String> findings, String decision) {
  /** A reason that fits more than these has hardly been thought of for each. */
  static final int MOST = 200;

  private static final ObjectMapper JSON = new ObjectMapper();

  BulkDecision {
    findings = List.copyOf(findings);
  }

  /** Throws {@link Refused} (400) where the body is not such a decision. */
  static BulkDecision of(byte[] body) {
    if (!(parsed(body) instanceof ObjectNode decision)) {
      throw Refused.badRequest("Expected an object with findings, decision and reason.");
    }
    JsonNode named = decision.remove("findings");
    if (named == null || !named.isArray() || named.isEmpty() || named.size() > MOST) {
      throw Refused.badRequest(
          "findings: expected a list of 1 to %d finding numbers, found %s. Nothing was kept."
              .formatted(MOST, named == null || !named.isArray() ? "none" : named.size()));
    }
    Set<String> findings = new LinkedHashSet<>();
    for (JsonNode name : named) {
      if (!name.isTextual()) {
        throw Refused.badRequest("findings: expected texts such as F-…, found " + name + ".");
      }
      findings.add(name.asText());
    }
    return new BulkDecision(List.copyOf(findings), decision.toString());
  }

  private static JsonNode parsed(byte[] body) {
    try {
      return JSON.readTree(body);
    } catch (JsonProcessingException e) {
      throw Refused.badRequest("Expected JSON: " + e.getOriginalMessage() + ".");
    } catch (IOException e) {
      throw new IllegalStateException("bytes in memory can be read", e);
    }
  }

  byte[] payload() {
    return decision.getBytes(StandardCharsets.UTF_8);
  }

  /** Where each decision stands in the journal. */
  ObjectNode answer(List<Receipt> receipts) {
    ObjectNode answer = Answers.object();
    ArrayNode items = answer.putArray("items");
    for (int i = 0; i < receipts.size(); i++) {
      items
          .addObject()
          .put("finding", findings.get(i))
          .put("seq", receipts.get(i).seq())
          .put("outcome", receipts.get(i).outcome().name().toLowerCase(Locale.ROOT));
    }
    return answer;
  }
}
