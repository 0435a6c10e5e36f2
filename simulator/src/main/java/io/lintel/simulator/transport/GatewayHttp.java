package io.lintel.simulator.transport;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The gateway's HTTP interface as phones, offices and testers use it. */
public final class GatewayHttp implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(GatewayHttp.class);
  private static final Duration ANSWER_WITHIN = Duration.ofSeconds(30);
  private static final int UNAVAILABLE = 503;
  private static final int ATTEMPTS = 4;
  private static final long PAUSE_MILLIS = 250;

  private final URI base;
  private final String token;
  private final ExecutorService threads =
      Executors.newFixedThreadPool(
          2,
          task -> {
            Thread thread = new Thread(task, "gateway-http");
            thread.setDaemon(true);
            return thread;
          });
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .executor(threads)
          .build();
  private final ObjectMapper mapper = new ObjectMapper();
  private final AtomicLong refused = new AtomicLong();

  /**
   * @param base as {@code http://127.0.0.1:8080}
   */
  public GatewayHttp(URI base, String token) {
    this.base = base;
    this.token = token;
  }

  /**
   * Sends {@code json}; a gateway that is away is asked again a few times, one that says when to
   * come again is left alone until then.
   *
   * @param settled runs when there is an answer, or no hope of one
   */
  public void send(String method, String path, String json, Consumer<Answer> settled) {
    through(base, method, path, json, settled);
  }

  /** As {@link #send}, by way of {@code front}, which stands before the gateway. */
  void through(URI front, String method, String path, String json, Consumer<Answer> settled) {
    HttpRequest request =
        request(URI.create(front + path))
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(json))
            .build();
    attempt(request, ATTEMPTS, settled);
  }

  /** Posts {@code json} once; a gateway that does not want it is not in the wrong. */
  public void offer(String path, String json, Consumer<Answer> settled) {
    HttpRequest request =
        request(base.resolve(path))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(json))
            .build();
    CompletableFuture<?> unused =
        client
            .sendAsync(request, BodyHandlers.ofString())
            .whenComplete((response, failure) -> settled.accept(judged(response, failure)));
  }

  private static Answer judged(
      @Nullable HttpResponse<String> response, @Nullable Throwable failure) {
    if (response == null) {
      return Answer.silent(says(null, failure));
    }
    boolean taken = response.statusCode() >= 200 && response.statusCode() < 300;
    return taken ? Answer.taken() : Answer.refused("answered " + response.statusCode());
  }

  private void attempt(HttpRequest request, int left, Consumer<Answer> settled) {
    CompletableFuture<?> unused =
        client
            .sendAsync(request, BodyHandlers.ofString())
            .whenComplete((response, failure) -> judge(request, left, settled, response, failure));
  }

  private void judge(
      HttpRequest request,
      int left,
      Consumer<Answer> settled,
      @Nullable HttpResponse<String> response,
      @Nullable Throwable failure) {
    int status = response == null ? 0 : response.statusCode();
    Duration later = response == null ? null : retryAfter(response);
    if (status >= 200 && status < 300) {
      settled.accept(Answer.taken());
    } else if (status == UNAVAILABLE && later != null) {
      settled.accept(Answer.busy(later));
    } else if (left == 1 || (status >= 300 && status < 500)) {
      String says = says(response, failure);
      refused(request, says);
      settled.accept(response == null ? Answer.silent(says) : Answer.refused(says));
    } else {
      CompletableFuture.delayedExecutor(PAUSE_MILLIS, TimeUnit.MILLISECONDS)
          .execute(() -> attempt(request, left - 1, settled));
    }
  }

  private void refused(HttpRequest request, String says) {
    refused.incrementAndGet();
    log.warn(
        "method={} path={} outcome=refused answer=\"{}\"",
        request.method(),
        request.uri().getPath(),
        says);
  }

  private static String says(@Nullable HttpResponse<String> response, @Nullable Throwable failure) {
    return response == null
        ? String.valueOf(failure)
        : response.statusCode() + " " + response.body();
  }

  private static @Nullable Duration retryAfter(HttpResponse<String> response) {
    OptionalLong seconds = response.headers().firstValueAsLong("Retry-After");
    return seconds.isPresent() ? Duration.ofSeconds(seconds.getAsLong()) : null;
  }

  /** Requests that were refused or never answered. */
  public long refused() {
    return refused.get();
  }

  /**
   * @throws Unreachable if the gateway does not answer, or not with 200
   */
  public JsonNode get(String path) {
    try {
      HttpResponse<byte[]> response =
          client.send(request(base.resolve(path)).GET().build(), BodyHandlers.ofByteArray());
      if (response.statusCode() != 200) {
        throw new IOException("it answered " + response.statusCode());
      }
      return mapper.readTree(response.body());
    } catch (IOException e) {
      throw new Unreachable(
          "Expected an answer from the gateway at %s: %s. Is it running, and is the token right?"
              .formatted(base.resolve(path), inWords(e)),
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Unreachable("interrupted while asking " + base.resolve(path), e);
    }
  }

  private HttpRequest.Builder request(URI address) {
    return HttpRequest.newBuilder(address)
        .timeout(ANSWER_WITHIN)
        .header("Authorization", "Bearer " + token);
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }

  /** A refused connection has no message of its own. */
  private static String inWords(IOException e) {
    if (e instanceof ConnectException) {
      return "nothing listens there";
    }
    if (e instanceof JsonProcessingException) {
      return "what answers there is no gateway of Lintel's";
    }
    return e.getMessage() == null ? "the connection broke off" : e.getMessage();
  }
}
