package io.lintel.gateway.importing;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Workbooks made to cost more than they weigh, or to fetch what is not theirs. */
class WorkbookAttackTest {
  private static final Duration SOON = Duration.ofSeconds(20);
  private static final String SPREADSHEET =
      "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
  private static final String OFFICE =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  private static final String PACKAGED =
      "http://schemas.openxmlformats.org/package/2006/relationships";
  private static final String TEXT = "<c r=\"A1\" t=\"inlineStr\"><is><t>%s</t></is></c>";
  private static final String NUMBER = "<c r=\"A1\"><v>%s</v></c>";
  private static final String DATE = "<c r=\"A1\" s=\"1\"><v>%s</v></c>";

  @TempDir private Path directory;

  static Stream<Arguments> attacks() {
    String laughs =
        "<!DOCTYPE a [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\">"
            + "<!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;\">]>";
    String outside = "<!DOCTYPE a [<!ENTITY c SYSTEM \"file:///etc/hostname\">]>";
    String notDeclared = "declares entities";
    return Stream.of(
        Arguments.of("laughs", laughs, TEXT.formatted("&c;"), notDeclared),
        Arguments.of("a file of ours", outside, TEXT.formatted("&c;"), notDeclared),
        Arguments.of("an address", "<!DOCTYPE a SYSTEM \"http://127.0.0.1:1/\">", "", notDeclared),
        Arguments.of("a large exponent", "", NUMBER.formatted("1e999999999"), "10^308"),
        Arguments.of("a small exponent", "", NUMBER.formatted("1e-999999999"), "10^308"),
        Arguments.of("a large date", "", DATE.formatted("1e999999999"), "10^308"),
        Arguments.of("a small date", "", DATE.formatted("1e-999999999"), "10^308"),
        Arguments.of(
            "a formula's exponent",
            "",
            "<c r=\"A1\" t=\"str\"><f>1</f><v>1e999999999</v></c>",
            "10^308"),
        Arguments.of("digits", "", NUMBER.formatted("9".repeat(3_000_000)), "32767"),
        Arguments.of("a long text", "", TEXT.formatted("x".repeat(3_000_000)), "32767"),
        Arguments.of("a far column", "", "<c r=\"ZZZZZZ1\"><v>1</v></c>", "a column beyond XFD"),
        Arguments.of("farther still", "", "<c r='ZZZZZZZZZ1'><v>1</v></c>", "a column beyond XFD"),
        Arguments.of("the last column", "", "<c r=\"XFD1\"><v>1</v></c>", "columns"),
        Arguments.of("a row without end", "", "<c><v>1</v></c>".repeat(1_000_000), "columns"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("attacks")
  void itIsRefusedInWords(String what, String declared, String cells, String says)
      throws Exception {
    for (var encoding : new java.nio.charset.Charset[] {UTF_8, UTF_16LE}) {
      String sheet =
          "<worksheet xmlns=\"%s\"><sheetData><row r=\"1\">%s</row></sheetData></worksheet>"
              .formatted(SPREADSHEET, cells);
      String bom =
          encoding.equals(UTF_8) ? "" : "\uFEFF<?xml version=\"1.0\" encoding=\"UTF-16\"?>";
      Path file = zipped((bom + declared + sheet).getBytes(encoding));
      Unreadable refused =
          assertThrows(
              Unreadable.class, () -> assertTimeoutPreemptively(SOON, () -> Workbook.read(file)));
      assertTrue(String.valueOf(refused.getMessage()).contains(says), refused.getMessage());
    }
  }

  private Path zipped(byte[] sheet) throws IOException {
    Path file = directory.resolve("orders.xlsx");
    try (OutputStream out = Files.newOutputStream(file);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      part(
          zip,
          "[Content_Types].xml",
          ("<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default"
                  + " Extension=\"xml\" ContentType=\"application/xml\"/><Override"
                  + " PartName=\"/xl/workbook.xml\""
                  + " ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/><Override"
                  + " PartName=\"/xl/styles.xml\""
                  + " ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml\"/>"
                  + "</Types>")
              .getBytes(UTF_8));
      part(
          zip,
          "_rels/.rels",
          "<Relationships xmlns=\"%s\"><Relationship Id=\"r1\" Type=\"%s/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
              .formatted(PACKAGED, OFFICE)
              .getBytes(UTF_8));
      part(
          zip,
          "xl/workbook.xml",
          "<workbook xmlns=\"%s\" xmlns:r=\"%s\"><sheets><sheet name=\"a\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>"
              .formatted(SPREADSHEET, OFFICE)
              .getBytes(UTF_8));
      part(
          zip,
          "xl/_rels/workbook.xml.rels",
          "<Relationships xmlns=\"%s\"><Relationship Id=\"r1\" Type=\"%s/worksheet\" Target=\"worksheets/sheet1.bin\"/></Relationships>"
              .formatted(PACKAGED, OFFICE)
              .getBytes(UTF_8));
      part(
          zip,
          "xl/styles.xml",
          "<styleSheet xmlns=\"%s\"><cellXfs count=\"2\"><xf numFmtId=\"0\"/><xf numFmtId=\"22\"/></cellXfs></styleSheet>"
              .formatted(SPREADSHEET)
              .getBytes(UTF_8));
      part(zip, "xl/worksheets/sheet1.bin", sheet);
    }
    return file;
  }

  private static void part(ZipOutputStream zip, String name, byte[] octets) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(octets);
    zip.closeEntry();
  }
}
