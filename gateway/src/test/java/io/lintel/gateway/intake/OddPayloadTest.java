package io.lintel.gateway.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.cbor.CBORFactory;
import io.lintel.gateway.journal.Entry;
import io.lintel.gateway.journal.Observation;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Payloads as devices send them, not as they are published: each sound index is kept with its time,
 * what is wrong beside it is named, and what could mean two things is refused with its reason.
 */
class OddPayloadTest {
  private static final Instant NOW = Instant.parse("2026-12-01T01:00:01Z");
  private static final Arrival ARRIVAL = new Arrival("mqtt", NOW, "some/topic");
  private static final String AT = "'at':'2026-12-01T09:00:00+08:00'";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Map<String, Integer> counted = new LinkedHashMap<>();
  private final Intake intake =
      new Intake(
          meter -> null,
          ZoneId.of("Europe/Berlin"),
          (kind, deed, member) -> counted.merge(kind + " " + deed + " " + member, 1, Integer::sum));

  private Taken reading(byte[] payload) {
    Taken taken = intake.readings("G-1", payload, Format.JSON, ARRIVAL);
    taken
        .accepted()
        .forEach(
            said -> new Facts(ZoneId.of("Europe/Berlin")).reading(new Entry(1, 1, false, said)));
    return taken;
  }

  private static byte[] json(String text) {
    return text.replace("@", AT).replace('\'', '"').getBytes(UTF_8);
  }

  private static JsonNode body(Observation said) {
    try {
      return JSON.readTree(said.body().toArray());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static Observation only(Taken taken) {
    assertTrue(taken.good(), taken::diagnostic);
    assertEquals(1, taken.accepted().size());
    return taken.accepted().get(0);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      nullValues = "-",
      value = {
        "{@,'volume_m3':'1043.25'}                           | 1043.25   | -",
        "{@,'volume_m3':1043.25}                             | 1043.25   | -",
        "{@,'volume_m3':'001043.250'}                        | 001043.250 | -",
        "{@,'volume_m3':1.2E3}                               | 1200      | -",
        "{@,'volume_m3':'1.2E3'}                             | 1200      | respelled volume_m3",
        "{@,'volume_m3':-0.0}                                | 0         | respelled volume_m3",
        "{@,'volume_m3':' 1043.25 '}                         | 1043.25   | respelled volume_m3",
        "{@,'volume_m3':'.25'}                               | 0.25      | respelled volume_m3",
        "{@,'volume_m3':'+1.25'}                             | 1.25      | respelled volume_m3",
        "{@,'volume_m3':+1.25}                               | 1.25      | -",
        "{@,'volume_m3':.25}                                 | 0.25      | -",
        "{@,'volume_m3':'1043.'}                             | 1043      | respelled volume_m3",
        "{@,'volume_m3':00123.5}                             | 123.5     | -",
        "{@,'volume_m3':1043.2500000000001}                  | 1043.25   | rounded volume_m3",
        "{@,'volume_m3':12345.679999999998}                  | 12345.68  | rounded volume_m3",
        "{@,'volume_m3':12345678.679999998}                  | 12345678.68 | rounded volume_m3",
        "{@,'volume_m3':'12345.679999999998'}                | 12345.68  | rounded volume_m3",
        "{@,'volume_m3':0.1234567891234}                     | 0.123456789 | rounded volume_m3",
        "{@,'volume_m3':1234567.123456789}                   | 1234567.123456789 | -",
        "{@,'volume_m3':123456789012345.123456789}           | 123456789012345.123456789 | -",
        "{@,'volume_m3':'1','temperature_c':null}            | 1 | -",
        "{@,'volume_m3':'1','temperature_c':'N/A'}           | 1 | left_out temperature_c",
        "{@,'volume_m3':'1','temperature_c':'unavailable'}   | 1 | left_out temperature_c",
        "{@,'volume_m3':'1','temperature_c':''}              | 1 | left_out temperature_c",
        "{@,'volume_m3':'1','temperature_c':NaN}             | 1 | left_out temperature_c",
        "{@,'volume_m3':'1','temperature_c':-Infinity}       | 1 | left_out temperature_c",
        "{@,'volume_m3':'1','temperature_c':{'value':20}}    | 1 | left_out temperature_c",
        "{@,'volume_m3':'1','temperature_c':[20]}            | 1 | left_out temperature_c",
        "{@,'volume_m3':'1','temperature_c':20,'temperature_c':21} | 1 | left_out temperature_c",
        "{@,'volume_m3':'1','temperature_c':20,'temperature_c':20} | 1 | -",
        "{@,'volume_m3':'1','flow_m3h':'0,5'}                | 1 | left_out flow_m3h",
        "{@,'volume_m3':'1','battery_v':-1}                  | 1 | left_out battery_v",
        "{@,'volume_m3':'1','pressure_kpa':1.01325E2}        | 1 | -",
        "{@,'volume_m3':'1','valve':'OPEN'}                  | 1 | respelled valve",
        "{@,'volume_m3':'1','valve':1}                       | 1 | left_out valve",
        "{@,'volume_m3':'1','valve':'ajar'}                  | 1 | left_out valve",
        "{@,'volume_m3':'1','alarms':['LOW_BATTERY']}        | 1 | respelled alarms[0]",
        "{@,'volume_m3':'1','alarms':['Low-Battery','leak']} | 1 | respelled alarms[0]",
        "{@,'volume_m3':'1','alarms':'leak'}                 | 1 | respelled alarms",
        "{@,'volume_m3':'1','alarms':['leak',7,'电池']}      | 1 | left_out alarms[1] left_out"
            + " alarms[2]",
        "{@,'volume_m3':'1','alarms':{}}                     | 1 | left_out alarms",
        "{@,'volume_m3':'1','seq':'17'}                      | 1 | respelled seq",
        "{@,'volume_m3':'1','seq':17.0}                      | 1 | respelled seq",
        "{@,'volume_m3':'1','seq':-1}                        | 1 | left_out seq",
        "{@,'volume_m3':'1','seq':17.5}                      | 1 | left_out seq",
        "{@,'volume_m3':'1','raw':'68 aa 16'}                | 1 | respelled raw",
        "{@,'volume_m3':'1','raw':'6'}                       | 1 | left_out raw",
        "{@,'volume_m3':'1','note':'\\ud800'}                | 1 | left_out note",
        "{@,'volume_m3':'1','note':NaN}                      | 1 | left_out note",
        "{@,'volume_m3':'1','note':{'a':{'b':Infinity}}}     | 1 | left_out note.a.b",
        "{@,'volume_m3':'1','quality':'good'}                | 1 | -",
        "{@,'volume_m3':'1','conditions':'标况'}             | 1 | respelled conditions",
        "{@,'volume_m3':'1',}                                | 1 | -",
        "{'seq':5,'at':'0000-00-00T00:00:00','volume_m3':'1'} | 1 | left_out at",
        "{'seq':5,'at':null,'volume_m3':'1'}                 | 1 | -",
      })
  void theIndexIsKeptAndWhatIsWrongBesideItIsNamed(String json, String volume, String remarks) {
    JsonNode body = body(only(reading(json(json))));
    assertEquals(volume, body.path("volume_m3").asText());
    StringBuilder told = new StringBuilder();
    body.path("quality")
        .properties()
        .forEach(
            deed ->
                deed.getValue()
                    .fieldNames()
                    .forEachRemaining(
                        member ->
                            told.append(deed.getKey()).append(' ').append(member).append(' ')));
    assertEquals(remarks == null ? "" : remarks, told.toString().strip());
    int all = counted.values().stream().mapToInt(Integer::intValue).sum();
    assertEquals(remarks == null ? 0 : remarks.split(" ").length / 2, all);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'2026-12-01T09:00:00'                        | 2026-12-01T09:00:00",
        "'2026-12-01T09:00:00+08:00'                  | 2026-12-01T09:00:00+08:00",
        "1796086800000                                | 2026-12-01T01:00:00Z",
        "1796086800                                   | 2026-12-01T01:00:00Z",
        "1796086800.25                                | 2026-12-01T01:00:00.250Z",
        "'1796086800000'                              | 2026-12-01T01:00:00Z",
        "1796086800000000                             | 2026-12-01T01:00:00Z",
        "'2026/12/01 09:00:00'                        | 2026-12-01T09:00:00",
        "'2026/12/1 9:05'                             | 2026-12-01T09:05",
        "'2026-11-30T24:00:00'                        | 2026-12-01T00:00:00",
        "'2026-12-31T24:00:00Z'                       | 2027-01-01T00:00:00Z",
        "'20261201090000'                             | 2026-12-01T09:00:00",
        "'2026-12-01T09:00:00+01:00[Europe/Berlin]'   | 2026-12-01T09:00:00+01:00",
        "'2026-12-01 09:00:00 +0800'                  | 2026-12-01T09:00:00+0800",
        "'2026-12-01 09:00:00 UTC'                    | 2026-12-01T09:00:00Z",
        "' 2026-12-01T09:00:00Z '                     | 2026-12-01T09:00:00Z",
        "'1970-01-01T00:00:12Z'                       | 1970-01-01T00:00:12Z",
        "'2099-12-31T23:59:59Z'                       | 2099-12-31T23:59:59Z",
        "'0001-01-01T00:00:00Z'                       | 0001-01-01T00:00:00Z",
      })
  void aTimeThatCanMeanOneMomentOnlyIsTaken(String at, String stated) {
    assertEquals(stated, only(reading(json("{'at':" + at + ",'volume_m3':'1'}"))).stated());
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{@,'volume_m3':'-0.001'}         | volume_m3: expected a decimal such as \"1234.567\", not"
            + " below 0, found \"-0.001\"",
        "{@,'volume_m3':'1043,25'}        | volume_m3: expected a decimal such as \"1234.567\", not"
            + " below 0, found \"1043,25\"",
        "{@,'volume_m3':'1,043.25'}       | volume_m3: expected a decimal such as \"1234.567\", not"
            + " below 0, found \"1,043.25\"",
        "{@,'volume_m3':'1043.25 m3'}     | volume_m3: expected a decimal such as \"1234.567\", not"
            + " below 0, found \"1043.25 m3\"",
        "{@,'volume_m3':'1234567890123456789012345678901234567890'} | volume_m3: expected a decimal"
            + " such as \"1234.567\", not below 0, found"
            + " \"1234567890123456789012345678901234567890\"",
        "{@,'volume_m3':1e400}            | volume_m3: expected a decimal such as \"1234.567\", not"
            + " below 0, found 1e400",
        "{@,'volume_m3':1e30}             | volume_m3: expected a decimal such as \"1234.567\", not"
            + " below 0, found 1e30",
        "{@,'volume_m3':'N/A'}            | volume_m3: expected a decimal such as \"1234.567\", not"
            + " below 0, found \"N/A\"",
        "{@,'volume_m3':NaN}              | volume_m3: expected a decimal such as \"1234.567\", not"
            + " below 0, found NaN",
        "{@,'volume_m3':'0x1F'}           | volume_m3: expected a decimal such as \"1234.567\", not"
            + " below 0, found \"0x1F\"",
        "{@,'volume_m3':'１０４３'}        | volume_m3: expected a decimal such as \"1234.567\", not"
            + " below 0, found \"１０４３\"",
        "{@,'volume_m3':'1','volume_m3':'2'} | volume_m3: expected a decimal such as \"1234.567\","
            + " not below 0, found two values, \"1\" and \"2\"",
        "{'at':'2026-12-01','volume_m3':'1'} | at: expected a time such as"
            + " 2026-11-22T08:00:00+08:00, found \"2026-12-01\"",
        "{'at':'01/12/2026 09:00','volume_m3':'1'} | at: expected a time such as"
            + " 2026-11-22T08:00:00+08:00, found \"01/12/2026 09:00\"",
        "{'at':2026120109,'volume_m3':'1'} | at: expected a time such as 2026-11-22T08:00:00+08:00,"
            + " found 2026120109",
        "{'at':'0000-00-00T00:00:00','volume_m3':'1'} | at: expected a time such as"
            + " 2026-11-22T08:00:00+08:00, found \"0000-00-00T00:00:00\"",
        "{'at':'2026-13-01T00:00:00Z','volume_m3':'1'} | at: expected a time such as"
            + " 2026-11-22T08:00:00+08:00, found \"2026-13-01T00:00:00Z\"",
        "{'ts':1796086800000,'volume_m3':'1'} | expected at or seq, or a second reading of the same"
            + " index could not be told from a repetition",
        "{'volume_m3':'1'}                | expected at or seq, or a second reading of the same"
            + " index could not be told from a repetition",
        "{@}                              | volume_m3: is missing",
        "{@,'valve':'ajar'}               | valve: expected one of open, closed, found \"ajar\"",
        "1043.25                          | expected an object, found 1043.25",
      })
  void whatIsNotSoundIsRefusedWithItsReason(String json, String why) {
    Taken taken = reading(json(json));
    assertEquals(why, taken.diagnostic());
    assertEquals(0, taken.accepted().size());
  }

  @Test
  void marksBlanksAndNoughtsAroundAPayloadAreNoPartOfIt() {
    String sound = new String(json("{@,'volume_m3':'1'}"), UTF_8);
    for (String odd :
        new String[] {"\uFEFF" + sound, sound + "\0", sound + "\0\0\0", sound + "\r\n"}) {
      assertEquals("1", body(only(reading(odd.getBytes(UTF_8)))).path("volume_m3").asText());
    }
    assertEquals(
        "1",
        body(only(reading(sound.getBytes(StandardCharsets.UTF_16)))).path("volume_m3").asText());
  }

  @Test
  void aNoteInTheCharactersOfGb18030IsReadInThem() {
    byte[] payload =
        new String(json("{@,'volume_m3':'1','note':'电池'}"), UTF_8).getBytes(Charset.forName("GBK"));
    assertEquals("电池", body(only(reading(payload))).path("note").asText());
  }

  @Test
  void whatADeviceCallsQualityIsKeptApartFromOurs() {
    JsonNode body = body(only(reading(json("{@,'volume_m3':'1','quality':'good','valve':7}"))));
    assertEquals("good", body.path("device_quality").asText());
    assertEquals(
        "expected one of open, closed, found 7",
        body.path("quality").path("left_out").path("valve").asText());
  }

  @Test
  void readingsOneAfterTheOtherAreAllTaken() {
    Taken taken =
        reading(json("{@,'volume_m3':'1'}\n{'at':'2026-12-01T10:00:00+08:00','volume_m3':'2'}\n"));
    assertTrue(taken.good(), taken::diagnostic);
    assertEquals(2, taken.accepted().size());
  }

  @Test
  void whatABrokenPayloadBeginsWithIsTaken() {
    Taken taken = reading(json("[{@,'volume_m3':'1'},{'seq':2,'volume_m3':'2'},{'seq':3,'vol"));
    assertEquals(2, taken.accepted().size());
    assertTrue(taken.diagnostic().startsWith("[2]: expected JSON, found: "), taken.diagnostic());
  }

  @ParameterizedTest(name = "{0} elements")
  @CsvSource({"1000", "1500", "10000"})
  void aLargeBatchIsTakenWhole(int elements) {
    StringBuilder batch = new StringBuilder("[");
    for (int i = 0; i < elements; i++) {
      batch
          .append(i == 0 ? "" : ",")
          .append("{'seq':")
          .append(i)
          .append(",'volume_m3':'")
          .append(i);
      batch.append(".5','at':'2026-10-01T00:00:00Z'}");
    }
    Taken taken = reading(json(batch + "]"));
    assertTrue(taken.good(), taken::diagnostic);
    assertEquals(elements, taken.accepted().size());
  }

  @Test
  void aBatteryThatIsNoNumberDoesNotCostTheStartOfARecording() {
    Taken taken =
        intake.recorderEvents(
            "R-7",
            json(
                "{'at':'2026-12-01T09:00:00+08:00','type':'RECORDING_STARTED','seq':'5',"
                    + "'battery_pct':'80%','storage_free_mb':1.5e3,'recording':'true','reason':7,"
                    + "'position':{'lat':'36.1','lon':118.5,'accuracy_m':'good','satellite':0}}"),
            Format.JSON,
            ARRIVAL);
    JsonNode body = body(only(taken));
    assertEquals("recording_started", body.path("type").asText());
    assertEquals(5L, only(taken).sequence());
    assertTrue(body.path("recording").asBoolean());
    assertEquals(1500, body.path("storage_free_mb").asInt());
    assertEquals(36.1, body.path("position").path("lat").asDouble());
    assertEquals(
        "[battery_pct, position.accuracy_m, position.satellite, reason]",
        names(body.path("quality").path("left_out")));
    var event = new Facts(ZoneId.of("UTC")).recorderEvent(new Entry(1, 1, false, only(taken)));
    assertNull(event.batteryPercent());
    assertEquals(1, counted.get("RECORDER_EVENT left_out battery_pct"));
    assertEquals(2, counted.get("RECORDER_EVENT left_out position"));
  }

  @Test
  void aPlaceThatIsNoneDoesNotCostAStep() {
    Taken taken =
        intake.steps(
            "V-1",
            json(
                "{'at':'2026-12-01T09:00:00+08:00','step':'knocked','technician':7,'id':'u-1',"
                    + "'position':{'lat':'?','lon':118.5},'age_ms':'200',"
                    + "'reading':{'meter':'G-1','volume_m3':'1,043.25'}}"),
            Format.JSON,
            ARRIVAL);
    JsonNode body = body(only(taken));
    assertEquals("7", only(taken).device());
    assertEquals("[position.lat, reading.volume_m3]", names(body.path("quality").path("left_out")));
    assertEquals(200, body.path("age_ms").asInt());
    new Facts(ZoneId.of("UTC")).step(new Entry(1, 1, false, only(taken)));
  }

  @Test
  void anEventOrStepOfNoKnownKindIsRefused() {
    assertTrue(
        intake
            .recorderEvents("R-7", json("{@,'type':'exploded'}"), Format.JSON, ARRIVAL)
            .diagnostic()
            .startsWith("type: expected one of"));
    assertTrue(
        intake
            .steps("V-1", json("{@,'step':'sat','technician':'T','id':'1'}"), Format.JSON, ARRIVAL)
            .diagnostic()
            .startsWith("step: expected one of"));
  }

  @Test
  void whatPeopleAndOtherSystemsStateIsTakenWholeOrNotAtAll() {
    assertEquals(
        "position.lat: expected a number from -90.0 to 90.0, found \"36\"",
        intake
            .visits(
                json("{'id':'V','kind':'repair','position':{'lat':'36','lon':118}}"),
                Format.JSON,
                ARRIVAL)
            .diagnostic());
    assertEquals(
        "expires: expected a time such as 2026-11-22T08:00:00+08:00, found \"soon\"",
        intake
            .commands(
                "G-1", json("{'id':'C','command':'reset','expires':'soon'}"), Format.JSON, ARRIVAL)
            .diagnostic());
  }

  @Test
  void cborIsAsTolerantAsJson() throws IOException {
    Map<String, Object> sent = new LinkedHashMap<>();
    sent.put("at", 1796086800L);
    sent.put("volume_m3", 12345.679999999998);
    sent.put("temperature_c", Double.NaN);
    sent.put("valve", "CLOSED");
    sent.put("seq", "17");
    byte[] payload = new ObjectMapper(new CBORFactory()).writeValueAsBytes(sent);
    Observation said = only(intake.readings("G-1", payload, Format.CBOR, ARRIVAL));
    assertEquals("2026-12-01T01:00:00Z", said.stated());
    assertEquals(17L, said.sequence());
    assertEquals("12345.68", body(said).path("volume_m3").asText());
    assertEquals("closed", body(said).path("valve").asText());
    assertEquals("[temperature_c]", names(body(said).path("quality").path("left_out")));
  }

  @Test
  void manyRemarksAreCounted() {
    StringBuilder payload = new StringBuilder("{@,'volume_m3':'1'");
    for (int i = 0; i < 50; i++) {
      payload.append(",'k").append(i).append("':NaN");
    }
    JsonNode told = body(only(reading(json(payload + "}")))).path("quality").path("left_out");
    assertEquals(Remarks.MOST_TOLD + 1, told.size());
    assertEquals("and 30 more", told.path("…").asText());
    assertEquals(Map.of("READING left_out other", 50), counted);
  }

  private static String names(JsonNode node) {
    java.util.List<String> names = new java.util.ArrayList<>();
    node.fieldNames().forEachRemaining(names::add);
    return names.toString();
  }
}
