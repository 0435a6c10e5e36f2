package io.lintel.gateway.importing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * A CSV file (RFC 4180, UTF-8 with or without a byte order mark): headings and rows as texts.
 *
 * @param headings in the file's order
 */
record Sheet(List<String> headings, List<Row> rows) {
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  /** The file cannot be read as a table; says why in plain words. */
  static final class Unreadable extends Exception {
    private static final long serialVersionUID = 1L;

    Unreadable(String message) {
      super(message);
    }
  }

  /**
   * @param line the row's last line in the file, counted from 1
   * @param cells by heading, stripped; empty cells are left out
   */
  record Row(long line, Map<String, String> cells) {}

  static Sheet read(Path file) throws IOException, Unreadable {
    return parse(decode(file, Files.readAllBytes(file)));
  }

  private static String decode(Path file, byte[] octets) throws Unreadable {
    try {
      String text =
          StandardCharsets.UTF_8
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .decode(ByteBuffer.wrap(octets))
              .toString();
      return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw new Unreadable(
          file + " is not UTF-8; save it as \"CSV UTF-8\" (a file in GBK has to be converted)");
    }
  }

  private static Sheet parse(String text) throws IOException, Unreadable {
    CSVFormat format = CSVFormat.RFC4180.builder().setIgnoreEmptyLines(true).get();
    try (CSVParser parser = CSVParser.parse(text, format)) {
      List<String> headings = null;
      List<Row> rows = new ArrayList<>();
      for (CSVRecord record : parser) {
        if (headings == null) {
          headings = record.stream().map(String::strip).toList();
        } else {
          rows.add(row(headings, record, parser.getCurrentLineNumber()));
        }
      }
      if (headings == null) {
        throw new Unreadable("the file is empty; its first line has to name the columns");
      }
      return new Sheet(headings, rows);
    } catch (UncheckedIOException e) {
      throw new Unreadable("it is not CSV as RFC 4180 has it: " + e.getMessage());
    }
  }

  private static Row row(List<String> headings, CSVRecord record, long line) throws Unreadable {
    if (record.size() > headings.size()) {
      throw new Unreadable(
          "line "
              + line
              + " has "
              + record.size()
              + " cells, the first line names "
              + headings.size()
              + " columns");
    }
    Map<String, String> cells = new LinkedHashMap<>();
    for (int i = 0; i < record.size(); i++) {
      String cell = record.get(i).strip();
      if (!cell.isEmpty()) {
        cells.put(headings.get(i), cell);
      }
    }
    return new Row(line, cells);
  }
}
