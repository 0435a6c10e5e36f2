package io.lintel.gateway.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "=1+1",
        "+cmd|' /C calc'!A0",
        "-2+3",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        "\n=1",
        "＝1",
        "＠x",
        "-"
      })
  void whatASpreadsheetWouldRunBeginsWithAnApostrophe(String cell) {
    String line = Csv.line(List.of(cell));

    assertTrue(line.replace("\"", "").startsWith("'"), line);
  }

  @ParameterizedTest
  @CsvSource({"-12.5, -12.5", "+20, +20", "0.5, 0.5", "V-1, V-1", "花园路93号, 花园路93号"})
  void numbersAndWordsStayWhatTheyAre(String cell, String written) {
    assertEquals(written + "\r\n", Csv.line(List.of(cell)));
  }

  @Test
  void whatDividesCellsIsQuotedAndWhatIsMissingIsEmpty() {
    assertEquals(
        ",\"a,b\",\"say \"\"hi\"\"\",\"one\ntwo\",\r\n",
        Csv.line(Arrays.asList(null, "a,b", "say \"hi\"", "one\ntwo", null)));
  }

  @Test
  void theFileBeginsWithAByteOrderMark() {
    assertEquals(
        List.of((byte) 0xEF, (byte) 0xBB, (byte) 0xBF),
        List.of(
            Csv.BYTE_ORDER_MARK.getBytes(StandardCharsets.UTF_8)[0],
            Csv.BYTE_ORDER_MARK.getBytes(StandardCharsets.UTF_8)[1],
            Csv.BYTE_ORDER_MARK.getBytes(StandardCharsets.UTF_8)[2]));
  }
}
