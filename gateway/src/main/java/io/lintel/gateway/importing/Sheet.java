package io.lintel.gateway.importing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A file's rows with the names of their columns.
 *
 * @param table what was read
 * @param headings which of its rows names the columns, and which
 */
record Sheet(Table table, Headings headings) {
  private static final byte[] ARCHIVE = {'P', 'K', 3, 4};
  private static final byte[] OLD_OFFICE = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0};
  private static final int LOOKED_AT = 512;

  /** The rows below the headings. */
  List<Table.Row> rows() {
    return table.rows().subList(headings.at() + 1, table.rows().size());
  }

  /** The rows above them: a title, a date, who made it. */
  List<Table.Row> above() {
    return table.rows().subList(0, headings.at());
  }

  long headingLine() {
    return table.rows().get(headings.at()).line();
  }

  /**
   * @throws IOException if the file is not there or may not be read
   * @throws Unreadable if it is no table of {@code kind}
   */
  static Sheet read(Path file, ImportKind kind) throws IOException, Unreadable {
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      throw new Unreadable("expected a file, found a folder or a device");
    }
    if (Files.size(file) > Table.LARGEST_OCTETS) {
      throw new Unreadable(
          "expected at most "
              + Table.LARGEST_OCTETS / (1024 * 1024)
              + " MiB, found more; divide the file into several");
    }
    byte[] octets = Files.readAllBytes(file);
    if (begins(octets, ARCHIVE)) {
      return ofWorkbook(Workbook.read(file), kind);
    }
    if (begins(octets, OLD_OFFICE)) {
      throw new Unreadable(
          "a workbook of an old kind (.xls), or one with a password; save it as .xlsx without a"
              + " password, or as \"CSV UTF-8\"");
    }
    return ofText(TextFile.of(octets), kind);
  }

  private static boolean begins(byte[] octets, byte[] with) {
    return octets.length >= with.length
        && java.util.Arrays.equals(octets, 0, with.length, with, 0, with.length);
  }

  private static Sheet ofWorkbook(List<Table> tables, ImportKind kind) throws Unreadable {
    List<Sheet> found = new ArrayList<>();
    for (Table table : tables) {
      Headings.in(table, kind).ifPresent(headings -> found.add(new Sheet(table, headings)));
    }
    if (found.size() > 1) {
      throw new Unreadable(
          "expected one sheet with these columns, found "
              + found.size()
              + "; leave one of them, or save each as a file of its own");
    }
    if (found.isEmpty()) {
      throw noHeadings(tables.get(0), kind);
    }
    return found.get(0);
  }

  /** By the separator under which most columns have a name that is known. */
  private static Sheet ofText(TextFile file, ImportKind kind) throws Unreadable {
    String begin = file.text().substring(0, Math.min(LOOKED_AT, file.text().length())).strip();
    if (begin.startsWith("<")) {
      throw new Unreadable(
          "expected a table, found a web page or XML under its name; open the file in a"
              + " spreadsheet and save it as .xlsx or as \"CSV UTF-8\"");
    }
    @Nullable Sheet best = null;
    @Nullable Unreadable flaw = null;
    @Nullable Table first = null;
    for (Separated separated : Separated.values()) {
      try {
        String readAs = file.encoding() + ", separated by " + separated.plural();
        Table table = new Table(readAs, separated.rows(file.text()));
        first = first == null ? table : first;
        Optional<Headings> headings = Headings.in(table, kind);
        if (headings.isPresent() && (best == null || isFuller(headings.get(), best.headings))) {
          best = new Sheet(table, headings.get());
        }
      } catch (Unreadable wrong) {
        flaw = flaw == null ? wrong : flaw;
      }
    }
    if (best != null) {
      return best;
    }
    throw flaw != null || first == null
        ? flaw == null ? new Unreadable("the file is empty") : flaw
        : noHeadings(first, kind);
  }

  private static boolean isFuller(Headings one, Headings other) {
    return one.columns().size() > other.columns().size();
  }

  private static Unreadable noHeadings(Table table, ImportKind kind) {
    if (table.rows().isEmpty()) {
      return new Unreadable("the file is empty; a row has to name the columns");
    }
    List<String> known = kind.columns().stream().map(Column::inWords).toList();
    Table.Row row = table.rows().get(0);
    List<String> found =
        row.cells().stream()
            .map(cell -> ForeignText.shown(cell.text()))
            .limit(known.size())
            .toList();
    return new Unreadable(
        "expected a row that names the columns, of which some are "
            + String.join(", ", known)
            + "; found on line "
            + row.line()
            + ": "
            + String.join(", ", found));
  }
}
