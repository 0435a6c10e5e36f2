package io.lintel.gateway.intake;

import io.lintel.gateway.intake.JsonValue.Fields;
import io.lintel.gateway.intake.JsonValue.Flag;
import io.lintel.gateway.intake.JsonValue.Items;
import io.lintel.gateway.intake.JsonValue.Numeral;
import io.lintel.gateway.intake.JsonValue.Text;
import io.lintel.meter.wire.Bytes;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * One way to write a value: keys sorted by UTF-16 code unit, no blanks, UTF-8, the shortest escapes
 * (as RFC 8785), numbers with the digits they came with.
 */
final class CanonicalJson {
  private static final String HEX = "0123456789abcdef";

  private CanonicalJson() {}

  static Bytes bytes(JsonValue value) {
    StringBuilder out = new StringBuilder(160);
    write(value, out);
    return Bytes.of(out.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static void write(JsonValue value, StringBuilder out) {
    if (value instanceof Text text) {
      quote(text.text(), out);
    } else if (value instanceof Numeral numeral) {
      out.append(numeral.digits());
    } else if (value instanceof Flag flag) {
      out.append(flag.value());
    } else if (value instanceof Fields fields) {
      object(fields, out);
    } else if (value instanceof Items items) {
      char before = '[';
      for (JsonValue item : items.items()) {
        out.append(before);
        write(item, out);
        before = ',';
      }
      out.append(items.items().isEmpty() ? "[]" : "]");
    } else {
      out.append("null");
    }
  }

  private static void object(Fields fields, StringBuilder out) {
    char before = '{';
    for (Map.Entry<String, JsonValue> entry : fields.inOrder()) {
      out.append(before);
      quote(entry.getKey(), out);
      out.append(':');
      write(entry.getValue(), out);
      before = ',';
    }
    out.append(fields.entries().isEmpty() ? "{}" : "}");
  }

  private static void quote(String text, StringBuilder out) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\b' -> out.append("\\b");
        case '\f' -> out.append("\\f");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        default -> {
          if (c < ' ') {
            out.append("\\u00").append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 0xF));
          } else {
            out.append(c);
          }
        }
      }
    }
    out.append('"');
  }
}
