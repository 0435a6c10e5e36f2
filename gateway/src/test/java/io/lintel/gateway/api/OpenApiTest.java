package io.lintel.gateway.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.gateway.RunningGateway;
import io.lintel.gateway.SteppedTime;
import io.lintel.gateway.projection.PlainJudge;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

class OpenApiTest {
  @TempDir Path directory;

  @Test
  void theDocumentNamesEveryRouteAndNoOther() throws Exception {
    try (RunningGateway gateway =
        new RunningGateway(
            directory, new SteppedTime(Instant.parse("2026-11-22T01:00:00Z")), new PlainJudge())) {
      Map<?, ?> document = parsed(gateway.get("/openapi.yaml").response().body());

      assertEquals(operations(document), served(gateway));
    }
  }

  @Test
  void everyReferenceInTheDocumentLeadsSomewhere() throws Exception {
    try (RunningGateway gateway =
        new RunningGateway(
            directory, new SteppedTime(Instant.parse("2026-11-22T01:00:00Z")), new PlainJudge())) {
      Map<?, ?> document = parsed(gateway.get("/openapi.yaml").response().body());
      Set<String> references = new HashSet<>();
      collect(document, references);

      assertTrue(references.size() > 20, "found only " + references);
      for (String reference : references) {
        Object at = document;
        for (String key : reference.substring(2).split("/", -1)) {
          at = at instanceof Map<?, ?> map ? map.get(key) : null;
        }
        assertTrue(at != null, reference + " leads nowhere");
      }
    }
  }

  private static Set<String> served(RunningGateway gateway) {
    Router router = Router.router(gateway.vertx());
    gateway.routes().forEach(part -> part.mount(router));
    Set<String> served = new TreeSet<>();
    for (Route route : router.getRoutes()) {
      if (route.methods() != null) {
        for (HttpMethod method : route.methods()) {
          String path = route.getPath().replaceAll(":([a-z]+)", "{$1}");
          served.add(method.name().toLowerCase(Locale.ROOT) + " " + path);
        }
      }
    }
    return served;
  }

  private static Set<String> operations(Map<?, ?> document) {
    Set<String> operations = new TreeSet<>();
    ((Map<?, ?>) Objects.requireNonNull(document.get("paths")))
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

  private static Map<?, ?> parsed(String yaml) {
    return (Map<?, ?>) new Load(LoadSettings.builder().build()).loadFromString(yaml);
  }
}
