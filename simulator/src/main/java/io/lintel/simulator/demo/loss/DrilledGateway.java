package io.lintel.simulator.demo.loss;

import io.lintel.gateway.cli.CommandFailed;
import io.lintel.meter.document.TextFile;
import io.lintel.simulator.demo.Lintel;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** {@code lintel gateway} with all its doors, in a process that is killed and started again. */
public final class DrilledGateway implements AutoCloseable {
  private static final Duration READY_WITHIN = Duration.ofMinutes(3);
  private static final Duration ANSWER_WITHIN = Duration.ofSeconds(30);
  private static final long MOMENT_NANOS = TimeUnit.MILLISECONDS.toNanos(20);
  private static final int MOST_TOKEN = 200;
  private static final int MOST_LOG = 1 << 24;

  private final Path data;
  private final Path config;
  private final Path log;
  private final int http;
  private final int mqtt;
  private final int jt808;
  private final int coap;
  private final Path folder;
  private final HttpClient client = HttpClient.newHttpClient();
  private @Nullable Process process;

  /**
   * @param scratch where configuration, log and dock folder are kept
   * @param broker what stands between devices and gateway; null: the gateway's own endpoint
   * @throws IOException if they cannot be written
   */
  public DrilledGateway(Path scratch, Path data, @Nullable URI broker) throws IOException {
    this.data = data;
    this.log = scratch.resolve("gateway.log");
    this.folder = Files.createDirectories(scratch.resolve("dock"));
    QuietPorts ports = new QuietPorts();
    this.http = ports.next();
    this.mqtt = ports.next();
    this.jt808 = ports.next();
    this.coap = ports.next();
    this.config =
        Files.writeString(
            scratch.resolve("lintel.yaml"),
            """
            data: "%s"
            http: { listen: "127.0.0.1:%d" }
            mqtt: %s
            coap: { listen: "127.0.0.1:%d" }
            jt808: { listen: "127.0.0.1:%d", register: anyone }
            dock: { every: 1s, quiet: 1s, folders: [ { path: "%s", station: DOCK-1 } ] }
            """
                .formatted(
                    data,
                    http,
                    broker == null
                        ? "{ listen: \"127.0.0.1:" + mqtt + "\" }"
                        : "{ broker: \"" + broker + "\" }",
                    coap,
                    jt808,
                    folder));
  }

  /** Without waiting until it is ready. It does not outlive this process. */
  public void start() throws IOException {
    Process started =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Dlogback.configurationFile=lintel-logback.xml",
                "-cp",
                System.getProperty("java.class.path"),
                Lintel.class.getName(),
                "gateway",
                "--config",
                config.toString())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .start();
    process = started;
    Runtime.getRuntime().addShutdownHook(new Thread(started::destroyForcibly, "end-of-drill"));
  }

  /**
   * Until {@code /readyz} answers 200.
   *
   * @throws CommandFailed if it does not, with what it says
   */
  public void awaitReady() {
    long deadline = System.nanoTime() + READY_WITHIN.toNanos();
    String said = "nothing";
    while (System.nanoTime() < deadline && running().isAlive()) {
      try {
        HttpResponse<String> answer = readiness();
        if (answer.statusCode() == 200) {
          return;
        }
        said = answer.statusCode() + " " + answer.body();
      } catch (IOException notYet) {
        said = "not yet";
      }
      LockSupport.parkNanos(MOMENT_NANOS);
    }
    throw new CommandFailed(
        CommandFailed.ANSWER_IS_NO,
        "the gateway "
            + (running().isAlive() ? "is not ready; /readyz says " + said : "has ended by itself")
            + ". Its log ends with: "
            + logEnd());
  }

  /** What {@code /readyz} says now. */
  public HttpResponse<String> readiness() throws IOException {
    try {
      return client.send(
          HttpRequest.newBuilder(at("/readyz")).timeout(ANSWER_WITHIN).build(),
          BodyHandlers.ofString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  /**
   * Until {@code /readyz} is not 200 and has {@code word} in it.
   *
   * @throws CommandFailed if it is not so
   */
  void awaitSaid(String word) throws IOException {
    long deadline = System.nanoTime() + READY_WITHIN.toNanos();
    HttpResponse<String> answer = readiness();
    while (answer.statusCode() == 200 || !answer.body().contains(word)) {
      if (System.nanoTime() > deadline) {
        throw new CommandFailed(
            CommandFailed.ANSWER_IS_NO,
            "expected /readyz to say \"" + word + "\", found " + answer.body());
      }
      LockSupport.parkNanos(MOMENT_NANOS);
      answer = readiness();
    }
  }

  private String logEnd() {
    try {
      String all = TextFile.read(log, MOST_LOG);
      return all.substring(Math.max(0, all.length() - 2_000));
    } catch (IOException e) {
      return "it cannot be read";
    }
  }

  private Process running() {
    Process started = process;
    if (started == null) {
      throw new IllegalStateException("start it first");
    }
    return started;
  }

  /** SIGKILL: nothing is flushed, closed or said. */
  void kill() throws InterruptedException {
    running().toHandle().destroyForcibly();
    running().waitFor();
  }

  /** SIGTERM, and its end. */
  @Override
  public void close() {
    Process started = process;
    if (started == null) {
      return;
    }
    started.toHandle().destroy();
    try {
      started.waitFor();
    } catch (InterruptedException e) {
      started.toHandle().destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  Path data() {
    return data;
  }

  Path folder() {
    return folder;
  }

  URI at(String path) {
    return URI.create("http://127.0.0.1:" + http + path);
  }

  InetSocketAddress mqtt() {
    return address(mqtt);
  }

  InetSocketAddress coap() {
    return address(coap);
  }

  InetSocketAddress jt808() {
    return address(jt808);
  }

  private static InetSocketAddress address(int port) {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
  }

  /** The administrator's, which the gateway made at its first start. */
  String token() {
    try {
      return TextFile.read(data.resolve("admin.token"), MOST_TOKEN).strip();
    } catch (IOException e) {
      throw new IllegalStateException("no admin.token in " + data, e);
    }
  }
}
