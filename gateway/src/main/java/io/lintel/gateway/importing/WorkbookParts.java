package io.lintel.gateway.importing;

import java.io.InputStream;
import java.util.Set;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * What no spreadsheet program writes into a workbook, and what would have the library that reads it
 * fill the memory, is refused before it does: each part is read once for nothing else.
 */
final class WorkbookParts {
  /** Of a cell, as spreadsheets have it. */
  private static final int MOST_CHARS = 32_767;

  /** {@code XFD}, the last column. */
  private static final int MOST_LETTERS = 3;

  private static final Pattern BEYOND_DOUBLE = Pattern.compile("[eE][+-]?0*[1-9][0-9]{3,}\\s*$");

  private static final Set<String> OF_CELLS = Set.of("v", "t", "f");

  private final XMLInputFactory factory = XMLInputFactory.newDefaultFactory();

  WorkbookParts() {
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
  }

  /**
   * @param name of the part, which is XML if it says so, and may be if not
   */
  void check(String name, InputStream octets) throws Unreadable {
    try {
      XMLStreamReader xml = factory.createXMLStreamReader(octets);
      StringBuilder said = new StringBuilder();
      boolean ofCell = false;
      while (xml.hasNext()) {
        switch (xml.next()) {
          case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
              throw refused(name, "declares entities, which no spreadsheet program writes");
          case XMLStreamConstants.START_ELEMENT -> {
            said.setLength(0);
            ofCell = OF_CELLS.contains(xml.getLocalName());
            if (xml.getLocalName().equals("c")) {
              column(name, xml.getAttributeValue(null, "r"));
            }
          }
          case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
            if (ofCell) {
              add(name, said, xml);
            }
          }
          case XMLStreamConstants.END_ELEMENT -> {
            if (ofCell && BEYOND_DOUBLE.matcher(said).find()) {
              throw refused(name, "has a number beyond 10^308, which no spreadsheet keeps");
            }
            ofCell = false;
          }
          default -> {}
        }
      }
    } catch (XMLStreamException broken) {
      if (!name.endsWith(".xml") && !name.endsWith(".rels")) {
        return; // a picture, a macro; or a sheet under another's name, as far as it can be read
      }
      throw new Unreadable(
          "the workbook is damaged in "
              + ForeignText.shown(name)
              + "; open it in the program it was made with and save it once more",
          broken);
    }
  }

  private static void add(String name, StringBuilder said, XMLStreamReader xml) throws Unreadable {
    if (said.length() + xml.getTextLength() > MOST_CHARS) {
      throw refused(name, "has a cell of more than " + MOST_CHARS + " characters");
    }
    said.append(xml.getTextCharacters(), xml.getTextStart(), xml.getTextLength());
  }

  private static void column(String name, @Nullable String cell) throws Unreadable {
    if (cell != null && cell.chars().takeWhile(Character::isLetter).count() > MOST_LETTERS) {
      throw refused(name, "has a column beyond XFD, the last one");
    }
  }

  private static Unreadable refused(String name, String why) {
    return new Unreadable(
        "expected a workbook as spreadsheets write them, found that "
            + ForeignText.shown(name)
            + " "
            + why
            + "; copy its cells into a new one");
  }
}
