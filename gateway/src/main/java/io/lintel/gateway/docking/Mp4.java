package io.lintel.gateway.docking;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads an MP4 or QuickTime file: only its outermost boxes' headers, the movie's description and
 * those of its fragments, never the pictures. Whatever the file claims, no more is read than it has
 * and no more is kept than the limits below say.
 */
final class Mp4 {
  /** A day in one file has a description of some ten megabytes. */
  private static final int LARGEST_MOVIE_BYTES = 64 * 1024 * 1024;

  /** A fragment of a minute has some thirty kilobytes. */
  private static final int LARGEST_FRAGMENT_BYTES = 4 * 1024 * 1024;

  private static final int MOST_BOXES = 100_000;
  private static final int HEADER = 8;
  private static final int LONG_HEADER = 16;
  private static final Set<String> FIRST =
      Set.of("ftyp", "styp", "moov", "mdat", "wide", "free", "skip", "pnot");

  private final FileOctets file;
  private byte @Nullable [] movie;
  private final List<Footage.Point> track = new ArrayList<>();
  private final Fragments fragments = new Fragments();

  private Mp4(FileOctets file) {
    this.file = file;
  }

  /**
   * @throws IOException if the file cannot be read
   */
  static MovieRead read(FileOctets file) throws IOException {
    return new Mp4(file).read();
  }

  private MovieRead read() throws IOException {
    MovieRead trouble = walk();
    byte[] description = movie;
    if (description == null) {
      return trouble == null
          ? new MovieRead.Unfinished("no moov box yet in " + file.length() + " bytes", null)
          : trouble;
    }
    MovieRead read = Movie.read(description, track, fragments, file);
    if (trouble == null || !(read instanceof MovieRead.Whole whole)) {
      return read;
    }
    // What the description states holds, whatever became of the octets behind it.
    return trouble instanceof MovieRead.Unfinished unfinished
        ? new MovieRead.Unfinished(unfinished.why(), whole.footage().withFlaw(unfinished.why()))
        : new MovieRead.Whole(whole.footage().withFlaw(((MovieRead.Broken) trouble).why()));
  }

  /** Along the outermost boxes; null if they fill the file exactly. */
  private @Nullable MovieRead walk() throws IOException {
    long at = 0;
    for (int count = 0; at < file.length(); count++) {
      if (count == MOST_BOXES) {
        return new MovieRead.Broken("more than " + MOST_BOXES + " boxes");
      }
      ByteBuffer head = ByteBuffer.wrap(file.read(at, LONG_HEADER));
      if (head.limit() < HEADER) {
        return new MovieRead.Unfinished("ends in a box's header, at byte " + at, null);
      }
      String name = Boxes.type(head, 4);
      if (at == 0 && !FIRST.contains(name)) {
        return new MovieRead.Broken("expected an MP4 file, which begins with the box ftyp");
      }
      long size = size(head, at);
      if (size < HEADER) {
        return new MovieRead.Broken("a box of " + size + " bytes at byte " + at);
      }
      if (size > file.length() - at) {
        return new MovieRead.Unfinished(
            "the box at byte "
                + at
                + " needs "
                + (size - (file.length() - at))
                + " bytes more than there are",
            null);
      }
      MovieRead trouble = keep(name, at, size);
      if (trouble != null) {
        return trouble;
      }
      at += size;
    }
    return at == 0 ? new MovieRead.Unfinished("is empty", null) : null;
  }

  private long size(ByteBuffer head, long at) {
    long size = Integer.toUnsignedLong(head.getInt(0));
    if (size == 0) {
      return file.length() - at;
    }
    if (size != 1) {
      return size;
    }
    // A length that needs more than 63 bits is a negative one here, and refused as too short.
    return head.limit() < LONG_HEADER ? Long.MAX_VALUE : Math.min(head.getLong(HEADER), 1L << 62);
  }

  private @Nullable MovieRead keep(String name, long at, long size) throws IOException {
    switch (name) {
      case "moov" -> {
        if (size > LARGEST_MOVIE_BYTES) {
          return new MovieRead.Broken("a moov box of more than " + LARGEST_MOVIE_BYTES + " bytes");
        }
        // A second one would be an edited file's; the first describes what was recorded.
        movie = movie == null ? file.read(at, (int) size) : movie;
      }
      case "moof" -> {
        if (size <= LARGEST_FRAGMENT_BYTES) {
          fragments.moof(content(at, size));
        }
      }
      case "sidx" -> {
        if (size <= LARGEST_FRAGMENT_BYTES) {
          fragments.sidx(content(at, size));
        }
      }
      case "gps0" -> {
        if (size <= LARGEST_MOVIE_BYTES) {
          NovatekTrack.records(content(at, size), track);
        }
      }
      default -> {
        // Pictures, sound, room for more.
      }
    }
    return null;
  }

  private ByteBuffer content(long at, long size) throws IOException {
    return ByteBuffer.wrap(file.read(at + HEADER, (int) size - HEADER));
  }
}
