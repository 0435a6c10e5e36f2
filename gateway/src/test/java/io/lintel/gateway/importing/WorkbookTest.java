package io.lintel.gateway.importing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Workbooks as spreadsheets write them (ECMA-376), made here part by part. */
class WorkbookTest {
  private static final String HEADINGS = "工单号,类型,表号,预约开始,预约结束";

  /** 2026-11-03 08:05, as a workbook keeps it. */
  private static final String MOMENT = "46329.336805555555";

  @TempDir private Path directory;

  @Test
  void numbersBecomeIdsAndTimesByTheirFormats() throws Exception {
    CheckedRows rows =
        checked(sheet(HEADINGS, "V-1,抄表,=12345@3," + "=" + MOMENT + "@1," + "=46329.375@2"), false);

    assertEquals(List.of(), rows.mistakes());
    assertEquals(
        "{\"id\":\"V-1\",\"kind\":\"meter_reading\",\"meters\":[\"0012345\"],"
            + "\"appointment\":{\"from\":\"2026-11-03T08:05\",\"to\":\"2026-11-03T09:00\"}}",
        rows.rows().get(0).toString());
    assertEquals("read as a workbook, sheet 工单", rows.notes().get(0));
  }

  @Test
  void rowsThatHaveNoNumberAreCounted() throws Exception {
    String unnumbered =
        sheet(HEADINGS, "V-1,抄表,G-1,,", "V-2,跳舞,G-1,,").replaceAll("<row r=\"\\d+\">", "<row>");
    CheckedRows rows = checked(unnumbered, false);

    assertEquals(1, rows.mistakes().size(), rows.mistakes()::toString);
    assertTrue(rows.mistakes().get(0).contains("line 3"), rows.mistakes()::toString);
  }

  @Test
  void daysAreCountedFromTheWorkbooksOwnBeginning() throws Exception {
    CheckedRows rows = checked(sheet(HEADINGS, "V-1,抄表,G-1,=44867.25@1,=44867.5@1"), true);
    assertEquals(List.of(), rows.mistakes());
    assertEquals("2026-11-03T06:00", rows.rows().get(0).at("/appointment/from").asText());
  }

  @Test
  void whatAWorkbookHasSpoiledIsRefusedAsThat() throws Exception {
    CheckedRows rows =
        checked(
            sheet(
                HEADINGS,
                "=20261201000012345@0,抄表,G-1,,",
                "V-2,抄表,=" + MOMENT + "@1,,",
                "V-3,抄表,G-1,=46329@4,=46330@4",
                "V-4,抄表,G-1,=0.336805@5,=0.5@5",
                "V-5,抄表,G-1,=" + MOMENT + "@0,"),
            false);

    String all = String.join("\n", rows.mistakes());
    for (String mistake :
        List.of(
            "line 2, 工单号: a number of more than 15 digits",
            "line 3, 表号: expected a text, found a date",
            "line 4, 预约开始: expected a date and a time of day",
            "line 5, 预约开始: expected a date with the time of day, found a time of day alone",
            "line 6, 预约开始: expected a date and a time of day")) {
      assertTrue(all.contains(mistake), () -> mistake + " in\n" + all);
    }
  }

  @Test
  void twoSheetsOfTheSameKindAreNotHalfImported() throws Exception {
    Map<String, String> parts = parts(sheet(HEADINGS, "V-1,抄表,,,"), false);
    parts.put("xl/worksheets/sheet2.xml", sheet(HEADINGS, "V-2,抄表,,,"));
    Path file = zipped(parts);
    assertTrue(
        assertThrows(Unreadable.class, () -> Sheet.read(file, ImportKind.VISITS))
            .says()
            .contains("found 2"));
  }

  @Test
  void aBombIsNotUnpacked() throws Exception {
    Map<String, String> parts = parts(sheet(HEADINGS, "V-1,抄表,,,"), false);
    parts.put("xl/media/bomb.xml", " ".repeat(Table.LARGEST_OCTETS + 1));
    Path file = zipped(parts);
    assertTrue(Files.size(file) < 1024 * 1024, "it is a small file");
    assertTrue(
        assertThrows(Unreadable.class, () -> Sheet.read(file, ImportKind.VISITS))
            .says()
            .contains("when unpacked"));
  }

  @Test
  void entitiesThatMultiplyAreNotUnfolded() throws Exception {
    StringBuilder lol = new StringBuilder("<!DOCTYPE worksheet [<!ENTITY a0 \"lol\">");
    for (int i = 1; i < 20; i++) {
      lol.append("<!ENTITY a%d \"".formatted(i)).append("&a%d;".formatted(i - 1).repeat(10));
      lol.append("\">");
    }
    String bomb =
        sheet(HEADINGS, "V-1,抄表,,,")
            .replace("<worksheet", lol.append("]><worksheet").toString())
            .replace("V-1", "&a19;");
    Path file = zipped(parts(bomb, false));
    String says;
    try {
      says = CheckedRows.of(Sheet.read(file, ImportKind.VISITS), ImportKind.VISITS).toString();
    } catch (Unreadable refused) {
      says = refused.says();
    }
    assertTrue(says.length() < 2_000, says);
  }

  @Test
  void aDamagedWorkbookAndOtherArchivesAreRefusedInWords() throws Exception {
    Map<String, String> missing = parts(sheet(HEADINGS), false);
    missing.remove("xl/worksheets/sheet1.xml");
    Map<String, String> broken = parts("<worksheet><sheetData><row r=\"1\"><c", false);
    Map<String, String> other = Map.of("word/document.xml", "<x/>");
    Map<String, String> open = Map.of("content.xml", "<x/>", "mimetype", "x");
    for (Map<String, String> parts : List.of(missing, broken, other, open)) {
      Path file = zipped(parts);
      String says =
          assertThrows(Unreadable.class, () -> Sheet.read(file, ImportKind.VISITS)).says();
      assertTrue(!says.contains("Exception") && !says.contains("null"), says);
    }
    Path cut = directory.resolve("cut.xlsx");
    Files.write(cut, java.util.Arrays.copyOf(Files.readAllBytes(zipped(missing)), 300));
    assertThrows(Unreadable.class, () -> Sheet.read(cut, ImportKind.VISITS));
  }

  private CheckedRows checked(String sheet, boolean since1904) throws Exception {
    Path file = zipped(parts(sheet, since1904));
    return CheckedRows.of(Sheet.read(file, ImportKind.VISITS), ImportKind.VISITS);
  }

  /** Cells divided by commas; {@code =12@3} is the number 12 in the third format. */
  private static String sheet(String... rows) {
    StringBuilder xml =
        new StringBuilder(
            "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">"
                + "<sheetData>");
    for (int i = 0; i < rows.length; i++) {
      xml.append("<row r=\"%d\">".formatted(i + 1));
      String[] cells = rows[i].split(",", -1);
      for (int c = 0; c < cells.length; c++) {
        String at = (char) ('A' + c) + "" + (i + 1);
        if (cells[c].startsWith("=")) {
          String[] number = cells[c].substring(1).split("@", -1);
          xml.append("<c r=\"%s\" s=\"%s\"><v>%s</v></c>".formatted(at, number[1], number[0]));
        } else if (!cells[c].isEmpty()) {
          xml.append("<c r=\"%s\" t=\"inlineStr\"><is><t>%s</t></is></c>".formatted(at, cells[c]));
        }
      }
      xml.append("</row>");
    }
    return xml.append("</sheetData></worksheet>").toString();
  }

  private static Map<String, String> parts(String sheet, boolean since1904) {
    Map<String, String> parts = new LinkedHashMap<>();
    String office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    String packaged = "http://schemas.openxmlformats.org/package/2006/relationships";
    parts.put(
        "[Content_Types].xml",
        "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default"
            + " Extension=\"xml\" ContentType=\"application/xml\"/><Override"
            + " PartName=\"/xl/workbook.xml\""
            + " ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/><Override"
            + " PartName=\"/xl/styles.xml\""
            + " ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml\"/>"
            + "</Types>");
    parts.put(
        "_rels/.rels",
        "<Relationships xmlns=\"%s\"><Relationship Id=\"r1\" Type=\"%s/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
            .formatted(packaged, office));
    parts.put(
        "xl/workbook.xml",
        "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"%s\"><workbookPr date1904=\"%s\"/><sheets><sheet name=\"工单\" sheetId=\"1\" r:id=\"r1\"/><sheet name=\"旧\" sheetId=\"2\" r:id=\"r2\"/></sheets></workbook>"
            .formatted(office, since1904 ? 1 : 0));
    parts.put(
        "xl/_rels/workbook.xml.rels",
        "<Relationships xmlns=\"%1$s\"><Relationship Id=\"r1\" Type=\"%2$s/worksheet\" Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"r2\" Type=\"%2$s/worksheet\" Target=\"worksheets/sheet2.xml\"/><Relationship Id=\"r3\" Type=\"%2$s/styles\" Target=\"styles.xml\"/></Relationships>"
            .formatted(packaged, office));
    parts.put(
        "xl/styles.xml",
        "<styleSheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><numFmts"
            + " count=\"3\"><numFmt numFmtId=\"164\""
            + " formatCode=\"yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;\\ h:mm\"/><numFmt"
            + " numFmtId=\"165\" formatCode=\"0000000\"/><numFmt numFmtId=\"166\""
            + " formatCode=\"h:mm\"/></numFmts><cellXfs count=\"6\"><xf numFmtId=\"0\"/><xf"
            + " numFmtId=\"22\"/><xf numFmtId=\"164\"/><xf numFmtId=\"165\"/><xf"
            + " numFmtId=\"14\"/><xf numFmtId=\"166\"/></cellXfs></styleSheet>");
    parts.put("xl/worksheets/sheet1.xml", sheet);
    parts.put("xl/worksheets/sheet2.xml", sheet());
    return parts;
  }

  private Path zipped(Map<String, String> parts) throws IOException {
    Path file = directory.resolve("orders.xlsx");
    try (OutputStream out = Files.newOutputStream(file);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      for (Map.Entry<String, String> part : parts.entrySet()) {
        zip.putNextEntry(new ZipEntry(part.getKey()));
        zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
      }
    }
    return file;
  }
}
