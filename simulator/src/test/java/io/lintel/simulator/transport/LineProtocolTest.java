package io.lintel.simulator.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LineProtocolTest {
  @Test
  void readsEveryKindOfField() {
    Point point =
        one(
            "reading,meter=G-1,source=mqtt volume_m3=1234.567,seq=17i,open=t,u=5u,"
                + "note=\"a b\",e=1.5e-3 1700000000123456789",
            "ns");

    assertEquals("reading", point.measurement());
    assertEquals(Map.of("meter", "G-1", "source", "mqtt"), point.tags());
    assertEquals(
        Map.of(
            "volume_m3", "1234.567",
            "seq", "17",
            "open", "true",
            "u", "5",
            "note", "a b",
            "e", "1.5e-3"),
        point.fields());
    assertEquals(1_700_000_000_123_456_789L, point.nanos());
  }

  @Test
  void undoesEscapes() {
    Point point =
        one("gas\\ meter\\,x,my\\ tag=a\\,b\\=c\\ d f\\=1=\"say \\\"\\\\hi\\\"\nnext\" 5", "s");

    assertEquals("gas meter,x", point.measurement());
    assertEquals(Map.of("my tag", "a,b=c d"), point.tags());
    assertEquals(Map.of("f=1", "say \"\\hi\"\nnext"), point.fields());
    assertEquals(5_000_000_000L, point.nanos());
  }

  @Test
  void leavesOtherBackslashesAlone() {
    assertEquals(Map.of("path", "C:\\temp"), one("m,path=C:\\temp v=1 1", "ms").tags());
  }

  @Test
  void readsManyLinesAndSkipsCommentsAndBlankOnes() {
    List<Point> points = LineProtocol.parse("# made by hand\nm v=1 1\r\n\nm v=2 2\n", "us");

    assertEquals(List.of(1_000L, 2_000L), points.stream().map(Point::nanos).toList());
  }

  @Test
  void aTimestampMayBeMissing() {
    assertNull(one("m v=1", "ns").nanos());
    assertNull(one("m v=1\n", "ns").nanos());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "m",
        "m ",
        "m v",
        "m v=",
        "m v=abc 1",
        "m v=1 x",
        "m v=\"open 1",
        "m,t v=1 1",
        ",t=1 v=1",
        "m v=1 1 2",
        "m v=1 99999999999999999999"
      })
  void refusesWhatIsNoLine(String text) {
    assertThrows(BadLine.class, () -> LineProtocol.parse(text, "ns"));
  }

  private static Point one(String text, String precision) {
    List<Point> points = LineProtocol.parse(text, precision);
    assertEquals(1, points.size());
    return points.get(0);
  }
}
