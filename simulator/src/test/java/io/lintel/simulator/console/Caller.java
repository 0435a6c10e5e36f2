package io.lintel.simulator.console;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/** A test suite's way to the console: plain HTTP. */
public final class Caller {
  private final HttpClient client = HttpClient.newHttpClient();
  private final ObjectMapper json = new ObjectMapper();
  private final URI console;

  public Caller(URI console) {
    this.console = console;
  }

  public record Answer(int status, JsonNode body) {}

  public Answer get(String path) {
    return answer(request(path).GET().build());
  }

  public Answer post(String path, String body) {
    return answer(
        request(path)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body))
            .build());
  }

  public Answer delete(String path) {
    return answer(request(path).DELETE().build());
  }

  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(console.resolve("/control/v1" + path));
  }

  Answer answer(HttpRequest request) {
    try {
      HttpResponse<byte[]> response = client.send(request, BodyHandlers.ofByteArray());
      return new Answer(response.statusCode(), json.readTree(response.body()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
