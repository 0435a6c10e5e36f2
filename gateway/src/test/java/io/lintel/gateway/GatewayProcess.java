package io.lintel.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lintel.gateway.cli.GatewayCommand;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** The shipped gateway in a process of its own, which a test may kill. */
public final class GatewayProcess implements AutoCloseable {
  private static final Pattern GREETING = Pattern.compile("Lintel is at (\\S+), MQTT at (\\S+)");
  private static final int ATTEMPTS = 600;
  private static final int OK = 200;
  private static final Duration ANSWER_WITHIN = Duration.ofSeconds(30);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private final Process process;
  private final URI http;
  private final URI mqtt;

  private GatewayProcess(Process process, URI http, URI mqtt) {
    this.process = process;
    this.http = http;
    this.mqtt = mqtt;
  }

  /** Entry of the process. */
  public static void main(String[] arguments) {
    System.exit(new CommandLine(new GatewayCommand()).execute(arguments));
  }

  /** Starts it and waits until it says it is ready. */
  public static GatewayProcess ready(Path config, Path log)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx400m",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                GatewayProcess.class.getName(),
                "--config",
                config.toString())
            .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .start();
    BufferedReader lines = process.inputReader(StandardCharsets.UTF_8);
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      Matcher greeting = GREETING.matcher(line);
      if (greeting.find()) {
        GatewayProcess gateway =
            new GatewayProcess(
                process, URI.create(greeting.group(1)), URI.create(greeting.group(2)));
        gateway.awaitOk();
        return gateway;
      }
    }
    throw new IOException("the gateway does not start: " + Files.readString(log));
  }

  private void awaitOk() throws IOException, InterruptedException {
    String said = "";
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      var answer = send(HttpRequest.newBuilder(http.resolve("/readyz")));
      if (answer.statusCode() == OK) {
        return;
      }
      said = answer.body();
      aMoment();
    }
    throw new IOException("the gateway does not get ready: " + said);
  }

  /** Nothing will ever release it: a wait between two questions to another process. */
  private static void aMoment() throws InterruptedException {
    boolean never = new Semaphore(0).tryAcquire(100, TimeUnit.MILLISECONDS);
    if (never) {
      throw new AssertionError("nobody releases it");
    }
  }

  /** Where API and pages are. */
  public URI http() {
    return http;
  }

  /** Where devices connect to. */
  public URI mqtt() {
    return mqtt;
  }

  /**
   * What the API answers the administrator.
   *
   * @param data the data directory, where the administrator's token is
   * @param body null: none
   */
  public JsonNode ask(Path data, String method, String path, @Nullable String body)
      throws IOException, InterruptedException {
    HttpResponse<String> answer =
        send(
            HttpRequest.newBuilder(http.resolve(path))
                .header(
                    "Authorization",
                    "Bearer " + Files.readString(data.resolve("admin.token")).strip())
                .header("Content-Type", "application/json")
                .method(
                    method,
                    body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body)));
    if (answer.statusCode() / 100 != 2) {
      throw new AssertionError(method + " " + path + ": " + answer.statusCode() + answer.body());
    }
    return answer.body().isEmpty() ? JSON.nullNode() : JSON.readTree(answer.body());
  }

  /** Waits until what was acknowledged so far can be read. */
  public void settle(Path data) throws IOException, InterruptedException {
    JsonNode status = ask(data, "GET", "/api/v1/status", null);
    long last = status.path("journal").path("last").asLong();
    for (int attempt = 0; status.path("projected").asLong() < last; attempt++) {
      if (attempt == ATTEMPTS) {
        throw new AssertionError("not projected: entry " + last + ", " + status);
      }
      aMoment();
      status = ask(data, "GET", "/api/v1/status", null);
    }
  }

  private static HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return CLIENT.send(request.timeout(ANSWER_WITHIN).build(), BodyHandlers.ofString());
  }

  /** SIGKILL: nothing is flushed, closed or said. */
  void kill() throws InterruptedException {
    process.toHandle().destroyForcibly();
    process.waitFor();
  }

  /** SIGTERM. */
  void stop() throws InterruptedException {
    process.toHandle().destroy();
    process.waitFor();
  }

  @Override
  public void close() {
    try {
      stop();
    } catch (InterruptedException e) {
      process.toHandle().destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
