package io.lintel.gateway.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.cbor.CBORFactory;
import io.lintel.gateway.journal.Kind;
import io.lintel.gateway.journal.Observation;
import io.lintel.meter.wire.Bytes;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IntakeTest {
  private static final Instant NOW = Instant.parse("2026-11-22T00:00:01.123456789Z");
  private static final Arrival ARRIVAL = new Arrival("mqtt", NOW, "some/topic");

  private final Intake intake = new Intake(meter -> null);

  private static byte[] utf8(String text) {
    return text.getBytes(UTF_8);
  }

  private Taken reading(String json) {
    return intake.readings("G-1", utf8(json), Format.JSON, ARRIVAL);
  }

  private static String body(Observation observation) {
    return new String(observation.body().toArray(), UTF_8);
  }

  private static String onlyBody(Taken taken) {
    assertTrue(taken.good(), taken::diagnostic);
    assertEquals(1, taken.accepted().size());
    return body(taken.accepted().get(0));
  }

  @Test
  void aReadingKeepsItsTimeAsWrittenItsDigitsAndUnknownKeys() {
    Taken taken =
        reading(
            """
            {"volume_m3": "1234.500", "at":"2026-11-22T08:00:00+08:00", "seq":17,
             "zz":[1,{"b":1.50,"a":null}], "flow_m3h":2.30, "alarms":["leak"], "raw":"68aa16"}
            """);
    assertEquals(
        "{\"alarms\":[\"leak\"],\"flow_m3h\":\"2.30\",\"volume_m3\":\"1234.500\","
            + "\"zz\":[1,{\"a\":null,\"b\":1.50}]}",
        onlyBody(taken));
    Observation observation = taken.accepted().get(0);
    assertEquals(Kind.READING, observation.kind());
    assertEquals("G-1", observation.device());
    assertEquals("2026-11-22T08:00:00+08:00", observation.stated());
    assertEquals(17L, observation.sequence());
    assertEquals(Bytes.hex("68AA16"), observation.raw());
    assertEquals(Instant.parse("2026-11-22T00:00:01.123456Z"), observation.received());
  }

  @Test
  void cborSaysTheSameAsJson() throws IOException {
    byte[] cbor =
        new ObjectMapper(new CBORFactory())
            .writeValueAsBytes(
                Map.of(
                    "at",
                    "2026-11-22T08:00:00Z",
                    "seq",
                    17,
                    "volume_m3",
                    1234.567,
                    "raw",
                    new byte[] {0x68, 0x16}));
    Taken taken = intake.readings("G-1", cbor, Format.CBOR, ARRIVAL);
    assertEquals("{\"volume_m3\":\"1234.567\"}", onlyBody(taken));
    assertEquals(Bytes.hex("6816"), taken.accepted().get(0).raw());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      value = {
        "{`at`:`2026-11-22`,`volume_m3`:`1`} | at: expected a time such as"
            + " 2026-11-22T08:00:00+08:00, found \"2026-11-22\"",
        "{`at`:`2026-02-30T08:00:00Z`,`volume_m3`:`1`} | at: expected a time such as"
            + " 2026-11-22T08:00:00+08:00, found \"2026-02-30T08:00:00Z\"",
        "{`seq`:1,`volume_m3`:`-1`} | volume_m3: expected a decimal such as \"1234.567\", not below"
            + " 0, found \"-1\"",
        "{`seq`:1,`volume_m3`:1e400} | volume_m3: expected a decimal such as \"1234.567\", not"
            + " below 0, found 1e400",
        "{`seq`:1,`volume_m3`:true} | volume_m3: expected a decimal such as \"1234.567\", not below"
            + " 0, found true",
        "{`seq`:1} | volume_m3: is missing",
        "{`volume_m3`:`1`} | expected at or seq, or a second reading of the same index could not be"
            + " told from a repetition",
        "17 | expected an object, found 17",
        "[] | expected at least one element, found an empty array",
        "{`seq`:1,`valve`:`ajar`} | valve: expected one of open, closed, found \"ajar\"",
      })
  void whatIsWrongIsSaidPrecisely(String json, String diagnostic) {
    String payload = json.replace('`', '"');
    Taken taken = reading(payload);
    assertEquals(diagnostic, taken.diagnostic());
    assertEquals(List.of(), taken.accepted());
    Observation rejected = requireNonNull(taken.rejected());
    assertEquals(Kind.REJECTED, rejected.kind());
    assertEquals("G-1", rejected.device());
    assertEquals(Bytes.of(utf8(payload)), rejected.raw());
  }

  @Test
  void anEmptyOrBrokenPayloadIsRejected() {
    assertEquals("expected JSON, found an empty payload", reading("").diagnostic());
    assertTrue(reading("{\"seq\":").diagnostic().startsWith("expected JSON, found: "));
    assertTrue(reading("[".repeat(5000)).diagnostic().startsWith("expected JSON, found: "));
  }

  @Test
  void ofAnArrayTheGoodElementsAreKeptAndTheBadOnesNamed() {
    Taken taken =
        reading(
            "[{\"seq\":1,\"volume_m3\":\"1\"},{\"seq\":2,\"volume_m3\":[]},7,{\"seq\":4,\"volume_m3\":\"4\"}]");
    assertEquals(List.of(1L, 4L), taken.accepted().stream().map(Observation::sequence).toList());
    assertEquals(
        "[1].volume_m3: expected a decimal such as \"1234.567\", not below 0, found an array;"
            + " [2]: expected an object, found 7",
        taken.diagnostic());
    assertEquals(3, taken.all().size());
    assertEquals(
        "{\"kind\":\"READING\",\"length\":\"80\",\"reason\":\"[1].volume_m3: expected a decimal"
            + " such as \\\"1234.567\\\", not below 0, found an array; [2]: expected an object,"
            + " found 7\",\"where\":\"some/topic\"}",
        body(requireNonNull(taken.rejected())));
  }

  @Test
  void limitsAreKept() {
    byte[] tooLong = utf8(" ".repeat(Limits.PAYLOAD_BYTES + 1));
    Taken taken = intake.readings("G-1", tooLong, Format.JSON, ARRIVAL);
    assertEquals("expected at most 1048576 bytes, found 1048577", taken.diagnostic());
    assertEquals(Limits.KEPT_OF_REJECTED_BYTES, requireNonNull(taken.rejected()).raw().length());
    assertEquals(
        "expected at most 1000 elements in an array",
        intake.visits(utf8("[" + "1,".repeat(1000) + "1]"), Format.JSON, ARRIVAL).diagnostic());
    String reading = "{\"seq\":1,\"volume_m3\":\"1\"},";
    Taken many = reading("[" + reading.repeat(Limits.REPORTS) + reading + "1]");
    assertEquals("[20000]: expected at most 20000 elements in an array", many.diagnostic());
    assertEquals(Limits.REPORTS, many.accepted().size());
    assertEquals(
        "expected an id of 1 to 64 letters, digits and . _ : @ ~ - in the address, found \"a b\"",
        intake.readings("a b", utf8("{}"), Format.JSON, ARRIVAL).diagnostic());
  }

  @Test
  void aRecorderEventLeavesItsColumnsOutOfTheBody() {
    Taken taken =
        intake.recorderEvents(
            "R-7",
            utf8(
                "{\"at\":\"2026-11-22T08:00:00\",\"seq\":5,\"epoch\":3,\"type\":\"heartbeat\","
                    + "\"recording\":true,\"position\":{\"lat\":36.1,\"lon\":118.5,\"accuracy_m\":12},"
                    + "\"battery_pct\":80,\"age_ms\":200,\"rtt_ms\":40}"),
            Format.JSON,
            ARRIVAL);
    assertEquals(
        "{\"age_ms\":200,\"battery_pct\":80,\"position\":{\"accuracy_m\":12,\"lat\":36.1,"
            + "\"lon\":118.5},\"recording\":true,\"rtt_ms\":40,\"type\":\"heartbeat\"}",
        onlyBody(taken));
    assertEquals("3", taken.accepted().get(0).epoch());
    assertEquals("2026-11-22T08:00:00", taken.accepted().get(0).stated());
  }

  @Test
  void aBoundEventNamesItsTechnician() {
    Taken taken =
        intake.recorderEvents(
            "R-7",
            utf8("{\"at\":\"2026-11-22T08:00:00Z\",\"type\":\"bound\"}"),
            Format.JSON,
            ARRIVAL);
    assertEquals("technician: is missing, and type \"bound\" needs it", taken.diagnostic());
  }

  @Test
  void aStepIsTheTechniciansAndKeepsItsIdAsIdentity() {
    String json =
        "{\"at\":\"2026-11-22T08:00:00Z\",\"step\":\"knocked\",\"technician\":\"T-7\",\"id\":\"u-1\","
            + "\"reading\":{\"meter\":\"G-1\",\"volume_m3\":12.5}}";
    Taken taken = intake.steps("V-1", utf8(json), Format.JSON, ARRIVAL);
    assertEquals(
        "{\"id\":\"u-1\",\"reading\":{\"meter\":\"G-1\",\"volume_m3\":\"12.5\"},"
            + "\"step\":\"knocked\",\"technician\":\"T-7\",\"visit\":\"V-1\"}",
        onlyBody(taken));
    assertEquals("T-7", taken.accepted().get(0).device());
    assertEquals("u-1", taken.accepted().get(0).identity());

    Taken other =
        intake.steps(
            "V-1",
            utf8(json.replace("{\"at\"", "{\"visit\":\"V-2\",\"at\"")),
            Format.JSON,
            ARRIVAL);
    assertEquals("visit: expected \"V-1\" as in the address, found \"V-2\"", other.diagnostic());
  }

  @Test
  void aVisitsIdMayStandInTheAddress() {
    byte[] order = utf8("{\"kind\":\"repair\",\"technicians\":[\"T-7\"]}");
    assertEquals(
        "{\"id\":\"V-1\",\"kind\":\"repair\",\"technicians\":[\"T-7\"]}",
        onlyBody(intake.visit("V-1", order, Format.JSON, ARRIVAL)));
    assertEquals("id: is missing", intake.visits(order, Format.JSON, ARRIVAL).diagnostic());
  }

  @Test
  void custodyRunsForward() {
    Taken taken =
        intake.custody(
            utf8(
                "{\"recorder\":\"R-7\",\"technician\":\"T-7\",\"from\":\"2026-11-22T09:00:00Z\","
                    + "\"to\":\"2026-11-22T08:00:00Z\"}"),
            Format.JSON,
            ARRIVAL);
    assertEquals(
        "to: expected a time not before from, found \"2026-11-22T08:00:00Z\"", taken.diagnostic());
    assertNull(
        intake
            .custody(
                utf8(
                    "{\"recorder\":\"R-7\",\"technician\":\"T-7\",\"from\":\"2026-11-22T09:00:00Z\",\"to\":null}"),
                Format.JSON,
                ARRIVAL)
            .rejected());
  }
}
