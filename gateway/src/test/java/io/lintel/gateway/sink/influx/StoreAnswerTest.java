package io.lintel.gateway.sink.influx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.gateway.sink.influx.PointStore.Answer;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Answers of stores, proxies and strangers, and what each is taken for. */
class StoreAnswerTest {
  @ParameterizedTest(name = "{0} {1} is {2}")
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "204 | -                                                               | accepted",
        "201 | -                                                               | accepted",
        "201 | {\"message\":\"partial write has occurred, line 1\"}        | DATA",
        "200 | -                                                               | AWAY",
        "200 | <!doctype html><title>Sign in</title>                           | AWAY",
        "202 | -                                                               | AWAY",
        "301 | -                                                               | AWAY",
        "302 | -                                                               | AWAY",
        "307 | -                                                               | AWAY",
        "308 | -                                                               | AWAY",
        "400 | {\"message\":\"partial write: points beyond retention policy dropped=1\"} | DATA",
        "400 | {\"message\":\"unable to parse 'a b': missing fields\"}     | DATA",
        "400 | {\"error\":\"field type conflict: input field x is type integer\"} | DATA",
        "400 | {\"message\":\"no\"}                                        | UNNAMED",
        "400 | {\"message\":\"org or orgID is required\"}                  | UNNAMED",
        "401 | {\"message\":\"unauthorized access\"}                       | AWAY",
        "403 | -                                                               | AWAY",
        "404 | {\"message\":\"bucket meters not found\"}                   | AWAY",
        "405 | -                                                               | AWAY",
        "408 | -                                                               | AWAY",
        "413 | -                                                               | SIZE",
        "418 | -                                                               | AWAY",
        "422 | -                                                               | DATA",
        "429 | -                                                               | AWAY",
        "500 | {\"message\":\"partial write: field type conflict dropped=1\"} | DATA",
        "500 | {\"message\":\"partial write: timeout\"}                    | FAILED",
        "500 | {\"message\":\"internal error\"}                            | FAILED",
        "502 | <html>bad gateway</html>                                        | AWAY",
        "503 | -                                                               | AWAY",
        "504 | -                                                               | AWAY",
        "599 | -                                                               | FAILED",
      })
  void isTakenFor(int status, @Nullable String body, String kind) {
    assertEquals(kind, kind(answer(status, body == null ? "" : body)));
  }

  private static String kind(Answer answer) {
    if (answer instanceof Answer.Refused refused) {
      return refused.fault().name();
    }
    return answer instanceof Answer.Unavailable unavailable
        ? unavailable.trouble().name()
        : "accepted";
  }

  @Test
  void aRedirectNamesWhereItLeadsAndWhatToDo() {
    assertEquals(
        "http://store answered 302, which leads to http://store/login; no redirect is followed: put"
            + " the store's own address under influx.url in lintel.yaml",
        why(new StoreAnswer(302, null, "", "http://store/login", null, null)));
  }

  @Test
  void aPageIsNamedAndNotQuoted() {
    String why = why(new StoreAnswer(200, "text/html", "<title>Sign in</title>", null, null, null));
    assertTrue(why.contains("200 with a page (text/html)"), why);
    assertFalse(why.contains("Sign in"), why);
  }

  @Test
  void whatATerminalWouldObeyIsNotRepeatedAndALongAnswerIsCut() {
    String why = why(answer(503, "\u001b[2J\r\n" + "x".repeat(4_000)));
    assertTrue(why.chars().noneMatch(Character::isISOControl), why);
    assertTrue(why.length() < 400, why);
  }

  @ParameterizedTest(name = "Retry-After: {0} is {1} s")
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "7                             | 7",
        "Sun, 22 Nov 2026 04:00:30 GMT | 30",
        "Sun, 22 Nov 2026 03:00:00 GMT | -",
        "soon                          | -",
        "99999999999999999999          | -",
      })
  void retryAfterIsSecondsOrADate(String header, @Nullable Long seconds) {
    StoreAnswer answer =
        new StoreAnswer(503, null, "", null, header, "Sun, 22 Nov 2026 04:00:00 GMT");
    Duration expected = seconds == null ? null : Duration.ofSeconds(seconds);
    assertEquals(expected, ((Answer.Unavailable) answer.means("http://store")).retryAfter());
  }

  private static String why(StoreAnswer answer) {
    return why(answer.means("http://store"));
  }

  private static String why(Answer answer) {
    return ((Answer.Unavailable) answer).why();
  }

  private static Answer answer(int status, String body) {
    return new StoreAnswer(status, "application/json", body, null, null, null)
        .means("http://store");
  }
}
