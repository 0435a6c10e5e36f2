package io.lintel.gateway.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lintel.gateway.intake.Arrival;
import io.lintel.gateway.intake.Format;
import io.lintel.gateway.intake.Intake;
import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class DecodeCommandTest {
  private static final String ANSWER = "110304008D008EFBBD";
  private static final String FUXIN_ANSWER =
      "03032845E124144603BC1B00000000414C00000000843102674134000000007204513041940000"
          + "42D08000719E";

  private record Ran(int exit, String out, String error) {
    JsonNode document(int index) throws JsonProcessingException {
      return new ObjectMapper().readTree(out.lines().toList().get(index));
    }
  }

  @Test
  void anAnswerIsItsRegisters() throws JsonProcessingException {
    Ran ran = run("", "--protocol", "modbus-rtu", "--json", ANSWER);

    assertEquals(0, ran.exit);
    JsonNode document = ran.document(0);
    assertEquals("modbus-rtu", document.get("protocol").textValue());
    assertTrue(document.get("ok").booleanValue());
    assertEquals(17, document.get("unit").intValue());
    assertEquals("answer", document.get("direction").textValue());
    assertEquals(List.of("141", "142"), document.get("values").findValuesAsText("value"));
    assertEquals("register", document.at("/values/0/quantity").textValue());
    assertEquals("instantaneous", document.at("/values/0/function").textValue());
  }

  @Test
  void aRequestIsToldFromAnAnswer() throws JsonProcessingException {
    Ran ran = run("", "--protocol", "modbus-rtu", "--json", "1103007C00020743", "118302C134");

    assertEquals("request", ran.document(0).get("direction").textValue());
    assertEquals(124, ran.document(0).get("first_register").intValue());
    assertEquals(2, ran.document(0).get("registers").intValue());
    assertEquals("refusal", ran.document(1).get("direction").textValue());
    assertEquals("illegal data address", ran.document(1).at("/refusal/says").textValue());
  }

  @Test
  void aProfileSaysWhatTheRegistersMean() throws JsonProcessingException {
    Ran ran = run("", "--protocol", "modbus-rtu", "--profile", "fuxin", "--json", FUXIN_ANSWER);

    JsonNode volume = ran.document(0).at("/values/1");
    assertEquals("volume_base", volume.get("quantity").textValue());
    assertEquals("8431.0267", volume.get("value").textValue());
    assertEquals("m3", volume.get("unit").textValue());
    assertEquals(0, ran.exit);
  }

  @Test
  void anAnswerOfAnotherLengthThanTheProfileReadsIsNoReading() throws JsonProcessingException {
    Ran ran = run("", "--protocol", "modbus-rtu", "--profile", "fuxin", "--json", ANSWER);

    assertEquals(1, ran.exit);
    assertEquals("UNEXPECTED", ran.document(0).at("/error/kind").textValue());
    assertEquals(2, ran.document(0).at("/error/at").intValue());
  }

  @ParameterizedTest(name = "{0} {1} at {2}")
  @CsvSource({
    "110304008D008FFBBD, CHECKSUM, 7",
    "110304008D008E, TRUNCATED, 7",
    "110304008D008EFBBD00, TRAILING, 9",
    "1103007C000207, TRUNCATED, 7",
    "11, TRUNCATED, 1",
    "112B0E0100337B, CHECKSUM, 5",
  })
  void whatIsWrongIsNamedWithItsPlace(String frame, String kind, int at)
      throws JsonProcessingException {
    Ran ran = run("", "--protocol", "modbus-rtu", "--json", frame);

    assertEquals(1, ran.exit);
    assertFalse(ran.document(0).get("ok").booleanValue());
    assertEquals(kind, ran.document(0).at("/error/kind").textValue());
    assertEquals(at, ran.document(0).at("/error/at").intValue());
  }

  @Test
  void standardInputGivesOneDocumentALineAndGoesOnAfterABadOne() throws JsonProcessingException {
    String in = ANSWER + "\n\nnot hex\r\n11 83 02 C1 34\n110304008D008FFBBD\n" + ANSWER;
    Ran ran = run(in, "--protocol", "modbus-rtu", "-");

    assertEquals(1, ran.exit);
    assertEquals(5, ran.out.lines().count());
    assertEquals("VALUE", ran.document(1).at("/error/kind").textValue());
    assertTrue(ran.document(2).get("ok").booleanValue());
    assertEquals("CHECKSUM", ran.document(3).at("/error/kind").textValue());
    assertTrue(ran.document(4).get("ok").booleanValue());
  }

  @Test
  void aPayloadIsDecodedByItsName() throws JsonProcessingException {
    String payload =
        "{\"at\":\"2026-11-22T08:00:00+08:00\",\"seq\":17,\"volume_m3\":\"1234.567\","
            + "\"alarms\":[\"tamper\"]}";
    Ran ran = run("", "--protocol", "lintel-json", "--json", hex(payload));

    assertEquals("1234.567", ran.document(0).at("/values/0/value").textValue());
    assertEquals("2026-11-22T08:00:00+08:00", ran.document(0).get("at").textValue());
    assertEquals(17, ran.document(0).get("seq").intValue());
    assertEquals("tamper", ran.document(0).at("/status/0").textValue());
  }

  /** What is good here the gateway takes, and what it refuses is refused here in its words. */
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"seq\":17,\"volume_m3\":\"1234.567\"}|0|",
        "{\"at\":\"2026-11-22T08:00:00\",\"temperature_c\":\"-3.5\"}|0|",
        "{\"seq\":17,\"valve\":\"closed\",\"alarms\":[\"tamper\"]}|0|",
        "{\"volume_m3\":\"1234.567\"}|1|expected at or seq",
        "{\"seq\":17}|1|volume_m3: is missing",
        "{\"seq\":17,\"volume_m3\":true}|1|volume_m3: expected a decimal",
        "{\"seq\":17,\"volume_m3\":\"1\"|1|",
      })
  void aPublishedPayloadIsJudgedAsTheIntakeDoes(String payload, int exit, @Nullable String says)
      throws JsonProcessingException {
    Ran ran = run("", "--protocol", "lintel-json", "--json", hex(payload));

    assertEquals(exit, ran.exit, ran.out);
    assertEquals(
        new Intake(meter -> null)
            .readings(
                "G-1",
                payload.getBytes(StandardCharsets.UTF_8),
                Format.JSON,
                new Arrival("mqtt", Instant.EPOCH, "test"))
            .diagnostic(),
        ran.document(0).at("/error/message").asText());
    assertTrue(ran.out.contains(says == null ? "" : says), ran.out);
  }

  @Test
  void ofAnArrayTheGoodElementsAreShownBesideWhatIsWrong() throws JsonProcessingException {
    Ran ran =
        run(
            "",
            "--protocol",
            "lintel-json",
            "--json",
            hex("[{\"seq\":1,\"volume_m3\":\"1.5\"},{\"seq\":2,\"volume_m3\":true}]"));

    assertEquals(1, ran.exit);
    assertEquals("1.5", ran.document(0).at("/readings/0/values/0/value").textValue());
    assertTrue(
        ran.document(0).at("/error/message").textValue().startsWith("[1].volume_m3"), ran.out);
  }

  @Test
  void peopleReadLines() {
    Ran ran = run("", "--protocol", "modbus-rtu", "--profile", "fuxin", FUXIN_ANSWER);

    assertTrue(ran.out.startsWith("modbus-rtu, unit 3, function 3, answer"), ran.out);
    assertTrue(ran.out.contains("volume_base          8431.0267 m3"), ran.out);
    Ran bad = run("", "--protocol", "modbus-rtu", "110304008D008FFBBD");
    assertTrue(bad.out.startsWith("modbus-rtu: not decoded: CHECKSUM at octet 7:"), bad.out);
  }

  @Test
  void octetsTypedApartAreOneFrame() {
    Ran ran = run("", "--protocol", "modbus-rtu", "11", "83", "02", "C1", "34");

    assertEquals(0, ran.exit);
    assertTrue(ran.out.contains("refusal: illegal data address"), ran.out);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "--protocol cjt188 68|expected one of lintel-json, modbus-rtu, found 'cjt188'",
        "--protocol modbus-rtu --profile nosuch 1183|expected a shipped profile (ek280, fuxin,",
        "--protocol lintel-json --profile fuxin 7B7D|--profile: expected only with",
        "--protocol modbus-rtu --key 00 1183|knows no encryption",
        "--protocol modbus-rtu 11833|expected a frame in hexadecimal, found '11833'",
      })
  void wrongUsageSaysWhatThereIs(String arguments, String says) {
    Ran ran = run("", arguments.split(" "));

    assertEquals(2, ran.exit);
    assertTrue(ran.error.contains(says), ran.error);
  }

  private static Ran run(String in, String... arguments) {
    StringWriter out = new StringWriter();
    StringBuilder error = new StringBuilder();
    CommandLine command =
        new CommandLine(
                new DecodeCommand(new ByteArrayInputStream(in.getBytes(StandardCharsets.UTF_8))))
            .setOut(new PrintWriter(out))
            .setExecutionExceptionHandler(
                (failure, line, result) -> {
                  error.append(failure.getMessage());
                  return failure instanceof CommandFailed failed ? failed.exitCode() : 99;
                });
    return new Ran(command.execute(arguments), out.toString(), error.toString());
  }

  private static String hex(String text) {
    return HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
  }
}
