package io.lintel.gateway.importing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rows that a spreadsheet or a hurried person has spoiled. */
class SpoiledRowsTest {
  @TempDir private Path directory;

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "meters     | 2.02612E+13 | rounded a long number",
        "customer   | 1.30E+10    | rounded a long number",
        "lat        | 3.7E+01     | rounded a long number",
        "building   | 3月1日       | taken this for a date",
        "building   | 3-Jan       | taken this for a date",
        "building   | Jan-03      | taken this for a date",
        "customer   | 1300.00     | a number with decimals",
        "customer   | #N/A        | formula",
        "requested_at | ########  | wider",
        "address    | a\u0007b    | cannot be seen",
      })
  void whatIsLostIsRefusedAsThat(String column, String text, String because) throws Exception {
    CheckedRows rows = checked("id,kind," + column + "\nV-1,repair," + text + "\n");
    assertEquals(
        1,
        rows.mistakes().stream().filter(m -> m.contains(because)).count(),
        () -> "" + rows.mistakes());
    assertTrue(rows.mistakes().get(0).startsWith("line 2, " + column + ": "));
  }

  @Test
  void aNumberThatIsShorterThanThoseWithZerosHasLostItsOwn() throws Exception {
    CheckedRows rows =
        checked("id,kind,meters\nV-1,repair,0012345\nV-2,repair,12346\nV-3,repair,G-1\n");
    assertEquals(1, rows.mistakes().size(), () -> "" + rows.mistakes());
    assertTrue(rows.mistakes().get(0).contains("line 3, meters: beside 0012345"));
  }

  @Test
  void whatPeopleTypeToSaveTheirZerosIsTakenOff() throws Exception {
    CheckedRows rows =
        checked("id,kind,meters\nV-1,repair,'0012345\nV-2,repair,\"=\"\"0012346\"\"\"\n");
    assertEquals(List.of(), rows.mistakes());
    assertEquals("[\"0012345\"]", rows.rows().get(0).get("meters").toString());
    assertEquals("[\"0012346\"]", rows.rows().get(1).get("meters").toString());
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({"工单号", "' 工单号 '", "工单号*", "工单号（必填）", "工 单 号", "工单号：", "ID", "id"})
  void headingsDifferFromOfficeToOffice(String heading) throws Exception {
    CheckedRows rows = checked(heading + ";类型\nV-1;抄表\n");
    assertEquals(List.of(), rows.mistakes());
    assertEquals("V-1", rows.rows().get(0).get("id").asText());
    assertTrue(rows.notes().get(0).endsWith("separated by semicolons"), () -> "" + rows.notes());
  }

  @Test
  void aColumnThatIsMissingIsSaidOnceAndNotForEachRow() throws Exception {
    CheckedRows rows = checked("id,address\nV-1,a\nV-2,b\n");
    assertEquals(
        List.of("line 1: there is no column kind (类型), which every row needs"), rows.mistakes());
  }

  @Test
  void theLineIsThatOnWhichARowBegins() throws Exception {
    CheckedRows rows = checked("id,kind,address\nV-1,repair,\"a\nb\nc\"\n\nV-2,knitting,d\n");
    assertTrue(rows.mistakes().get(0).startsWith("line 6, kind: "), () -> "" + rows.mistakes());
  }

  @Test
  void aCommaTooManyIsFound() throws Exception {
    CheckedRows rows = checked("id,kind,address\nV-1,repair,Road 1, flat 3\n");
    assertTrue(rows.mistakes().get(0).contains("has 4 cells"), () -> "" + rows.mistakes());
  }

  @Test
  void headingsOnEveryPrintedPageAreLeftOut() throws Exception {
    CheckedRows rows = checked("id,kind\nV-1,repair\nid,kind\nV-2,repair\n");
    assertEquals(List.of(), rows.mistakes());
    assertEquals(2, rows.rows().size());
    assertTrue(rows.notes().get(1).contains("line 3 names the columns once more"));
  }

  @ParameterizedTest(name = "{1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "id,kind\\nV-1,\"re\"pair      | quotation marks that do not pair",
        "id,kind\\nV-1,\"repair        | quotation marks that do not pair",
        "who,what\\nV-1,repair         | expected a row that names the columns",
        "<html><table>                 | web page",
        "id,kind\\n                    | no row below",
      })
  void whatIsNoTableIsRefusedInWords(String text, String because) throws Exception {
    String csv = text.replace("\\n", "\n");
    String says;
    try {
      says = String.join("\n", checked(csv).mistakes());
    } catch (Unreadable unreadable) {
      says = unreadable.says();
    }
    assertTrue(says.contains(because), says);
    assertTrue(!says.contains("Exception"), says);
  }

  @Test
  void anOldWorkbookIsRefusedInWords() throws Exception {
    Path file = directory.resolve("orders.xls");
    Files.write(file, new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 0, 0});
    assertTrue(
        assertThrows(Unreadable.class, () -> Sheet.read(file, ImportKind.VISITS))
            .says()
            .contains("save it as .xlsx"));
  }

  private CheckedRows checked(String csv) throws Exception {
    Path file = Files.writeString(directory.resolve("rows.csv"), csv);
    return CheckedRows.of(Sheet.read(file, ImportKind.VISITS), ImportKind.VISITS);
  }
}
