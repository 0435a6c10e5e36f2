package io.lintel.simulator.demo.loss;

import io.lintel.gateway.journal.Entry;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** HTTP: arrays of reports, posted one after the other. Acknowledged is what 200 or 201 answers. */
final class HttpDoor implements Door {
  private static final int BATCH = 50;
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

  private final String name;
  private final Supplier<String> token;
  private final IntFunction<URI> address;
  private final IntFunction<String> body;
  private final Function<Entry, OptionalInt> number;

  /**
   * @param token of the administrator, who posts for the devices
   * @param address where a report is posted to
   * @param body one report as JSON
   * @param number as {@link #report}
   */
  HttpDoor(
      String name,
      Supplier<String> token,
      IntFunction<URI> address,
      IntFunction<String> body,
      Function<Entry, OptionalInt> number) {
    this.name = name;
    this.token = token;
    this.address = address;
    this.body = body;
    this.number = number;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public void session(DeviceMemory memory, Pace pace, BooleanSupplier over) throws IOException {
    HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    while (!over.getAsBoolean()) {
      List<Integer> reports = memory.take(BATCH);
      if (reports.isEmpty()) {
        LockSupport.parkNanos(PAUSE_NANOS);
        continue;
      }
      pace.await(reports.size());
      boolean taken = false;
      try {
        // Those of one device: the address names it.
        int first = reports.get(0);
        List<Integer> batch =
            reports.stream()
                .filter(one -> address.apply(one).equals(address.apply(first)))
                .toList();
        taken = post(client, batch);
        if (taken) {
          memory.acknowledged(batch);
          reports.removeAll(batch);
        }
      } finally {
        memory.unanswered(reports);
      }
      if (!taken) {
        LockSupport.parkNanos(PAUSE_NANOS);
      }
    }
  }

  private boolean post(HttpClient client, List<Integer> reports) throws IOException {
    HttpRequest request =
        HttpRequest.newBuilder(address.apply(reports.get(0)))
            .timeout(PATIENCE)
            .header("Authorization", "Bearer " + token.get())
            .header("Content-Type", "application/json")
            .POST(
                BodyPublishers.ofString(
                    reports.stream().map(body::apply).collect(Collectors.joining(",", "[", "]"))))
            .build();
    HttpResponse<String> answer;
    try {
      answer = client.send(request, BodyHandlers.ofString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
    return switch (answer.statusCode()) {
      case 200, 201 -> true;
      case 429, 503 -> false;
      default ->
          throw new UnexpectedAnswer(name + ": " + answer.statusCode() + " " + answer.body());
    };
  }

  @Override
  public OptionalInt report(Entry entry) {
    return number.apply(entry);
  }
}
