package io.lintel.gateway.sink.influx;

import com.influxdb.client.InfluxDBClient;
import com.influxdb.client.InfluxDBClientFactory;
import com.influxdb.client.InfluxDBClientOptions;
import com.influxdb.client.WriteApiBlocking;
import com.influxdb.client.domain.WritePrecision;
import com.influxdb.exceptions.InfluxException;
import io.lintel.gateway.config.InfluxConfig;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/** InfluxDB 2.x, and whatever else takes its {@code /api/v2/write}. */
final class InfluxPointStore implements PointStore {
  private static final Duration CONNECT_WITHIN = Duration.ofSeconds(5);
  private static final Duration ANSWER_WITHIN = Duration.ofSeconds(30);
  private static final int UNREACHED = 0;
  private static final int BAD_REQUEST = 400;
  private static final int UNAUTHORIZED = 401;
  private static final int FORBIDDEN = 403;
  private static final int NOT_FOUND = 404;
  private static final int TOO_LARGE = 413;
  private static final int UNPROCESSABLE = 422;

  private final InfluxConfig config;
  private final InfluxDBClient client;
  private final WriteApiBlocking api;

  InfluxPointStore(InfluxConfig config) {
    this.config = config;
    this.client =
        InfluxDBClientFactory.create(
            InfluxDBClientOptions.builder()
                .url(config.url().toString())
                .authenticateToken(config.token().reveal().toCharArray())
                .org(config.org())
                .bucket(config.bucket())
                .precision(WritePrecision.NS)
                .okHttpClient(
                    new OkHttpClient.Builder()
                        .connectTimeout(CONNECT_WITHIN)
                        .readTimeout(ANSWER_WITHIN)
                        .writeTimeout(ANSWER_WITHIN))
                .build());
    this.api = client.getWriteApiBlocking();
  }

  @Override
  public Answer write(List<String> lines) {
    try {
      api.writeRecords(WritePrecision.NS, lines);
      return new Answer.Accepted();
    } catch (InfluxException e) {
      return answer(e);
    }
  }

  private Answer answer(InfluxException e) {
    String said = config.url() + " answered " + e.status() + reason(e);
    return switch (e.status()) {
      case UNPROCESSABLE -> new Answer.Refused(true, said);
      case BAD_REQUEST, TOO_LARGE -> new Answer.Refused(false, said);
      case UNREACHED ->
          new Answer.Unavailable(config.url() + " cannot be reached" + reason(e), null);
      case UNAUTHORIZED, FORBIDDEN, NOT_FOUND ->
          new Answer.Unavailable(
              said + "; check url, org, bucket and token under influx: in lintel.yaml", null);
      default -> new Answer.Unavailable(said, retryAfter(e));
    };
  }

  private static String reason(InfluxException e) {
    return e.getMessage() == null ? "" : ": " + e.getMessage();
  }

  private static @Nullable Duration retryAfter(InfluxException e) {
    String seconds =
        e.headers().entrySet().stream()
            .filter(header -> header.getKey().equalsIgnoreCase("Retry-After"))
            .map(Map.Entry::getValue)
            .findFirst()
            .orElse(null);
    try {
      return seconds == null ? null : Duration.ofSeconds(Long.parseLong(seconds));
    } catch (NumberFormatException aDate) {
      return null;
    }
  }

  @Override
  public void close() {
    client.close();
  }
}
