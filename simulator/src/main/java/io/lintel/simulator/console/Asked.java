package io.lintel.simulator.console;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** One request, read strictly: what we do not know is a mistake, not a wish. */
final class Asked {
  static final int LIMIT_MOST = 1_000;
  private static final int LIMIT_DEFAULT = 200;
  private static final int DEEPEST = 10;
  private static final ObjectMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .build())
          .build();

  private final RoutingContext context;
  private final Stage stage;

  Asked(RoutingContext context, Stage stage) {
    this.context = context;
    this.stage = stage;
  }

  Stage stage() {
    return stage;
  }

  /**
   * @throws NotOnThisStage while one day is taken down and the next put up
   */
  Performance performance() {
    Performance performance = stage.performance();
    if (performance == null) {
      throw new NotOnThisStage("No day is on at this moment: another is being put on. Ask again.");
    }
    return performance;
  }

  String path(String name) {
    return context.pathParam(name);
  }

  /** Refuses every query parameter but {@code known}. */
  Asked knowing(String... known) {
    Set<String> names = Set.of(known);
    for (String given : context.queryParams().names()) {
      if (!names.contains(given)) {
        throw Refused.badRequest(
            "Expected no parameters but %s; found %s."
                .formatted(String.join(", ", new TreeSet<>(names)), given));
      }
    }
    return this;
  }

  @Nullable String query(String name) {
    String text = context.queryParams().get(name);
    return text == null || text.isEmpty() ? null : text;
  }

  int limit() {
    return (int) whole("limit", LIMIT_DEFAULT, 1, LIMIT_MOST);
  }

  long whole(String name, long preset, long least, long most) {
    String text = query(name);
    if (text == null) {
      return preset;
    }
    try {
      long value = Long.parseLong(text);
      if (value >= least && value <= most) {
        return value;
      }
    } catch (NumberFormatException notANumber) {
      // Refused below, in the same words.
    }
    throw Refused.badRequest("%s: expected %d to %d, found %s.".formatted(name, least, most, text));
  }

  /** The body as a JSON object with no keys but {@code known}; an empty body is an empty one. */
  ObjectNode body(Set<String> known) {
    ObjectNode body = body();
    body.fieldNames()
        .forEachRemaining(
            key -> {
              if (!known.contains(key)) {
                throw Refused.badRequest(
                    "Expected no keys but %s; found %s."
                        .formatted(String.join(", ", new TreeSet<>(known)), key));
              }
            });
    return body;
  }

  /** The body as a JSON object. */
  ObjectNode body() {
    Buffer buffer = context.body().buffer();
    if (buffer == null || buffer.length() == 0) {
      return Answers.object();
    }
    try {
      if (JSON.readTree(buffer.getBytes()) instanceof ObjectNode object) {
        return object;
      }
    } catch (JsonProcessingException e) {
      throw Refused.badRequest("The body is not JSON: " + e.getOriginalMessage() + ".");
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException("a buffer can always be read", e);
    }
    throw Refused.badRequest("Expected a JSON object as the body, as {\"speed\": 60}.");
  }
}
