package io.lintel.meter.payload;

import com.fasterxml.jackson.core.JsonParser;
import io.lintel.meter.spi.Fault;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Everything wrong with one payload, to be told at once. */
final class JsonMistakes {
  /** Beyond that, the rest is only counted. */
  private static final int MOST_NAMED = 10;

  private final List<String> named = new ArrayList<>();
  private int count;
  private int firstAt;
  private Fault.@Nullable Kind firstKind;

  /**
   * @param where the path within the payload, empty for its top
   */
  void add(JsonParser parser, String where, String message) {
    note(parser, Fault.Kind.VALUE, where.isEmpty() ? message : where + ": " + message);
  }

  void trailing(JsonParser parser) {
    note(parser, Fault.Kind.TRAILING, "expected the end, found more after the JSON");
  }

  boolean none() {
    return count == 0;
  }

  /** Placed at the first mistake. */
  Fault fault() {
    int unnamed = count - named.size();
    String more = unnamed == 0 ? "" : "; and " + unnamed + " more";
    return new Fault(
        firstKind == null ? Fault.Kind.VALUE : firstKind, firstAt, String.join("; ", named) + more);
  }

  private void note(JsonParser parser, Fault.Kind kind, String message) {
    if (count++ == 0) {
      firstKind = kind;
      firstAt = (int) Math.max(0, parser.currentTokenLocation().getByteOffset());
    }
    if (named.size() < MOST_NAMED) {
      named.add(message);
    }
  }
}
