package io.lintel.gateway.importing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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
          return JSON.readTree(answer.body());
        }
        if (answer.statusCode() != BUSY || left == 1) {
          throw new NotTaken(answer.statusCode(), method + " " + path + ": " + problem(answer));
        }
        TimeUnit.SECONDS.sleep(pause(answer));
      }
    } catch (IOException e) {
      throw new NotTaken(0, "no answer from the gateway at " + gateway + ": " + e);
    }
  }

  private static long pause(HttpResponse<String> busy) {
    return Math.min(
        LONGEST_PAUSE_SECONDS, busy.headers().firstValueAsLong("Retry-After").orElse(1));
  }

  /** What a problem document (RFC 9457) says; else the status. */
  private static String problem(HttpResponse<String> answer) {
    String status = "status " + answer.statusCode();
    try {
      JsonNode problem = JSON.readTree(answer.body());
      String said = problem.path("title").asText() + " " + problem.path("detail").asText();
      return said.isBlank() ? status : status + ", " + said.strip();
    } catch (IOException noJson) {
      return status;
    }
  }
}
