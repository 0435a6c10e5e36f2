package io.lintel.gateway.intake;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A value as it was sent; numbers keep their digits, so nothing is rounded on the way. */
sealed interface JsonValue {
  int SKETCH_CHARS = 40;

  /** How it is quoted in a message: short, whatever was sent. */
  String sketch();

  record Text(String text) implements JsonValue {
    @Override
    public String sketch() {
      return '"'
          + (text.length() <= SKETCH_CHARS ? text : text.substring(0, SKETCH_CHARS) + "…")
          + '"';
    }
  }

  /** A number, as it was written. */
  record Numeral(String digits) implements JsonValue {
    @Override
    public String sketch() {
      return digits;
    }
  }

  record Flag(boolean value) implements JsonValue {
    @Override
    public String sketch() {
      return String.valueOf(value);
    }
  }

  record Nothing() implements JsonValue {
    static final Nothing NULL = new Nothing();

    @Override
    public String sketch() {
      return "null";
    }
  }

  /**
   * What stands in a payload and is no value of ours: it spoils its member, not the payload.
   *
   * @param sketch in words
   */
  record Unreadable(String sketch) implements JsonValue {}

  record Items(List<JsonValue> items) implements JsonValue {
    @Override
    public String sketch() {
      return "an array";
    }
  }

  /** An object. The map is the object's own while a payload is taken in. */
  record Fields(TreeMap<String, JsonValue> entries) implements JsonValue {
    Fields() {
      this(new TreeMap<>());
    }

    @Override
    public String sketch() {
      return "an object";
    }

    @Nullable String text(String key) {
      return entries.get(key) instanceof Text text ? text.text() : null;
    }

    @Nullable Long integer(String key) {
      return entries.get(key) instanceof Numeral numeral ? Long.valueOf(numeral.digits()) : null;
    }

    @Nullable Double number(String key) {
      return entries.get(key) instanceof Numeral numeral ? Double.valueOf(numeral.digits()) : null;
    }

    @Nullable Boolean flag(String key) {
      return entries.get(key) instanceof Flag flag ? flag.value() : null;
    }

    @Nullable Fields fields(String key) {
      return entries.get(key) instanceof Fields fields ? fields : null;
    }

    List<JsonValue> items(String key) {
      return entries.get(key) instanceof Items items ? items.items() : List.of();
    }

    /** Without {@code keys}; for what has a column of its own. */
    Fields without(String... keys) {
      for (String key : keys) {
        entries.remove(key);
      }
      return this;
    }

    Fields with(String key, JsonValue value) {
      entries.put(key, value);
      return this;
    }

    /** Under {@code to} what stands under {@code from}; nothing if nothing does. */
    Fields renamed(String from, String to) {
      JsonValue value = entries.remove(from);
      return value == null ? this : with(to, value);
    }

    Iterable<Map.Entry<String, JsonValue>> inOrder() {
      return entries.entrySet();
    }
  }
}
