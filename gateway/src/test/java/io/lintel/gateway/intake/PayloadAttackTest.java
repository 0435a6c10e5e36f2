package io.lintel.gateway.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.gateway.journal.Observation;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Payloads made to cost more than they weigh: each is refused in words, or harmless. */
class PayloadAttackTest {
  private static final Duration SOON = Duration.ofSeconds(10);
  private static final Arrival ARRIVAL =
      new Arrival("mqtt", Instant.parse("2026-11-22T04:00:00Z"), "here");
  private static final int MANY = 500_000;
  private static final int MOST_KEPT = 32 * 1024;

  /** Beside what is odd there is a sound index. */
  private static final String TAKEN = "taken";

  private static final String DEEP = "nesting depth (501) exceeds";

  private static Arguments json(String what, String payload, String says) {
    return Arguments.of(what, Format.JSON, payload.getBytes(UTF_8), says);
  }

  private static Arguments cbor(String what, byte[] payload, String says) {
    return Arguments.of(what, Format.CBOR, payload, says);
  }

  private static byte[] times(int octet, int many) {
    byte[] all = new byte[many];
    Arrays.fill(all, (byte) octet);
    return all;
  }

  private static byte[] octets(int... octets) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (int octet : octets) {
      all.write(octet);
    }
    return all.toByteArray();
  }

  static Stream<Arguments> jsonAttacks() {
    String good = "\"seq\":7,\"volume_m3\":\"1\"";
    return Stream.of(
        json("arrays in arrays", "[".repeat(MANY), DEEP),
        json("whole arrays in arrays", "[".repeat(MANY) + "]".repeat(MANY), DEEP),
        json("objects in objects", "{\"a\":".repeat(MANY / 5), DEEP),
        json(
            "depth beside an index",
            "{" + good + ",\"x\":" + "[".repeat(MANY / 2) + "]".repeat(MANY / 2) + "}",
            DEEP),
        json(
            "an exponent",
            "{\"volume_m3\":1e999999999}",
            "volume_m3: expected a decimal such as \"1234.567\", not below "),
        json(
            "an exponent in a text",
            "{\"volume_m3\":\"1e999999999\"}",
            "volume_m3: expected a decimal such as \"1234.567\", not below "),
        json(
            "an exponent to nothing",
            "{\"volume_m3\":1e-999999999}",
            "volume_m3: expected a decimal such as \"1234.567\", not below "),
        json("an exponent beside an index", "{" + good + ",\"flow_m3h\":1e999999999}", TAKEN),
        json("an exponent of its own", "{" + good + ",\"x\":1e999999999}", TAKEN),
        json(
            "a counter by exponent",
            "{\"volume_m3\":1,\"seq\":1e999999999}",
            "seq: expected a whole number from 0 to 999999999999999999"),
        json(
            "a million digits",
            "{\"volume_m3\":" + "9".repeat(MANY) + "}",
            "volume_m3: expected a decimal such as \"1234.567\", not below "),
        json(
            "a million digits in a text",
            "{\"volume_m3\":\"" + "9".repeat(MANY) + "\"}",
            "volume_m3: expected a decimal such as \"1234.567\", not below "),
        json(
            "a million digits after the point",
            "{\"volume_m3\":0." + "1".repeat(MANY) + "}",
            "volume_m3: expected a decimal such as \"1234.567\", not below "),
        json("a time of a million digits", "{" + good + ",\"at\":" + "1".repeat(MANY) + "}", TAKEN),
        json("a year of a billion", "{" + good + ",\"at\":\"+999999999-12-31T00:00:00Z\"}", TAKEN),
        json(
            "no number",
            "{\"volume_m3\":NaN}",
            "volume_m3: expected a decimal such as \"1234.567\", not below "),
        json(
            "without end",
            "{\"volume_m3\":Infinity}",
            "volume_m3: expected a decimal such as \"1234.567\", not below "),
        json(
            "one key and again",
            "{" + good + ",\"volume_m3\":\"2\"}",
            "volume_m3: expected a decimal such as \"1234.567\", not below "),
        json(
            "keys without end", "{" + good + ",\"k".repeat(1) + keys() + "}", "expected an object"),
        json("a long key", "{" + good + ",\"" + "k".repeat(MANY) + "\":1}", TAKEN),
        json("a long text", "{" + good + ",\"x\":\"" + "x".repeat(MANY) + "\"}", TAKEN),
        json("NUL", "{" + good + ",\"x\":\"a\\u0000b\"}", TAKEN),
        json("a surrogate alone", "{" + good + ",\"x\":\"\\ud800\"}", TAKEN),
        json("nothing but blanks", " ".repeat(MANY), "expected JSON, found an empty payload"),
        json(
            "elements that are nothing",
            "[" + "0,".repeat(MANY / 2) + "0]",
            "[0]: expected an object"));
  }

  static Stream<Arguments> cborAttacks() {
    return Stream.of(
        cbor("arrays in arrays", times(0x81, MANY), DEEP),
        cbor(
            "maps in maps",
            times(0xA1, MANY),
            "expected CBOR, found: Unsupported major type (5) for CBOR Ob"),
        cbor(
            "tags on tags",
            times(0xC1, MANY),
            "expected CBOR, found more tags on one value than mean anythi"),
        cbor(
            "long tags on tags",
            longTags(),
            "expected CBOR, found more tags on one value than mean anythi"),
        cbor(
            "tags in a text that is too long",
            octets(0x7B, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xC1),
            "expected CBOR, found: Illegal length for VALUE_STRING: -1"),
        cbor(
            "an array of 2^63",
            octets(0x9B, 0x7F, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF),
            "expected CBOR, found: Illegal length for null: 9223372036854"),
        cbor(
            "a text of 2 GiB",
            octets(0x7A, 0x7F, 0xFF, 0xFF, 0xFF),
            "expected CBOR, found: Unexpected end-of-input in VALUE_STRIN"),
        cbor("arrays without end", times(0x9F, MANY), DEEP),
        cbor(
            "a large exponent",
            octets(
                0xA1, 0x69, 'v', 'o', 'l', 'u', 'm', 'e', '_', 'm', '3', 0xC4, 0x82, 0x1A, 0x3B,
                0x9A, 0xC9, 0xFF, 1),
            "volume_m3: expected a decimal such as \"1234.567\", not below "));
  }

  private static byte[] longTags() {
    byte[] tags = times(0, MANY);
    for (int i = 0; i < MANY; i += 5) {
      tags[i] = (byte) 0xDA;
    }
    return tags;
  }

  private static String keys() {
    StringBuilder keys = new StringBuilder("\":1");
    for (int i = 0; i < 20_000; i++) {
      keys.append(",\"k").append(i).append("\":1");
    }
    return keys.toString();
  }

  @ParameterizedTest(name = "{1} {0}")
  @MethodSource({"jsonAttacks", "cborAttacks"})
  void itIsRefusedInWordsOrHarmless(String what, Format format, byte[] payload, String says) {
    Taken taken =
        assertTimeoutPreemptively(
            SOON, () -> new Intake(meter -> null).readings("G-1", payload, format, ARRIVAL));

    if (says.equals(TAKEN)) {
      assertEquals(1, taken.accepted().size(), taken::diagnostic);
    } else {
      assertEquals(List.of(), taken.accepted());
      assertTrue(taken.diagnostic().contains(says), taken::diagnostic);
    }
    for (Observation one : taken.all()) {
      assertTrue(one.body().length() + one.raw().length() < MOST_KEPT, what);
    }
  }
}
