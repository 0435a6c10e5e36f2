package io.lintel.gateway.config;

import io.lintel.meter.document.TextFile;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Secrets come from a file or from the environment, never from the configuration itself. */
final class SecretSource {
  private static final int LONGEST = 4096;

  private SecretSource() {}

  /**
   * Reads {@code key} (only as {@code ${ENV}}) or {@code key-file}.
   *
   * @return null if neither is there, or if what is there was reported
   */
  static @Nullable Secret read(Section section, String key) {
    String fileKey = key + "-file";
    boolean here = section.has(key);
    if (section.has(fileKey)) {
      if (here) {
        section.mistake(fileKey, "stands beside " + key + "; keep one of them");
      }
      return fromFile(section, fileKey);
    }
    if (!here) {
      return null;
    }
    String written = section.written(key);
    if (written != null && !written.matches("\\$\\{[A-Za-z_][A-Za-z0-9_]*}")) {
      section.mistake(
          key,
          "expected ${ENV}; put the secret into the environment, or into a file and name it with "
              + fileKey);
      return null;
    }
    String text = section.text(key);
    return text == null ? null : new Secret(text);
  }

  private static @Nullable Secret fromFile(Section section, String key) {
    String name = section.text(key);
    if (name == null) {
      return null;
    }
    Path file = section.around().resolve(name);
    try {
      String text = TextFile.read(file, LONGEST).strip();
      if (!text.isEmpty()) {
        return new Secret(text);
      }
      section.mistake(key, "expected one line with the secret in " + file);
    } catch (TextFile.Unreadable unreadable) {
      section.mistake(key, "cannot read " + file + ": " + unreadable.getMessage());
    }
    return null;
  }
}
