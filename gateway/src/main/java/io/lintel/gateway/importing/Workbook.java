package io.lintel.gateway.importing;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Sheet;
import org.dhatim.fastexcel.reader.SheetVisibility;

/** The visible sheets of an .xlsx file, read by a library of others' behind limits of ours. */
final class Workbook {
  /** Sheets, styles, pictures: a day's list of an office has some dozens. */
  private static final int MOST_PARTS = 2_000;

  private static final int BUFFER = 64 * 1024;
  private static final String STYLES = "xl/styles.xml";

  private Workbook() {}

  /**
   * @return one table for each sheet in which anything stands
   * @throws Unreadable if it is no workbook, or one that is larger than any office's
   */
  static List<Table> read(Path file) throws IOException, Unreadable {
    ReadingOptions options = new ReadingOptions(hasFormats(file), true);
    try (ReadableWorkbook workbook = new ReadableWorkbook(file.toFile(), options)) {
      List<Table> tables = new ArrayList<>();
      for (Sheet sheet : workbook.getSheets().toList()) {
        if (sheet.getVisibility() == SheetVisibility.VISIBLE) {
          Table table = table(sheet, new WorkbookCells(workbook.isDate1904()));
          if (!table.rows().isEmpty()) {
            tables.add(table);
          }
        }
      }
      if (tables.isEmpty()) {
        throw new Unreadable("no sheet of the workbook holds anything");
      }
      return tables;
    } catch (ExcelReaderException | IllegalArgumentException | IndexOutOfBoundsException damaged) {
      throw damaged(damaged);
    } catch (NullPointerException partMissing) {
      throw damaged(partMissing); // the library looks for parts that every workbook has
    }
  }

  private static Table table(Sheet sheet, WorkbookCells cells) throws IOException, Unreadable {
    List<Table.Row> rows = new ArrayList<>();
    int hidden = 0;
    int number = 0;
    try (Stream<org.dhatim.fastexcel.reader.Row> stream = sheet.openStream()) {
      Iterator<org.dhatim.fastexcel.reader.Row> all = stream.iterator();
      while (all.hasNext()) {
        org.dhatim.fastexcel.reader.Row row = all.next();
        number = row.getRowNum() > number ? row.getRowNum() : number + 1;
        Table.Row read = cells.row(row, number);
        if (read.isEmpty()) {
          continue;
        }
        if (rows.size() == Table.MOST_ROWS) {
          throw Table.tooManyRows();
        }
        rows.add(read);
        hidden += row.isHidden() ? 1 : 0;
      }
    }
    String readAs = "a workbook, sheet " + ForeignText.shown(sheet.getName());
    return new Table(
        hidden == 0 ? readAs : readAs + "; " + hidden + " of its rows are hidden and taken too",
        rows);
  }

  /**
   * Unpacks it once to nowhere: what it says of its size may be false.
   *
   * @return whether it says how its numbers are to be shown
   */
  private static boolean hasFormats(Path file) throws IOException, Unreadable {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      if (zip.getEntry("xl/workbook.xml") == null) {
        throw new Unreadable(
            zip.getEntry("xl/workbook.bin") != null || zip.getEntry("content.xml") != null
                ? "the workbook is no .xlsx; open it and save it as .xlsx or as \"CSV UTF-8\""
                : "expected a workbook (.xlsx) or text (.csv), found another kind of archive");
      }
      if (zip.size() > MOST_PARTS) {
        throw new Unreadable(
            "expected a workbook of at most " + MOST_PARTS + " parts, found " + zip.size());
      }
      long unpacked = 0;
      byte[] nowhere = new byte[BUFFER];
      for (ZipEntry part : (Iterable<ZipEntry>) zip.stream().map(ZipEntry.class::cast)::iterator) {
        try (InputStream octets = zip.getInputStream(part)) {
          for (int read; (read = octets.read(nowhere)) >= 0; ) {
            unpacked += read;
            if (unpacked > Table.LARGEST_OCTETS) {
              throw new Unreadable(
                  "expected a workbook of at most "
                      + Table.LARGEST_OCTETS / (1024 * 1024)
                      + " MiB when unpacked, found more; divide it into several");
            }
          }
        }
      }
      checkParts(zip);
      return zip.getEntry(STYLES) != null;
    } catch (java.util.zip.ZipException broken) {
      throw damaged(broken);
    }
  }

  private static void checkParts(ZipFile zip) throws IOException, Unreadable {
    WorkbookParts parts = new WorkbookParts();
    for (ZipEntry part : (Iterable<ZipEntry>) zip.stream().map(ZipEntry.class::cast)::iterator) {
      try (InputStream octets = zip.getInputStream(part)) {
        parts.check(part.getName(), octets);
      }
    }
  }

  private static Unreadable damaged(Exception cause) {
    return new Unreadable(
        "the workbook is damaged; open it in the program it was made with and save it once more",
        cause);
  }
}
