package io.lintel.gateway.intake;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.dataformat.cbor.CBORFactory;
import io.lintel.gateway.intake.JsonValue.Fields;
import io.lintel.gateway.intake.JsonValue.Flag;
import io.lintel.gateway.intake.JsonValue.Items;
import io.lintel.gateway.intake.JsonValue.Nothing;
import io.lintel.gateway.intake.JsonValue.Numeral;
import io.lintel.gateway.intake.JsonValue.Text;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** From the bytes of a payload to its values, within {@link Limits}. */
final class PayloadReader {
  private static final HexFormat HEX = HexFormat.of().withUpperCase();
  private static final StreamReadConstraints WITHIN =
      StreamReadConstraints.builder()
          .maxNestingDepth(Limits.DEPTH)
          .maxStringLength(Limits.ANY_TEXT_CHARS)
          .maxNumberLength(Limits.NUMBER_CHARS)
          .maxNameLength(Limits.KEY_CHARS)
          .build();
  private static final JsonFactory JSON =
      JsonFactory.builder().streamReadConstraints(WITHIN).build();
  private static final JsonFactory CBOR =
      CBORFactory.builder().streamReadConstraints(WITHIN).build();

  private PayloadReader() {}

  static JsonValue read(byte[] payload, Format format) throws Malformed {
    JsonFactory factory = format == Format.JSON ? JSON : CBOR;
    try (JsonParser parser = factory.createParser(payload)) {
      JsonToken first = parser.nextToken();
      if (first == null) {
        throw new Malformed("expected " + format + ", found an empty payload");
      }
      JsonValue value = value(parser, first);
      if (parser.nextToken() != null) {
        throw new Malformed(
            "expected the payload to end with its value, found more at byte "
                + parser.currentTokenLocation().getByteOffset());
      }
      return value;
    } catch (JsonProcessingException broken) {
      throw new Malformed(
          "expected " + format + ", found: " + firstLine(broken) + position(broken));
    } catch (IOException | RuntimeException broken) {
      // Jackson's decoders let some hostile inputs out as runtime exceptions.
      throw new Malformed("expected " + format + ", found: " + broken.getMessage());
    }
  }

  private static JsonValue value(JsonParser parser, @Nullable JsonToken token)
      throws IOException, Malformed {
    if (token == null) {
      throw new Malformed("expected a value, found the payload's end");
    }
    return switch (token) {
      case START_OBJECT -> object(parser);
      case START_ARRAY -> array(parser);
      case VALUE_STRING -> new Text(whole(parser.getText()));
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Numeral(finite(parser.getText()));
      case VALUE_TRUE -> new Flag(true);
      case VALUE_FALSE -> new Flag(false);
      case VALUE_NULL -> Nothing.NULL;
      case VALUE_EMBEDDED_OBJECT -> new Text(HEX.formatHex(parser.getBinaryValue()));
      default -> throw new Malformed("expected a value, found " + token.asString());
    };
  }

  private static JsonValue object(JsonParser parser) throws IOException, Malformed {
    Fields fields = new Fields();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String key = whole(parser.currentName());
      if (fields.entries().size() == Limits.KEYS) {
        throw new Malformed("expected at most " + Limits.KEYS + " keys in an object");
      }
      JsonValue value = value(parser, parser.nextToken());
      if (fields.entries().put(key, value) != null) {
        throw new Malformed("the key \"" + key + "\" stands twice");
      }
    }
    if (parser.currentToken() != JsonToken.END_OBJECT) {
      throw new Malformed("expected an object's end, found the payload's end");
    }
    return fields;
  }

  private static JsonValue array(JsonParser parser) throws IOException, Malformed {
    List<JsonValue> items = new ArrayList<>();
    JsonToken token = parser.nextToken();
    while (token != JsonToken.END_ARRAY) {
      if (items.size() == Limits.ELEMENTS) {
        throw new Malformed("expected at most " + Limits.ELEMENTS + " elements in an array");
      }
      items.add(value(parser, token));
      token = parser.nextToken();
    }
    return new Items(items);
  }

  /** JSON can spell half of a surrogate pair; UTF-8 cannot, and the journal is UTF-8. */
  private static String whole(String text) throws Malformed {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        if (Character.isHighSurrogate(text.charAt(i))
            && i + 1 < text.length()
            && Character.isLowSurrogate(text.charAt(i + 1))) {
          i++;
        } else {
          throw new Malformed("expected Unicode text, found half of a surrogate pair");
        }
      }
    }
    return text;
  }

  private static String finite(String digits) throws Malformed {
    char last = digits.charAt(digits.length() - 1);
    if (last < '0' || last > '9') {
      throw new Malformed("expected a finite number, found " + digits);
    }
    return digits;
  }

  private static String firstLine(JsonProcessingException broken) {
    String message = broken.getOriginalMessage();
    int end = message.indexOf('\n');
    return end < 0 ? message : message.substring(0, end);
  }

  private static String position(JsonProcessingException broken) {
    var location = broken.getLocation();
    return location == null || location.getByteOffset() < 0
        ? ""
        : ", at byte " + location.getByteOffset();
  }
}
