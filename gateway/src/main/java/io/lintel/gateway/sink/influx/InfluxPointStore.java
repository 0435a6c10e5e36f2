package io.lintel.gateway.sink.influx;

import io.lintel.gateway.config.InfluxConfig;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.BufferedSource;

/**
 * InfluxDB 2.x, and whatever else takes its {@code /api/v2/write}. One request a write; the answer
 * is taken at its word ({@link StoreAnswer}), and no redirect is followed: a point that went to
 * another address than the configured one was not uploaded.
 */
final class InfluxPointStore implements PointStore {
  private static final Duration CONNECT_WITHIN = Duration.ofSeconds(5);
  private static final Duration ANSWER_WITHIN = Duration.ofSeconds(30);
  private static final MediaType LINES =
      Objects.requireNonNull(MediaType.parse("text/plain; charset=utf-8"));

  private final String address;
  private final HttpUrl url;
  private final String authorization;
  private final OkHttpClient client;

  InfluxPointStore(InfluxConfig config) {
    this(config, CONNECT_WITHIN, ANSWER_WITHIN);
  }

  /**
   * @param answerWithin from the first octet of the question to the last one read of the answer
   */
  InfluxPointStore(InfluxConfig config, Duration connectWithin, Duration answerWithin) {
    this.address = config.url().toString();
    this.url =
        Objects.requireNonNull(HttpUrl.parse(address), address)
            .newBuilder()
            .addPathSegments("api/v2/write")
            .addQueryParameter("org", config.org())
            .addQueryParameter("bucket", config.bucket())
            .addQueryParameter("precision", "ns")
            .build();
    this.authorization = "Token " + config.token().reveal();
    this.client =
        new OkHttpClient.Builder()
            .connectTimeout(connectWithin)
            .readTimeout(answerWithin)
            .writeTimeout(answerWithin)
            .callTimeout(answerWithin)
            .followRedirects(false)
            .followSslRedirects(false)
            .build();
  }

  @Override
  public Answer write(List<String> lines) {
    byte[] body = String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
    Request request =
        new Request.Builder()
            .url(url)
            .header("Authorization", authorization)
            .header("Accept", "application/json")
            .post(RequestBody.create(body, LINES))
            .build();
    try (Response response = client.newCall(request).execute()) {
      return heard(response).means(address);
    } catch (ConnectException | UnknownHostException | NoRouteToHostException | SSLException e) {
      return new Answer.Unavailable(address + " cannot be reached: " + e.getMessage());
    } catch (InterruptedIOException e) {
      return new Answer.Unavailable(
          Trouble.UNANSWERED, address + " did not answer within " + seconds() + " s", null);
    } catch (IOException e) {
      return new Answer.Unavailable(
          Trouble.UNANSWERED,
          address + " broke the connection off before it answered: " + e.getMessage(),
          null);
    }
  }

  private long seconds() {
    return TimeUnit.MILLISECONDS.toSeconds(client.callTimeoutMillis());
  }

  private static StoreAnswer heard(Response response) throws IOException {
    return new StoreAnswer(
        response.code(),
        response.header("Content-Type"),
        response.code() == 204 ? "" : beginning(response.body()),
        response.header("Location"),
        response.header("Retry-After"),
        response.header("Date"));
  }

  /** However long the answer is: its first characters; then the connection is let go. */
  private static String beginning(ResponseBody body) throws IOException {
    BufferedSource source = body.source();
    source.request(StoreAnswer.BODY_CHARS);
    long there = Math.min(source.getBuffer().size(), StoreAnswer.BODY_CHARS);
    return new String(source.getBuffer().readByteArray(there), StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    client.dispatcher().cancelAll();
    client.connectionPool().evictAll();
    client.dispatcher().executorService().shutdown();
  }
}
