package io.lintel.meter;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Telegrams that the project did not write, in {@code ../shared/vectors} where that exists. */
public final class SharedVectors {
  private SharedVectors() {}

  /** A JSON value: an object's fields by name, an array's items, or a scalar's text. */
  public record Node(Map<String, Node> fields, List<Node> items, String text) {
    public Node get(String key) {
      return Objects.requireNonNull(fields.get(key), () -> "no " + key + " in " + fields.keySet());
    }

    public Node get(int index) {
      return items.get(index);
    }

    public int number() {
      return Integer.parseInt(text);
    }
  }

  /** The file's JSON; skips the test where there is no such file. */
  public static Node json(String file) throws IOException {
    Path path = projectRoot().resolve("../shared/vectors").resolve(file).normalize();
    assumeTrue(Files.exists(path), "no " + path);
    try (JsonParser parser = new JsonFactory().createParser(path.toFile())) {
      parser.nextToken();
      return value(parser);
    }
  }

  private static Node value(JsonParser parser) throws IOException {
    Map<String, Node> fields = new LinkedHashMap<>();
    List<Node> items = new ArrayList<>();
    if (parser.currentToken() == JsonToken.START_OBJECT) {
      while (parser.nextToken() != JsonToken.END_OBJECT) {
        String key = parser.currentName();
        parser.nextToken();
        fields.put(key, value(parser));
      }
    } else if (parser.currentToken() == JsonToken.START_ARRAY) {
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        items.add(value(parser));
      }
    }
    return new Node(fields, items, parser.getText());
  }

  private static Path projectRoot() {
    Path here = Path.of("").toAbsolutePath();
    while (!Files.exists(here.resolve("mvnw"))) {
      here = Objects.requireNonNull(here.getParent(), "no mvnw above the working directory");
    }
    return here;
  }
}
