package io.lintel.gateway.importing;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigDecimal;
import java.util.Optional;

/** Cells that need no dictionary. */
enum PlainReading implements CellReading {
  TEXT {
    @Override
    public Meaning read(Cell cell) {
      if (cell.form() == Cell.Form.MOMENT || cell.form() == Cell.Form.DATE) {
        return new Meaning.Wrong(
            "expected a text, found a date of the spreadsheet: "
                + cell.text()
                + "; give the column the format Text and enter it anew");
      }
      Optional<String> ruined = Ruined.name(cell.text());
      return ruined.isPresent() ? new Meaning.Wrong(ruined.get()) : asText(typed(cell.text()));
    }

    @Override
    public boolean isOfNames() {
      return true;
    }
  },
  /** Several ids in one cell, divided by a comma or a semicolon (either width), 、 or a new line. */
  LIST {
    @Override
    public Meaning read(Cell cell) {
      Meaning whole = TEXT.read(cell);
      if (!(whole instanceof Meaning.Means means)) {
        return whole;
      }
      ArrayNode list = JSON.arrayNode();
      for (String part : means.json().asText().split("[;；、,，\\n]", -1)) {
        String bare = Blank.stripped(part);
        if (!bare.isEmpty()) {
          list.add(bare);
        }
      }
      return new Meaning.Means(list);
    }

    @Override
    public boolean isOfNames() {
      return true;
    }
  },
  NUMBER {
    @Override
    public Meaning read(Cell cell) {
      Optional<String> ruined = Ruined.of(cell.text());
      if (ruined.isPresent()) {
        return new Meaning.Wrong(ruined.get());
      }
      try {
        return new Meaning.Means(JSON.numberNode(new BigDecimal(cell.text())));
      } catch (NumberFormatException e) {
        return asText(cell.text());
      }
    }
  },
  /** ISO 8601, and what spreadsheets make of it: see {@link OfficeTime}. */
  TIME {
    @Override
    public Meaning read(Cell cell) {
      if (cell.form() == Cell.Form.MOMENT) {
        return asText(cell.text());
      }
      Optional<String> ruined = Ruined.of(cell.text());
      if (ruined.isPresent()) {
        return new Meaning.Wrong(ruined.get());
      }
      try {
        return asText(OfficeTime.iso(cell.text()));
      } catch (OfficeTime.Unclear unclear) {
        return new Meaning.Wrong(unclear.says());
      }
    }
  };

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  static Meaning asText(String text) {
    return new Meaning.Means(JSON.textNode(text));
  }

  /** Without what people type so that a spreadsheet leaves a number alone: '0012, ="0012". */
  private static String typed(String text) {
    if (text.length() > 3 && text.startsWith("=\"") && text.endsWith("\"")) {
      return Blank.stripped(text.substring(2, text.length() - 1));
    }
    boolean quoted =
        text.length() > 1 && text.charAt(0) == '\'' && Character.isDigit(text.charAt(1));
    return quoted ? text.substring(1) : text;
  }
}
