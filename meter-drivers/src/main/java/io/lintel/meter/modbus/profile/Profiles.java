package io.lintel.meter.modbus.profile;

import io.lintel.meter.document.TextFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Where profiles come from: those that are shipped, and the operator's own files. */
public final class Profiles {
  /** Far above any real device's map. */
  static final int MOST_OCTETS_OF_A_FILE = 256 * 1024;

  /** Names one shipped profile a line: a jar cannot be listed like a folder. */
  private static final String INDEX = "index";

  private Profiles() {}

  /** The names of the shipped profiles, in alphabetical order. */
  public static List<String> names() {
    return text(INDEX).lines().map(String::strip).filter(name -> !name.isEmpty()).sorted().toList();
  }

  /** The shipped profile of this name, or empty if there is none. */
  public static Optional<Profile> shipped(String name) {
    if (!names().contains(name)) {
      return Optional.empty();
    }
    String file = name + ".yaml";
    return Optional.of(ProfileReader.read(file, text(file)));
  }

  /**
   * The profile in {@code file}.
   *
   * @throws InvalidProfile names every mistake with its line
   * @throws IOException if the file cannot be read, or is larger than 256 KiB
   */
  public static Profile file(Path file) throws IOException {
    try {
      return ProfileReader.read(file.toString(), TextFile.read(file, MOST_OCTETS_OF_A_FILE));
    } catch (TextFile.Unreadable unreadable) {
      throw new IOException(file + ": " + unreadable.getMessage(), unreadable);
    }
  }

  /**
   * A shipped profile if {@code nameOrFile} is one's name, else the profile in that file.
   *
   * @throws InvalidProfile names every mistake with its line
   * @throws IOException if it is neither a shipped name nor a readable file; says which names there
   *     are
   */
  public static Profile named(String nameOrFile) throws IOException {
    Optional<Profile> shipped = shipped(nameOrFile);
    if (shipped.isPresent()) {
      return shipped.get();
    }
    Optional<Path> file = existing(nameOrFile);
    if (file.isEmpty()) {
      throw new IOException(
          "expected a shipped profile (%s) or a profile file, found '%s'"
              .formatted(String.join(", ", names()), nameOrFile));
    }
    return file(file.get());
  }

  private static Optional<Path> existing(String file) {
    try {
      return Optional.of(Path.of(file)).filter(Files::isRegularFile);
    } catch (InvalidPathException noPath) {
      return Optional.empty();
    }
  }

  private static String text(String resource) {
    try (InputStream in = Profiles.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("not in the jar: profile resource " + resource);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException broken) {
      throw new UncheckedIOException("profile resource " + resource, broken);
    }
  }
}
