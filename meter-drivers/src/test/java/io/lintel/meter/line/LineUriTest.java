package io.lintel.meter.line;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.meter.spi.LineSettings;
import io.lintel.meter.spi.Parity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LineUriTest {
  @Test
  void aSerialLineSaysDeviceAndCharacters() {
    String text = "serial:/dev/ttyUSB0?baud=2400&parity=even&stop=1";
    LineUri.Serial line = assertInstanceOf(LineUri.Serial.class, LineUri.parse(text));
    assertEquals("/dev/ttyUSB0", line.device());
    assertEquals(new LineSettings(2400, 8, Parity.EVEN, 1), line.settings());
    assertEquals(text, line.toString());
  }

  @Test
  void whatAUriDoesNotSayIs9600Baud8N1() {
    LineUri.Serial line = (LineUri.Serial) LineUri.parse("serial:/dev/ttyS1");
    assertEquals("9600 8N1", line.settings().toString());
  }

  @Test
  void tcpIsANetworkAndRtuTcpIsASerialLineFarAway() {
    LineUri.Tcp tcp = (LineUri.Tcp) LineUri.parse("tcp://plc.example:502");
    assertEquals("plc.example", tcp.host());
    assertEquals(502, tcp.port());
    LineUri far = LineUri.parse("rtu-tcp://[::1]:4001?baud=9600");
    assertEquals("::1", ((LineUri.RtuTcp) far).host());
    assertEquals("9600 8N1", far.timing().settings().orElseThrow().toString());
    assertEquals(LineTiming.none(), LineUri.parse("rtu-tcp://h:4001").timing());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "usb:/dev/x | rtu-tcp://HOST:PORT",
        "serial: | a device such as /dev/ttyUSB0",
        "serial:/dev/x?baud=fast | a number for baud, found \"fast\"",
        "serial:/dev/x?baud=50 | baud: expected 300 to 921600, found 50",
        "serial:/dev/x?parity=mark | parity=none, even or odd, found \"mark\"",
        "serial:/dev/x?speed=9600 | the settings baud, data, parity, stop, found \"speed\"",
        "serial:/dev/x?baud | key=value after ?, found \"baud\"",
        "serial:/dev/x?baud=300&baud=600 | each setting once",
        "serial:/dev/x?stop=3 | stop: expected 1 to 2, found 3",
        "tcp://host | a port from 1 to 65535",
        "tcp://host:99999 | a port from 1 to 65535",
        "tcp://:502 | HOST:PORT after //",
        "tcp://h:502?baud=9600 | no settings on a tcp:// line"
      })
  void aWrongUriIsRefusedWithWhatWasExpectedAndFound(String text, String says) {
    String message =
        assertThrows(IllegalArgumentException.class, () -> LineUri.parse(text)).toString();
    assertTrue(message.contains(says), message);
    assertTrue(message.contains(text), message);
  }
}
