package io.lintel.gateway;

import io.lintel.gateway.cli.GatewayCommand;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine;

/** The shipped gateway in a process of its own, which a test may kill. */
final class GatewayProcess {
  private static final String GREETING = "Lintel is at ";
  private static final int READY_ATTEMPTS = 600;
  private static final int OK = 200;

  private final Process process;

  private GatewayProcess(Process process) {
    this.process = process;
  }

  /** Entry of the process. */
  public static void main(String[] arguments) {
    System.exit(new CommandLine(new GatewayCommand()).execute(arguments));
  }

  /** Starts it and waits until it says it is ready. */
  static GatewayProcess ready(Path config, Path log) throws IOException, InterruptedException {
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
      if (line.startsWith(GREETING)) {
        URI ready = URI.create(line.substring(GREETING.length()).split(",", -1)[0] + "/readyz");
        awaitOk(ready);
        return new GatewayProcess(process);
      }
    }
    throw new IOException("the gateway does not start: " + Files.readString(log));
  }

  private static void awaitOk(URI ready) throws IOException, InterruptedException {
    HttpClient client = HttpClient.newHttpClient();
    String said = "";
    for (int attempt = 0; attempt < READY_ATTEMPTS; attempt++) {
      var answer = client.send(HttpRequest.newBuilder(ready).build(), BodyHandlers.ofString());
      if (answer.statusCode() == OK) {
        return;
      }
      said = answer.body();
      // Nothing will ever release it: a wait between two questions to another process.
      new Semaphore(0).tryAcquire(100, TimeUnit.MILLISECONDS);
    }
    throw new IOException("the gateway does not get ready: " + said);
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
}
