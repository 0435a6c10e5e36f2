package io.lintel.gateway.docking;

import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How one make of docking station speaks: the names of its records' keys, its codes, how it writes
 * times and calls files. See docs/docking.md.
 *
 * @param zone of times that say none; null: the utility's
 * @param file our key to theirs, for the record of a file
 * @param session for the summary of a docking
 * @param indexed for one file in a summary's index
 * @param checkout for a recorder that was taken from the dock
 * @param times in the order in which they are tried
 * @param lengthMillis how many milliseconds one unit of a length is
 * @param recordings codes of a file's kind that are recordings with a picture, in lower case;
 *     empty: all are
 * @param others codes of what is no recording: pictures, sound alone, logs; in lower case
 * @param yes what stands for true where a text or number does, in lower case
 * @param setsClock whether its stations set a recorder's clock where a summary does not say
 * @param folder what stations of this make write into folders
 */
public record Dialect(
    String name,
    @Nullable ZoneId zone,
    Map<String, String> file,
    Map<String, String> session,
    Map<String, String> indexed,
    Map<String, String> checkout,
    List<StationTime> times,
    long lengthMillis,
    Set<String> recordings,
    Set<String> others,
    Set<String> yes,
    boolean setsClock,
    Folder folder) {
  private static final Set<String> FILMS =
      Set.of("mp4", "mov", "m4v", "3gp", "avi", "mkv", "ts", "ps", "h264", "h265", "dav");

  private static final Set<String> NO_FILMS =
      Set.of(
          "jpg", "jpeg", "png", "bmp", "gif", "heic", "wav", "mp3", "aac", "amr", "m4a", "ogg",
          "txt", "log", "csv", "json", "xml", "pdf", "nmea", "gpx");

  public Dialect {
    file = Map.copyOf(file);
    session = Map.copyOf(session);
    indexed = Map.copyOf(indexed);
    checkout = Map.copyOf(checkout);
    times = List.copyOf(times);
    recordings = Set.copyOf(recordings);
    others = Set.copyOf(others);
    yes = Set.copyOf(yes);
  }

  /**
   * What stands in a watched folder.
   *
   * @param names of files, with their endings
   * @param unfinished endings of the names of files that are being copied, in lower case
   * @param session names of summaries
   * @param comment what the file's {@code ©cmt} says, or null if it is no help
   */
  public record Folder(
      List<NamePattern> names,
      List<String> unfinished,
      @Nullable NamePattern session,
      @Nullable NamePattern comment) {
    public Folder {
      names = List.copyOf(names);
      unfinished = List.copyOf(unfinished);
    }
  }

  public ZoneId zone(ZoneId otherwise) {
    ZoneId own = zone;
    return own == null ? otherwise : own;
  }

  /** The time that {@code text} writes, or empty if it is none in this dialect. */
  public Optional<OffsetDateTime> time(String text, ZoneId zone) {
    for (StationTime form : times) {
      Optional<OffsetDateTime> time = form.read(text.strip(), zone);
      if (time.isPresent()) {
        return time;
      }
    }
    return Optional.empty();
  }

  /**
   * What a file's name says, by the first pattern that fits.
   *
   * @param name may have the folders before it that it lies in, divided by slashes
   */
  public Optional<NamePattern.Said> named(String name) {
    for (NamePattern pattern : folder.names()) {
      Optional<NamePattern.Said> said = pattern.read(name);
      if (said.isPresent()) {
        return said;
      }
    }
    return Optional.empty();
  }

  /** What a file is, by its code and by the ending of its name. */
  public enum Media {
    RECORDING,
    OTHER,
    /** A code that the dialect does not know, of a file whose name does not say it either. */
    UNKNOWN
  }

  public Media media(@Nullable String kind, @Nullable String name) {
    String code = kind == null ? "" : kind.toLowerCase(Locale.ROOT);
    if (kind == null || recordings.isEmpty() || recordings.contains(code)) {
      return Media.RECORDING;
    }
    if (others.contains(code) || (name != null && NO_FILMS.contains(ending(name)))) {
      return Media.OTHER;
    }
    return Media.UNKNOWN;
  }

  /** The codes that are known, for a message. */
  public List<String> kinds() {
    return Stream.concat(recordings.stream(), others.stream()).sorted().toList();
  }

  /** Whether a file of this name is a film. */
  public static boolean isFilm(@Nullable String name) {
    return name != null && FILMS.contains(ending(name));
  }

  private static String ending(String name) {
    return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
  }
}
