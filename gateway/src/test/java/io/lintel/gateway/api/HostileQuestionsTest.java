package io.lintel.gateway.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.gateway.RunningGateway;
import io.lintel.gateway.SteppedTime;
import io.lintel.gateway.projection.PlainJudge;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * Every parameter of every operation that openapi.yaml names, asked with what nobody means: it is
 * answered in words, and never with a fault of the gateway's.
 */
class HostileQuestionsTest {
  private static final List<String> VALUES =
      List.of(
          "-999999999-01-01",
          "+999999999-12-31",
          "0000-00-00",
          "0000-01-01",
          "9999-12-31",
          "2026-02-30",
          "-999999999-01-01T00:00:00Z",
          "+999999999-12-31T23:59:59-18:00",
          "+1000000000-12-31T23:59:59.999999999Z",
          "2026-11-22T08:00:00+18:00",
          "292278994-08-17T07:12:55.807Z",
          "0",
          "-1",
          "1",
          "2147483648",
          "9223372036854775807",
          "-9223372036854775808",
          "99999999999999999999999999",
          "1e400",
          "NaN",
          "true",
          "~",
          "~~~",
          "0~0",
          "2026-11-22~",
          "-999999999-01-01~V-1",
          "-999999999-01-01~0~V-1",
          "+999999999-12-31T00:00:00Z~9",
          "1~-999999999-01-01T00:00:00Z~x",
          ",",
          "READING,",
          "READING,NOPE",
          "open,fail,undecided",
          "'; DROP TABLE visits; --",
          "%",
          "_%_",
          "*",
          "\"",
          "花园路 93",
          "\u0000",
          "\u001b[31m",
          "\ud83d\ude00",
          "\u202e",
          "../../etc/passwd",
          "..",
          "..%2f..%2fetc%2fpasswd",
          "/etc/passwd",
          "..\\..\\lintel.yaml",
          "a/b",
          " ",
          "x".repeat(3_000));

  private static final List<String> BODIES =
      List.of(
          "",
          "null",
          "[]",
          "{}",
          "[[[[[[[[[[[[[[[[[[[[",
          "{\"at\":\"+999999999-12-31T00:00:00Z\",\"id\":\"x\"}",
          "{\"id\":1e999,\"at\":-1}",
          "\"\\ud800\"",
          "\u0000");

  @TempDir Path directory;

  private record Operation(String method, String path, List<String> query) {}

  @Test
  void nothingThatIsAskedIsAFaultOfTheGateways() throws Exception {
    try (RunningGateway gateway =
        new RunningGateway(
            directory, new SteppedTime(Instant.parse("2026-11-22T01:00:00Z")), new PlainJudge())) {
      List<Operation> operations = operations(gateway.get("/openapi.yaml").response().body());
      assertTrue(operations.size() > 30, "found only " + operations.size());
      List<String> faults = new ArrayList<>();
      HttpClient client = HttpClient.newHttpClient();
      int asked = 0;
      for (Operation one : operations) {
        for (String address : addresses(one)) {
          for (String body : one.method().equals("GET") ? List.of("") : BODIES) {
            int status = status(client, gateway, one.method(), address, body);
            asked++;
            if (status >= 500 && status != 503) {
              faults.add(status + " " + one.method() + " " + address + " " + body);
            }
          }
        }
      }
      assertEquals(List.of(), faults);
      assertTrue(asked > 3_000, "asked only " + asked);
    }
  }

  /** Each parameter with each value, alone and twice; each part of the path with each value. */
  private static List<String> addresses(Operation one) {
    List<String> addresses = new ArrayList<>();
    String plain = one.path().replaceAll("\\{[^}]*}", "V-1");
    for (String name : one.query()) {
      for (String value : VALUES) {
        addresses.add(plain + "?" + name + "=" + encoded(value));
      }
      addresses.add(plain + "?" + name + "=" + "&" + name + "=2026-11-22&" + name + "=0");
    }
    for (String value : one.path().contains("{") ? VALUES : List.of("V-1")) {
      addresses.add(
          one.path().replaceAll("\\{[^}]*}", encoded(value).replace("+", "%20").replace("$", "")));
    }
    addresses.add(plain + "?%");
    addresses.add(plain + "?=&&&=x");
    addresses.add(plain + "?%00=%ff%fe");
    return addresses;
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }

  private static int status(
      HttpClient client, RunningGateway gateway, String method, String address, String body)
      throws Exception {
    URI uri;
    try {
      uri = gateway.at(address);
    } catch (IllegalArgumentException noUri) {
      return 0;
    }
    HttpRequest request =
        HttpRequest.newBuilder(uri)
            .header("Authorization", "Bearer " + gateway.token())
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(body))
            .build();
    try {
      return answered(client, request);
    } catch (ExecutionException closed) {
      // Answers that are not read to their end leave connections behind, and where one address has
      // too many the one that waits for its next question gives way: asked once more, on a new one.
      return answered(HttpClient.newHttpClient(), request);
    }
  }

  private static int answered(HttpClient client, HttpRequest request) throws Exception {
    var answer = client.sendAsync(request, BodyHandlers.ofInputStream()).get();
    answer.body().close();
    return answer.statusCode();
  }

  private static List<Operation> operations(String yaml) {
    Map<?, ?> document = (Map<?, ?>) new Load(LoadSettings.builder().build()).loadFromString(yaml);
    List<Operation> operations = new ArrayList<>();
    Map<?, ?> paths = (Map<?, ?>) Objects.requireNonNull(document.get("paths"));
    for (Map.Entry<?, ?> path : paths.entrySet()) {
      Map<?, ?> methods = (Map<?, ?>) path.getValue();
      for (Map.Entry<?, ?> method : methods.entrySet()) {
        if (method.getValue() instanceof Map<?, ?> operation) {
          Set<String> query = new TreeSet<>();
          parameters(document, operation.get("parameters"), query);
          parameters(document, methods.get("parameters"), query);
          operations.add(
              new Operation(
                  String.valueOf(method.getKey()).toUpperCase(java.util.Locale.ROOT),
                  String.valueOf(path.getKey()),
                  List.copyOf(query)));
        }
      }
    }
    return operations;
  }

  private static void parameters(Map<?, ?> document, @Nullable Object list, Set<String> query) {
    if (list instanceof List<?> parameters) {
      for (Object parameter : parameters) {
        Object at = parameter;
        if (((Map<?, ?>) parameter).get("$ref") instanceof String reference) {
          at = document;
          for (String key : reference.substring(2).split("/", -1)) {
            at = ((Map<?, ?>) Objects.requireNonNull(at)).get(key);
          }
        }
        if (at instanceof Map<?, ?> told && "query".equals(told.get("in"))) {
          query.add(String.valueOf(told.get("name")));
        }
      }
    }
  }
}
