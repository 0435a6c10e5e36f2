package io.lintel.gateway.importing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lintel.gateway.wording.PlainReason;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** A running gateway's HTTP interface, as an import uses it. */
final class GatewayClient {
  private static final Duration CONNECT_WITHIN = Duration.ofSeconds(5);
  private static final Duration ANSWER_WITHIN = Duration.ofSeconds(60);

  /** Tries of one request while the gateway answers 503 (its journal is full). */
  private static final int TRIES = 10;

  private static final int BUSY = 503;
  private static final int UNAUTHORIZED = 401;
  private static final int FORBIDDEN = 403;
  private static final int SUCCESS_CLASS = 2;
  private static final int LONGEST_PAUSE_SECONDS = 10;
  private static final ObjectMapper JSON = new ObjectMapper();

  /** The gateway did not take a request; the message can stand before a person. */
  static final class NotTaken extends Exception {
    private static final long serialVersionUID = 1L;
    private final int status;

    NotTaken(int status, String message) {
      super(message);
      this.status = status;
    }

    /** 0 if there was no answer. */
    int status() {
      return status;
    }
  }

  private final HttpClient client = HttpClient.newBuilder().connectTimeout(CONNECT_WITHIN).build();
  private final URI gateway;
  private final String token;

  GatewayClient(URI gateway, String token) {
    this.gateway = gateway;
    this.token = token;
  }

  /** Sends {@code body}; returns the answer's JSON. */
  JsonNode send(String method, String path, String body) throws NotTaken, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(gateway.resolve(path))
            .timeout(ANSWER_WITHIN)
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(body))
            .build();
    try {
      for (int left = TRIES; ; left--) {
        HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
        if (answer.statusCode() / 100 == SUCCESS_CLASS) {
          return answered(answer.body());
        }
        if (answer.statusCode() != BUSY || left == 1) {
          throw new NotTaken(answer.statusCode(), problem(answer));
        }
        TimeUnit.SECONDS.sleep(pause(answer));
      }
    } catch (IOException e) {
      throw new NotTaken(
          0,
          "no gateway answers at %s: %s. Start it, or say with --gateway where it is."
              .formatted(gateway, PlainReason.of(e)));
    }
  }

  private static long pause(HttpResponse<String> busy) {
    return Math.min(
        LONGEST_PAUSE_SECONDS, busy.headers().firstValueAsLong("Retry-After").orElse(1));
  }

  private JsonNode answered(String body) throws NotTaken {
    try {
      JsonNode answer = JSON.readTree(body);
      if (answer.isObject()) {
        return answer;
      }
    } catch (IOException noJson) {
      // Said below: a web server of another kind, or a proxy that answers for the gateway.
    }
    throw new NotTaken(0, "what answers at " + gateway + " is no gateway of Lintel's");
  }

  /** What a problem document (RFC 9457) says; else what its status means here. */
  private String problem(HttpResponse<String> answer) {
    String said = "";
    try {
      JsonNode problem = JSON.readTree(answer.body());
      String detail = problem.path("detail").asText();
      said = detail.isBlank() ? problem.path("title").asText() : detail;
    } catch (IOException noJson) {
      // Then the status has to do.
    }
    String says = ForeignText.visible(said);
    return switch (answer.statusCode()) {
      case UNAUTHORIZED, FORBIDDEN ->
          "the gateway at %s does not take the token. %s"
              .formatted(
                  gateway, says.isEmpty() ? "Expected the one in its own DATA/admin.token." : says)
              .strip();
      case BUSY ->
          "the gateway at %s is too busy to take rows, also after %d tries. %s"
              .formatted(gateway, TRIES, says)
              .strip();
      default ->
          says.isEmpty()
              ? "what answers at %s is no gateway of Lintel's, or a much older one (status %d)"
                  .formatted(gateway, answer.statusCode())
              : "the gateway at %s refuses: %s".formatted(gateway, says);
    };
  }
}
