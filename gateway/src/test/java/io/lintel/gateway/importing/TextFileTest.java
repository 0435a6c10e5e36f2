package io.lintel.gateway.importing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextFileTest {
  private static final String TEXT = "工单号,类型,地址\r\nV-1,抄表,东营区黄河路1号\r\n";

  @ParameterizedTest(name = "{0}, mark {1}")
  @CsvSource({
    "UTF-8,    '',       UTF-8",
    "UTF-8,    EFBBBF,   UTF-8",
    "UTF-16LE, FFFE,     UTF-16 LE",
    "UTF-16BE, FEFF,     UTF-16 BE",
    "UTF-16LE, '',       UTF-16 LE",
    "UTF-16BE, '',       UTF-16 BE",
    "GBK,      '',       GB 18030",
    "GB2312,   '',       GB 18030",
    "GB18030,  '',       GB 18030",
    "GB18030,  84319533, GB 18030",
  })
  void itIsReadWhateverItWasWrittenIn(String charset, String mark, String said) throws Exception {
    ByteArrayOutputStream octets = new ByteArrayOutputStream();
    octets.writeBytes(java.util.HexFormat.of().parseHex(mark));
    octets.writeBytes(TEXT.getBytes(Charset.forName(charset)));
    TextFile file = TextFile.of(octets.toByteArray());
    assertEquals(said, file.encoding());
    assertEquals(TEXT, file.text());
  }

  /** Four octets in GB 18030, none in GBK: names of places have such characters. */
  @Test
  void rareCharactersOfNamesAreKept() throws Exception {
    String rare = "工单号,地址\n1,\uD842\uDFB7街\n";
    assertEquals(rare, TextFile.of(rare.getBytes(Charset.forName("GB18030"))).text());
  }

  @Test
  void whatIsNoTextIsRefusedInWords() {
    byte[] noise = new byte[500];
    for (int i = 0; i < noise.length; i++) {
      noise[i] = (byte) (i * 7);
    }
    assertTrue(assertThrows(Unreadable.class, () -> TextFile.of(noise)).says().contains("UTF-8"));
    assertThrows(Unreadable.class, () -> TextFile.of(new byte[0]));
  }

  @Test
  void aDamagedFileThatSaysWhatItIsIsNotGuessedAt() {
    byte[] cut = "\uFEFF工单号".getBytes(StandardCharsets.UTF_8);
    byte[] damaged = java.util.Arrays.copyOf(cut, cut.length - 1);
    assertTrue(
        assertThrows(Unreadable.class, () -> TextFile.of(damaged)).says().contains("damaged"));
  }
}
