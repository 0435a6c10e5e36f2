package io.lintel.gateway.sink.influx;

import io.lintel.gateway.sink.influx.PointStore.Answer;
import io.lintel.gateway.sink.influx.PointStore.Fault;
import io.lintel.gateway.sink.influx.PointStore.Trouble;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One HTTP answer to a write, and what it means: 204 alone is acceptance (and 201 with nothing to
 * say, as some stores of the v3 kind answer); a page, a redirect or a 200 is somebody else's.
 *
 * @param type of the body, or null
 * @param body its first {@link #BODY_CHARS} characters
 * @param location of a redirect, or null
 * @param retryAfter the header as it came, or null
 * @param date the answer's own, or null
 */
record StoreAnswer(
    int status,
    @Nullable String type,
    String body,
    @Nullable String location,
    @Nullable String retryAfter,
    @Nullable String date) {
  /** Of a body; the rest is not read. */
  static final int BODY_CHARS = 4_096;

  private static final int TOLD_CHARS = 300;
  private static final int LARGEST_WAIT_DIGITS = 9;

  /** In JSON, the sentence is what a person needs. */
  private static final Pattern SENTENCE =
      Pattern.compile("\"(?:message|error)\"\\s*:\\s*\"((?:[^\"\\\\]|\\\\.)*)\"");

  /** How stores say that it is the data: InfluxDB 1 to 3, VictoriaMetrics, Telegraf. */
  private static final Pattern NAMES_THE_DATA =
      Pattern.compile(
          "partial write|dropped|beyond retention|outside retention|field type conflict"
              + "|unable to parse|(?:cannot|can't|couldn't|failed to) parse|parse error"
              + "|parsing failed|invalid (?:field|tag|timestamp|line|point)|missing fields"
              + "|time outside range|too (?:old|far in the)|bad timestamp|line protocol",
          Pattern.CASE_INSENSITIVE);

  /** {@code partial write: timeout}: a node of the store was not there. */
  private static final Pattern NAMES_THE_STORE =
      Pattern.compile("time-?out|timed out|unavailable", Pattern.CASE_INSENSITIVE);

  /**
   * @param store its address, for the message
   */
  Answer means(String store) {
    String said = store + " answered " + status + told();
    return switch (status) {
      case 204 -> new Answer.Accepted();
      case 201 -> body.isBlank() ? new Answer.Accepted() : new Answer.Refused(Fault.DATA, said);
      case 400, 409 -> new Answer.Refused(namesTheData() ? Fault.DATA : Fault.UNNAMED, said);
      case 413 -> new Answer.Refused(Fault.SIZE, said);
      case 422 -> new Answer.Refused(Fault.DATA, said);
      case 401, 403, 404, 405 ->
          new Answer.Unavailable(
              Trouble.AWAY,
              said + "; check url, org, bucket and token under influx: in lintel.yaml",
              null);
      case 301, 302, 303, 307, 308 ->
          new Answer.Unavailable(
              Trouble.AWAY,
              store
                  + " answered "
                  + status
                  + ", which leads to "
                  + shown(location == null ? "nowhere" : location)
                  + "; no redirect is followed: put the store's own address under influx.url in"
                  + " lintel.yaml",
              null);
      case 429, 502, 503, 504 -> new Answer.Unavailable(Trouble.AWAY, said, retryAfterDuration());
      default -> other(said);
    };
  }

  private Answer other(String said) {
    if (status >= 500) {
      return namesTheData()
          ? new Answer.Refused(Fault.DATA, said)
          : new Answer.Unavailable(Trouble.FAILED, said, retryAfterDuration());
    }
    return new Answer.Unavailable(
        Trouble.AWAY,
        said
            + "; expected 204: what answers there is no write API, check influx.url in lintel.yaml",
        retryAfterDuration());
  }

  private boolean namesTheData() {
    return NAMES_THE_DATA.matcher(body).find()
        && !(status >= 500 && NAMES_THE_STORE.matcher(body).find());
  }

  private String told() {
    if (type != null && type.toLowerCase(Locale.ROOT).contains("html")) {
      return " with a page (" + shown(type) + ")";
    }
    Matcher sentence = SENTENCE.matcher(body);
    String text = shown(sentence.find() ? sentence.group(1) : body);
    return text.isEmpty() ? "" : ": " + text;
  }

  /** One line, without what a terminal would obey. */
  private static String shown(String text) {
    String line = text.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
    return line.length() <= TOLD_CHARS ? line : line.substring(0, TOLD_CHARS) + "…";
  }

  /** Seconds, or a date, which is held against the answer's own. */
  private @Nullable Duration retryAfterDuration() {
    if (retryAfter == null) {
      return null;
    }
    String text = retryAfter.strip();
    if (text.matches("\\d{1," + LARGEST_WAIT_DIGITS + "}")) {
      return Duration.ofSeconds(Long.parseLong(text));
    }
    try {
      Instant until = DateTimeFormatter.RFC_1123_DATE_TIME.parse(text, Instant::from);
      Instant now =
          date == null ? until : DateTimeFormatter.RFC_1123_DATE_TIME.parse(date, Instant::from);
      return until.isAfter(now) ? Duration.between(now, until) : null;
    } catch (DateTimeException neither) {
      return null;
    }
  }
}
