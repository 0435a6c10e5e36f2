package io.lintel.gateway.importing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the text of a cell means in the API's JSON. A text that means nothing goes through as it is:
 * the gateway's own check says what is wrong with it.
 */
interface CellReading {
  JsonNodeFactory JSON = JsonNodeFactory.instance;

  CellReading TEXT = JSON::textNode;

  /** Several ids in one cell, divided by a semicolon (either width) or an enumeration comma. */
  CellReading LIST =
      text -> {
        ArrayNode list = JSON.arrayNode();
        Arrays.stream(text.split("[;；、]", -1))
            .map(String::strip)
            .filter(part -> !part.isEmpty())
            .forEach(list::add);
        return list;
      };

  CellReading NUMBER =
      text -> {
        try {
          return JSON.numberNode(new BigDecimal(text));
        } catch (NumberFormatException e) {
          return JSON.textNode(text);
        }
      };

  /** ISO 8601, and what spreadsheets make of it: {@code 2026/11/22 8:00}. */
  CellReading TIME = text -> JSON.textNode(SpreadsheetTime.iso(text));

  JsonNode read(String text);

  /** Words in the customer's language for the API's names; other texts stay as they are. */
  static CellReading named(Map<String, String> names) {
    return text -> JSON.textNode(names.getOrDefault(text, text));
  }

  /** Times as spreadsheets write them. */
  final class SpreadsheetTime {
    private static final Pattern SHAPE =
        Pattern.compile("(\\d{4})[-/](\\d{1,2})[-/](\\d{1,2})[ T]+(\\d{1,2}):(\\d\\d)(.*)");

    private SpreadsheetTime() {}

    static String iso(String text) {
      Matcher parts = SHAPE.matcher(text);
      return parts.matches()
          ? String.format(
                  "%s-%2s-%2sT%2s:%s%s",
                  parts.group(1),
                  parts.group(2),
                  parts.group(3),
                  parts.group(4),
                  parts.group(5),
                  parts.group(6).replace(" ", ""))
              .replace(' ', '0')
          : text;
    }
  }
}
