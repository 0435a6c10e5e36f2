package io.lintel.simulator.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

class OpenApiTest {
  @Test
  void theDocumentNamesEveryRouteAndNoOther() throws IOException {
    assertEquals(operations(), served());
  }

  @Test
  void everyReferenceInTheDocumentLeadsSomewhere() throws IOException {
    Set<String> references = new HashSet<>();
    collect(document(), references);
    assertTrue(references.size() > 20, "found only " + references);
    for (String reference : references) {
      Object at = document();
      for (String key : reference.substring(2).split("/", -1)) {
        at = at instanceof Map<?, ?> map ? map.get(key) : null;
      }
      assertTrue(at != null, reference + " leads nowhere");
    }
  }

  @Test
  void everyCallHasAnExampleInTheDocuments() throws IOException {
    String examples = Files.readString(Path.of("../docs/console.md"));
    Set<String> without = new TreeSet<>();
    for (String operation : operations()) {
      String path = operation.substring(operation.indexOf(' ') + 1).replaceAll("\\{[a-z]+}.*", "");
      if (!examples.contains(path.replace("/control/v1", "$CONSOLE"))) {
        without.add(operation);
      }
    }
    assertEquals(Set.of(), without);
  }

  private static Set<String> served() {
    Vertx vertx = Vertx.vertx();
    try (HandStage stage = new HandStage()) {
      Router router = Router.router(vertx);
      new ControlRoutes(vertx, stage, System::nanoTime).mount(router);
      Set<String> served = new TreeSet<>();
      for (Route route : router.getRoutes()) {
        if (route.methods() != null && !route.getPath().equals("/openapi.yaml")) {
          for (HttpMethod method : route.methods()) {
            String path = route.getPath().replaceAll(":([a-z]+)", "{$1}");
            served.add(method.name().toLowerCase(Locale.ROOT) + " " + path);
          }
        }
      }
      return served;
    } finally {
      vertx.close().toCompletionStage().toCompletableFuture().join();
    }
  }

  private static Set<String> operations() throws IOException {
    Set<String> operations = new TreeSet<>();
    ((Map<?, ?>) Objects.requireNonNull(document().get("paths")))
        .forEach(
            (path, methods) ->
                ((Map<?, ?>) methods).keySet().forEach(m -> operations.add(m + " " + path)));
    return operations;
  }

  private static void collect(Object node, Set<String> references) {
    if (node instanceof Map<?, ?> map) {
      if (map.get("$ref") instanceof String reference) {
        references.add(reference);
      }
      map.values().forEach(value -> collect(value, references));
    } else if (node instanceof Iterable<?> list) {
      list.forEach(value -> collect(value, references));
    }
  }

  private static Map<?, ?> document() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(ControlRoutes.class.getResourceAsStream("openapi.yaml"))) {
      String yaml = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return (Map<?, ?>) new Load(LoadSettings.builder().build()).loadFromString(yaml);
    }
  }
}
