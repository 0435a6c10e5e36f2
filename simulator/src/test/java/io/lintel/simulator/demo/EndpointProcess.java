package io.lintel.simulator.demo;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** {@code lintel gateway} with its own MQTT endpoint, in a process that a test may kill. */
final class EndpointProcess implements AutoCloseable {
  private static final int START_SECONDS = 180;
  private static final int READ_MILLIS = 180_000;
  private static final Duration ANSWER_WITHIN = Duration.ofSeconds(30);

  private final Process process;
  private final Path log;
  private final int http;
  private final int mqtt;
  private final HttpClient client = HttpClient.newHttpClient();

  private EndpointProcess(Process process, Path log, int http, int mqtt) {
    this.process = process;
    this.log = log;
    this.http = http;
    this.mqtt = mqtt;
  }

  /**
   * Starts it without waiting until it is ready.
   *
   * @param folder where configuration and log are kept
   */
  static EndpointProcess started(Path folder, Path data) throws IOException {
    int http = freePort();
    int mqtt = freePort();
    Path config =
        Files.writeString(
            folder.resolve("lintel.yaml"),
            """
            data: "%s"
            http: { listen: 127.0.0.1:%d }
            mqtt: { listen: 127.0.0.1:%d }
            """
                .formatted(data, http, mqtt));
    Path log = folder.resolve("log");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                "io.lintel.simulator.demo.Lintel",
                "gateway",
                "--config",
                config.toString())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .start();
    return new EndpointProcess(process, log, http, mqtt);
  }

  private static int freePort() throws IOException {
    try (ServerSocket probe = new ServerSocket(0)) {
      return probe.getLocalPort();
    }
  }

  /** SIGKILL: nothing is flushed, closed or said. */
  void kill() {
    process.destroyForcibly();
  }

  /** Until the process has ended. */
  void awaitEnd() throws InterruptedException {
    process.waitFor();
  }

  /** A connection of MQTT 3.1.1 that has been welcomed; tried again until the gateway listens. */
  Socket connected() throws InterruptedException {
    long deadline = deadline();
    while (true) {
      try {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), mqtt);
        socket.setSoTimeout(READ_MILLIS);
        socket
            .getOutputStream()
            .write(new byte[] {0x10, 14, 0, 4, 'M', 'Q', 'T', 'T', 4, 2, 0, 60, 0, 2, 'k', '1'});
        byte[] answer = socket.getInputStream().readNBytes(4);
        if (answer.length == 4 && answer[3] == 0) {
          return socket;
        }
        socket.close();
      } catch (IOException notYet) {
        assertTrue(process.isAlive(), this::said);
      }
      assertTrue(System.nanoTime() < deadline, "the gateway does not listen");
      aMoment();
    }
  }

  /** What {@code /readyz} says now. */
  HttpResponse<String> readiness() throws IOException, InterruptedException {
    return client.send(
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + http + "/readyz"))
            .timeout(ANSWER_WITHIN)
            .build(),
        BodyHandlers.ofString());
  }

  /** Asks {@code /readyz} until the answer is as wanted. */
  HttpResponse<String> awaitReadiness(Predicate<HttpResponse<String>> wanted)
      throws InterruptedException {
    long deadline = deadline();
    String said = "nothing";
    while (true) {
      try {
        HttpResponse<String> answer = readiness();
        if (wanted.test(answer)) {
          return answer;
        }
        said = answer.statusCode() + " " + answer.body();
      } catch (IOException notYet) {
        assertTrue(process.isAlive(), this::said);
      }
      String last = said;
      assertTrue(System.nanoTime() < deadline, () -> "/readyz says " + last + "\n" + said());
      aMoment();
    }
  }

  private static long deadline() {
    return System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
  }

  /** Nothing will ever release it: a wait between two questions to another process. */
  static void aMoment() throws InterruptedException {
    boolean never = new Semaphore(0).tryAcquire(50, TimeUnit.MILLISECONDS);
    assertTrue(!never);
  }

  /** Its log. */
  String said() {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      return "no log: " + e.getMessage();
    }
  }

  /** SIGTERM, and its end. */
  @Override
  public void close() {
    process.destroy();
    try {
      process.waitFor();
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
