package io.lintel.meter.payload;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.io.JsonEOFException;
import io.lintel.meter.spi.Fault;
import io.lintel.meter.spi.PayloadDecoder;
import io.lintel.meter.spi.PushedReading;
import io.lintel.meter.wire.Bytes;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Lintel's own payload: one reading as a JSON object, or an array of them. Values are checked
 * strictly and a payload with one bad reading is refused whole, for a device that errs once is not
 * to be believed for the rest; keys that are not known are passed over, for devices learn new ones
 * before gateways do.
 */
public final class LintelJson implements PayloadDecoder {
  /** A day of one reading a minute fits. */
  static final int MOST_READINGS = 2_000;

  static final int MOST_OCTETS = 512 * 1024;

  /** An array of readings whose alarms are arrays needs three; unknown keys may nest a little. */
  private static final int DEEPEST = 16;

  private static final int LONGEST_TEXT = 8_192;
  private static final int LONGEST_NUMBER = 64;

  private static final JsonFactory JSON =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(DEEPEST)
                  .maxStringLength(LONGEST_TEXT)
                  .maxNumberLength(LONGEST_NUMBER)
                  .build())
          .build();

  @Override
  public String name() {
    return "lintel-json";
  }

  @Override
  public Decoded decode(Bytes payload) {
    if (payload.length() > MOST_OCTETS) {
      return refused(
          Fault.Kind.LENGTH,
          MOST_OCTETS,
          "expected at most " + MOST_OCTETS + " octets, found " + payload.length());
    }
    JsonMistakes mistakes = new JsonMistakes();
    List<PushedReading> readings = new ArrayList<>();
    try (JsonParser parser = JSON.createParser(payload.toArray())) {
      whole(parser, mistakes, readings);
    } catch (JsonProcessingException broken) {
      return broken(broken, payload.length());
    } catch (IOException noText) {
      return refused(Fault.Kind.VALUE, 0, "not JSON: " + noText.getMessage());
    }
    return mistakes.none()
        ? new Decoded.Readings(readings)
        : new Decoded.Rejected(mistakes.fault());
  }

  private static void whole(JsonParser parser, JsonMistakes mistakes, List<PushedReading> readings)
      throws IOException {
    JsonToken first = parser.nextToken();
    if (first == JsonToken.START_OBJECT) {
      new ReadingObject(parser, mistakes, "").read(readings);
    } else if (first == JsonToken.START_ARRAY) {
      items(parser, mistakes, readings);
    } else {
      mistakes.add(parser, "", "expected an object or an array of objects, found " + found(first));
      return;
    }
    if (parser.nextToken() != null) {
      mistakes.trailing(parser);
    }
  }

  private static void items(JsonParser parser, JsonMistakes mistakes, List<PushedReading> readings)
      throws IOException {
    int index = 0;
    for (JsonToken token = parser.nextToken();
        token != JsonToken.END_ARRAY;
        token = parser.nextToken()) {
      String where = "[" + index + "]";
      if (index == MOST_READINGS) {
        mistakes.add(parser, where, "expected at most " + MOST_READINGS + " readings");
      }
      if (token != JsonToken.START_OBJECT) {
        mistakes.add(parser, where, "expected an object, found " + found(token));
        parser.skipChildren();
      } else if (index < MOST_READINGS) {
        new ReadingObject(parser, mistakes, where).read(readings);
      } else {
        parser.skipChildren();
      }
      index++;
    }
    if (index == 0) {
      mistakes.add(parser, "", "expected at least one reading, found an empty array");
    }
  }

  private static Decoded broken(JsonProcessingException broken, int length) {
    int at = broken.getLocation() == null ? 0 : (int) broken.getLocation().getByteOffset();
    return broken instanceof JsonEOFException || at >= length
        ? refused(Fault.Kind.TRUNCATED, length, "the JSON ends too early")
        : refused(Fault.Kind.VALUE, Math.max(0, at), "not JSON: " + broken.getOriginalMessage());
  }

  static String found(@Nullable JsonToken token) {
    return token == null ? "nothing" : token.name().toLowerCase(Locale.ROOT);
  }

  private static Decoded refused(Fault.Kind kind, int at, String message) {
    return new Decoded.Rejected(new Fault(kind, at, message));
  }
}
