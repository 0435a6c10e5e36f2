package io.lintel.meter.modbus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.meter.SharedVectors;
import io.lintel.meter.SharedVectors.Node;
import io.lintel.meter.modbus.RtuTelegram.Parsed;
import io.lintel.meter.wire.Bytes;
import io.lintel.meter.wire.Crc16;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Agreement with framing cases and gas maps of other projects. */
class ModbusVectorsTest {
  private static final String FRAMER_CASES = "modbus/framer-cases.json";
  private static final String GAS_MAPS = "modbus/gas-maps.json";

  @Test
  void serialFramesAreTakenApartAsOthersDo() throws IOException {
    int checked = 0;
    for (Node row : cases("test_decode_type")) {
      if (row.get(0).text().equals("RTU")) {
        Bytes frame = Bytes.hex(row.get(2).text());
        RtuTelegram telegram = telegram(frame);
        assertEquals(row.get(3).number(), telegram.unit());
        assertEquals(Bytes.hex(row.get(5).text()), frame.slice(1, frame.length() - 2));
        boolean request = row.get(1).text().equals("true");
        assertEquals(request, telegram.direction() == RtuTelegram.Direction.REQUEST);
        checked++;
      }
    }
    assertEquals(9, checked);
  }

  @Test
  void serialFramesAreBuiltAsOthersDo() throws IOException {
    int checked = 0;
    for (Node row : cases("test_roundtrip")) {
      if (row.get(0).text().equals("RTU")) {
        int unit = row.get(2).number();
        Bytes built = Crc16.append(Bytes.ofUnsigned(unit).plus(Bytes.hex(row.get(1).text())));
        assertEquals(Bytes.hex(row.get(3).text()), built);
        checked++;
      }
    }
    assertEquals(3, checked);
  }

  @Test
  void damagedSerialFramesAreRefused() throws IOException {
    int checked = 0;
    for (Node row : cases("test_decode_complicated")) {
      if (row.get(0).text().equals("RTU")) {
        Bytes frame = Bytes.hex(row.get(1).text());
        assertInstanceOf(Parsed.Malformed.class, RtuTelegram.parse(frame), frame::toHex);
        checked++;
      }
    }
    assertEquals(4, checked);
  }

  @Test
  void headersOfTcpAnswersAreUnderstoodAsOthersDo() throws IOException {
    int checked = 0;
    for (Node row : cases("test_decode_type")) {
      if (row.get(0).text().equals("SOCKET") && row.get(1).text().equals("false")) {
        Bytes frame = Bytes.hex(row.get(2).text());
        int unit = row.get(3).number();
        int transaction = row.get(4).number();
        RegisterSpan span = new RegisterSpan(RegisterTable.HOLDING, 0x7C, 2);
        Envelope envelope = new TcpEnvelope(Question.read(unit, span), transaction);
        Envelope.Answer answer = envelope.answerAt(frame, 0).orElseThrow();
        Bytes pdu = frame.slice(answer.pduAt(), frame.length());
        assertEquals(Bytes.hex(row.get(5).text()), pdu);
        checked++;
      }
    }
    assertTrue(checked >= 6, checked + " cases");
  }

  @Test
  void floatsComeInEveryOrderOthersWriteThem() throws IOException {
    gasMap("libmodbus")
        .get("orders")
        .fields()
        .forEach(
            (order, octets) ->
                assertFloat(WordOrder.valueOf(order), Bytes.hex(octets.text()), "123456"));
  }

  @Test
  void publishedGasTelegramsHoldTheirPublishedValues() throws IOException {
    Node swapped = gasMap("FD TMS");
    RtuTelegram answer = telegram(Bytes.hex(swapped.get("response").text()));
    assertFloat(WordOrder.CDAB, answer.octets(), swapped.get("expected").text());
    RtuTelegram request = telegram(Bytes.hex(swapped.get("request").text()));
    assertEquals(RtuTelegram.Direction.REQUEST, request.direction());
    assertEquals(0x0E, request.first());

    Node corrector = gasMap("A2 24-byte");
    Bytes octets = telegram(Bytes.hex(corrector.get("response").text())).octets();
    List<Node> floats = corrector.get("expected").get("floats").items();
    for (int i = 0; i < floats.size(); i++) {
      assertFloat(WordOrder.ABCD, octets.slice(4 * i, 4 * i + 4), floats.get(i).text());
    }

    Node registers = gasMap("Baker Hughes").get("registers");
    String whole = registers.get(0).text() + registers.get(1).text();
    assertFloat(WordOrder.ABCD, Bytes.hex(whole), "1722");
  }

  private static void assertFloat(WordOrder order, Bytes octets, String expected) {
    BigDecimal found = new NumberFormat.Float32(order).read(octets).orElseThrow();
    assertEquals(Float.parseFloat(expected), found.floatValue(), 1e-6f);
  }

  private static RtuTelegram telegram(Bytes frame) {
    return assertInstanceOf(Parsed.Telegram.class, RtuTelegram.parse(frame)).telegram();
  }

  private static Node gasMap(String nameBegins) throws IOException {
    return SharedVectors.json(GAS_MAPS).items().stream()
        .filter(map -> map.get("name").text().startsWith(nameBegins))
        .findFirst()
        .orElseThrow();
  }

  private static List<Node> cases(String test) throws IOException {
    return SharedVectors.json(FRAMER_CASES).get(test).get(0).get("cases").items();
  }
}
