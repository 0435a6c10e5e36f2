package io.lintel.gateway.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VisibleOutputTest {
  /** In chunks of every size, since nobody knows where a writer cuts. */
  private static String seen(String text, Charset charset) throws IOException {
    byte[] octets = text.getBytes(charset);
    String first = null;
    for (int size = 1; size <= octets.length; size++) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      try (VisibleOutput visible = new VisibleOutput(out, charset.equals(StandardCharsets.UTF_8))) {
        for (int at = 0; at < octets.length; at += size) {
          visible.write(octets, at, Math.min(size, octets.length - at));
        }
      }
      String seen = out.toString(charset);
      assertEquals(first == null ? seen : first, seen, "in chunks of " + size);
      first = seen;
    }
    return String.valueOf(first);
  }

  @ParameterizedTest
  @CsvSource({
    "1b, \\x1b",
    "7, \\x07",
    "d, \\x0d",
    "8, \\x08",
    "7f, \\x7f",
    "0, \\x00",
    "9b, \\u009b",
    "85, \\u0085",
    "202e, \\u202e",
    "2066, \\u2066",
    "2028, \\u2028",
    "200f, \\u200f"
  })
  void whatMovesTheCursorIsWrittenOut(String code, String seen) throws IOException {
    String letter = Character.toString(Integer.parseInt(code, 16));
    assertEquals(
        "a" + seen + "b" + seen + seen,
        seen("a" + letter + "b" + letter + letter, StandardCharsets.UTF_8));
  }

  @Test
  void whatPeopleWriteIsWrittenAsItIs() throws IOException {
    String text = "花园路 93 号\t±12 s · “é” — … € ©\n😀 ✓\n";
    assertEquals(text, seen(text, StandardCharsets.UTF_8));
    byte[] broken = {(byte) 0xC2, 0x1B, (byte) 0xE2, (byte) 0x80, 0x1B, (byte) 0xE2};
    String seen =
        seen(new String(broken, StandardCharsets.ISO_8859_1), StandardCharsets.ISO_8859_1);
    assertEquals(-1, seen.indexOf(0x1B));
    assertEquals("花园路\n", seen("花园路\n", Charset.forName("GBK")));
    assertEquals("\\x1b[31m红", seen("\u001b[31m红", Charset.forName("GBK")));
  }
}
