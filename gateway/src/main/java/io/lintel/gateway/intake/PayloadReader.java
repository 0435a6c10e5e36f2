package io.lintel.gateway.intake;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.dataformat.cbor.CBORFactory;
import io.lintel.gateway.intake.JsonValue.Fields;
import io.lintel.gateway.intake.JsonValue.Flag;
import io.lintel.gateway.intake.JsonValue.Items;
import io.lintel.gateway.intake.JsonValue.Nothing;
import io.lintel.gateway.intake.JsonValue.Numeral;
import io.lintel.gateway.intake.JsonValue.Text;
import io.lintel.gateway.intake.JsonValue.Unreadable;
import io.lintel.gateway.wording.PlainReason;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * From the bytes of a payload to its values, within {@link Limits}. What breaks a limit or means
 * nothing is {@link Unreadable} in its place; only what breaks the notation ends the payload, and
 * what stood before it is there.
 */
final class PayloadReader {
  private static final HexFormat HEX = HexFormat.of().withUpperCase();
  private static final StreamReadConstraints WITHIN =
      StreamReadConstraints.builder()
          .maxNestingDepth(Limits.NOTATION_DEPTH)
          .maxStringLength(Limits.PAYLOAD_BYTES)
          .maxNumberLength(Limits.PAYLOAD_BYTES)
          .maxNameLength(Limits.PAYLOAD_BYTES)
          .build();

  /** Devices put JSON together by hand; what can be meant in one way only is taken. */
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .streamReadConstraints(WITHIN)
          .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
          .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
          .enable(JsonReadFeature.ALLOW_SINGLE_QUOTES)
          .enable(JsonReadFeature.ALLOW_LEADING_PLUS_SIGN_FOR_NUMBERS)
          .enable(JsonReadFeature.ALLOW_LEADING_DECIMAL_POINT_FOR_NUMBERS)
          .enable(JsonReadFeature.ALLOW_LEADING_ZEROS_FOR_NUMBERS)
          .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
          .build();

  private static final JsonFactory CBOR =
      CBORFactory.builder().streamReadConstraints(WITHIN).build();

  /**
   * @param values of an array its elements, else the value, or the values one after the other
   * @param array whether {@code values} are to be told apart by their index
   * @param broken why no more could be read; null if all was
   */
  record Payload(List<JsonValue> values, boolean array, @Nullable Malformed broken) {}

  private final JsonParser parser;
  private final Format format;
  private final int mostElements;
  private final int mostKeys;
  private final List<JsonValue> values = new ArrayList<>();
  private boolean array;

  private PayloadReader(JsonParser parser, Format format, int mostElements, int mostKeys) {
    this.parser = parser;
    this.format = format;
    this.mostElements = mostElements;
    this.mostKeys = mostKeys;
  }

  /** The body of an observation, whole: what intake made, with what it has added. */
  static JsonValue body(byte[] bytes) throws Malformed {
    Payload payload = payload(bytes, Format.JSON, 1, Limits.KEYS + Limits.KEYS_ADDED);
    if (payload.broken() != null) {
      throw payload.broken();
    }
    return payload.values().get(0);
  }

  /** All that can be read of {@code bytes}; of more than {@code mostElements} the first. */
  static Payload payload(byte[] bytes, Format format, int mostElements) {
    return payload(bytes, format, mostElements, Limits.KEYS);
  }

  private static Payload payload(byte[] bytes, Format format, int mostElements, int mostKeys) {
    if (format == Format.CBOR && CborTags.tooMany(bytes)) {
      return new Payload(
          List.of(),
          false,
          new Malformed("expected CBOR, found more tags on one value than mean anything"));
    }
    try (JsonParser parser = parser(bytes, format)) {
      PayloadReader reader = new PayloadReader(parser, format, mostElements, mostKeys);
      @Nullable Malformed broken = reader.all();
      return new Payload(reader.values, reader.array, broken);
    } catch (IOException e) {
      return new Payload(
          List.of(), false, new Malformed("expected " + format + ", found: " + PlainReason.of(e)));
    }
  }

  private static JsonParser parser(byte[] bytes, Format format) throws IOException {
    if (format == Format.CBOR) {
      return CBOR.createParser(bytes);
    }
    String text = Charsets.text(bytes);
    return text == null ? JSON.createParser(bytes) : JSON.createParser(text);
  }

  private @Nullable Malformed all() {
    try {
      JsonToken token = parser.nextToken();
      if (token == null) {
        return new Malformed("expected " + format + ", found an empty payload");
      }
      while (token != null) {
        if (token == JsonToken.START_ARRAY) {
          array = true;
          elements();
        } else {
          add(value(token, 1));
        }
        token = parser.nextToken();
        array |= token != null;
      }
      return null;
    } catch (Malformed tooMany) {
      return tooMany;
    } catch (JsonProcessingException broken) {
      return new Malformed(
          "expected " + format + ", found: " + firstLine(broken) + position(broken));
    } catch (IOException | RuntimeException broken) {
      // Jackson's decoders let some hostile inputs out as runtime exceptions.
      return new Malformed("expected " + format + ", found: " + broken.getMessage());
    }
  }

  private void elements() throws IOException, Malformed {
    JsonToken token = parser.nextToken();
    while (token != JsonToken.END_ARRAY) {
      if (token == null) {
        throw new Malformed("expected an array's end, found the payload's end");
      }
      add(value(token, 1));
      token = parser.nextToken();
    }
  }

  private void add(JsonValue value) throws Malformed {
    if (values.size() == mostElements) {
      throw new Malformed("expected at most " + mostElements + " elements in an array");
    }
    values.add(value);
  }

  private JsonValue value(@Nullable JsonToken token, int depth) throws IOException, Malformed {
    if (token == null) {
      throw new Malformed("expected a value, found the payload's end");
    }
    return switch (token) {
      case START_OBJECT, START_ARRAY -> {
        if (depth > Limits.DEPTH) {
          parser.skipChildren();
          yield new Unreadable("something nested deeper than " + Limits.DEPTH);
        }
        yield token == JsonToken.START_OBJECT ? object(depth) : array(depth);
      }
      case VALUE_STRING -> text(parser.getText());
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(parser.getText());
      case VALUE_TRUE -> new Flag(true);
      case VALUE_FALSE -> new Flag(false);
      case VALUE_NULL -> Nothing.NULL;
      case VALUE_EMBEDDED_OBJECT -> embedded();
      default -> throw new Malformed("expected a value, found " + token.asString());
    };
  }

  private JsonValue object(int depth) throws IOException, Malformed {
    Fields fields = new Fields();
    boolean tooMany = false;
    JsonToken token = parser.nextToken();
    while (token == JsonToken.FIELD_NAME) {
      String key = parser.currentName();
      JsonValue value = value(parser.nextToken(), depth + 1);
      tooMany |= fields.entries().size() == mostKeys && !fields.entries().containsKey(key);
      if (!tooMany) {
        put(fields, key, value);
      }
      token = parser.nextToken();
    }
    if (token != JsonToken.END_OBJECT) {
      throw new Malformed("expected an object's end, found the payload's end");
    }
    return tooMany ? new Unreadable("an object of more than " + mostKeys + " keys") : fields;
  }

  private static void put(Fields fields, String key, JsonValue value) {
    JsonValue before = fields.entries().get(key);
    if (key.length() > Limits.KEY_CHARS || !isWhole(key)) {
      fields.with(
          Charsets.plain(key.substring(0, Math.min(key.length(), Limits.KEY_CHARS - 1))) + "…",
          new Unreadable("a key of more than " + Limits.KEY_CHARS + " characters, or no Unicode"));
    } else if (before == null || before.equals(value)) {
      fields.with(key, value);
    } else {
      fields.with(key, new Unreadable("two values, " + before.sketch() + " and " + value.sketch()));
    }
  }

  private JsonValue array(int depth) throws IOException, Malformed {
    List<JsonValue> items = new ArrayList<>();
    boolean tooMany = false;
    JsonToken token = parser.nextToken();
    while (token != JsonToken.END_ARRAY) {
      JsonValue item = value(token, depth + 1);
      tooMany |= items.size() == Limits.ELEMENTS;
      if (!tooMany) {
        items.add(item);
      }
      token = parser.nextToken();
    }
    return tooMany
        ? new Unreadable("an array of more than " + Limits.ELEMENTS + " elements")
        : new Items(items);
  }

  private JsonValue embedded() throws IOException {
    return parser.getEmbeddedObject() instanceof byte[] octets
        ? text(HEX.formatHex(octets))
        : new Unreadable("a value of no known kind");
  }

  /** JSON can spell half of a surrogate pair; UTF-8 cannot, and the journal is UTF-8. */
  private static JsonValue text(String text) {
    if (text.length() > Limits.ANY_TEXT_CHARS) {
      return new Unreadable("a text of " + text.length() + " characters");
    }
    return isWhole(text) ? new Text(text) : new Unreadable("half of a surrogate pair");
  }

  private static boolean isWhole(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        if (Character.isHighSurrogate(text.charAt(i))
            && i + 1 < text.length()
            && Character.isLowSurrogate(text.charAt(i + 1))) {
          i++;
        } else {
          return false;
        }
      }
    }
    return true;
  }

  /** Finite, and with its digits as JSON writes them. */
  private static JsonValue number(String written) {
    if (written.length() > Limits.NUMBER_CHARS) {
      return new Unreadable("a number of " + written.length() + " characters");
    }
    char last = written.charAt(written.length() - 1);
    if (last < '0' || last > '9') {
      return new Unreadable(written);
    }
    return new Numeral(Charsets.plainNumber(written));
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
