package io.lintel.gateway.importing;

/**
 * What stands in a cell of a file.
 *
 * @param text stripped; never empty for a cell that holds something
 */
record Cell(Form form, String text) {
  static final Cell EMPTY = new Cell(Form.TEXT, "");

  /** What the file itself says a cell is. A CSV file says of none of them more than its text. */
  enum Form {
    /** As it was typed, or as a spreadsheet showed it. */
    TEXT,
    /** A number of a workbook, with all its digits. */
    NUMBER,
    /** A date with a time of day of a workbook; the text is {@code 2026-11-03T08:05}. */
    MOMENT,
    /** A date of a workbook whose cell shows no time of day; the text is {@code 2026-11-03}. */
    DATE,
    /** Cannot be used; the text says why. */
    UNUSABLE
  }

  static Cell text(String text) {
    String bare = Blank.stripped(text);
    return bare.isEmpty() ? EMPTY : new Cell(Form.TEXT, bare);
  }

  boolean isEmpty() {
    return text.isEmpty();
  }
}
