package io.lintel.gateway.config;

import io.lintel.meter.document.TextFile;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The devices' pre-shared keys: one {@code identity: hexkey} a line; {@code #} begins a comment.
 * Mistakes name the line, never the key.
 */
final class PskFile {
  /** A hundred thousand devices. */
  private static final int LARGEST_BYTES = 16 * 1024 * 1024;

  private static final String HEX_KEY = "([0-9a-fA-F]{2}){8,64}";

  private PskFile() {}

  static Map<String, Secret> read(Section section, String key) {
    Map<String, Secret> keys = new LinkedHashMap<>();
    String name = section.required(key);
    if (name.isEmpty()) {
      return keys;
    }
    Path file = section.around().resolve(name);
    try {
      List<String> lines = TextFile.read(file, LARGEST_BYTES).lines().toList();
      for (int i = 0; i < lines.size(); i++) {
        String wrong = take(lines.get(i).strip(), keys);
        if (wrong != null) {
          section.mistake(key, file + " line " + (i + 1) + ": " + wrong);
        }
      }
    } catch (TextFile.Unreadable unreadable) {
      section.mistake(key, "cannot read " + file + ": " + unreadable.getMessage());
    }
    return keys;
  }

  private static @Nullable String take(String line, Map<String, Secret> keys) {
    if (line.isEmpty() || line.startsWith("#")) {
      return null;
    }
    int colon = line.lastIndexOf(':');
    String identity = colon < 0 ? "" : line.substring(0, colon).strip();
    String digits = line.substring(colon + 1).strip();
    if (!digits.matches(HEX_KEY)) {
      return "expected identity: key, the key as 16 to 128 hexadecimal digits";
    }
    try {
      Meanings.id(identity);
    } catch (IllegalArgumentException wrong) {
      return wrong.getMessage() + " before the colon";
    }
    return keys.putIfAbsent(identity, new Secret(digits)) == null
        ? null
        : "the identity " + identity + " stands twice";
  }
}
