package io.lintel.gateway.docking;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads an MP4 or QuickTime file: only its outermost boxes' headers and the movie's description,
 * never the pictures. Whatever the file holds, it ends in one of three answers.
 */
public final class Mp4 {
  /** A day in one file has a description of some ten megabytes. */
  private static final int LARGEST_MOVIE_BYTES = 64 * 1024 * 1024;

  private static final int LARGEST_TYPE_BYTES = 4096;
  private static final int MOST_BOXES = 100_000;
  private static final int HEADER = 8;
  private static final int LONG_HEADER = 16;
  private static final Set<String> FIRST =
      Set.of("ftyp", "moov", "mdat", "wide", "free", "skip", "pnot");

  private final FileOctets file;
  private byte[] type = new byte[0];
  private byte @Nullable [] movie;
  private final List<Footage.Point> track = new ArrayList<>();

  private Mp4(FileOctets file) {
    this.file = file;
  }

  /** What reading a file came to. */
  public sealed interface Outcome {
    record Whole(Footage footage) implements Outcome {}

    /** The file ends before its last box does, or has no movie yet: it may still grow. */
    record Unfinished(String why) implements Outcome {}

    /** It is no MP4 file, or states nothing of use; more octets will not mend it. */
    record Broken(String why) implements Outcome {}
  }

  /**
   * @throws IOException if the file cannot be read
   */
  public static Outcome read(FileOctets file) throws IOException {
    return new Mp4(file).outcome();
  }

  private Outcome outcome() throws IOException {
    Outcome trouble = walk();
    if (trouble != null) {
      return trouble;
    }
    byte[] description = movie;
    if (description == null) {
      return new Outcome.Unfinished("no moov box yet in " + file.length() + " bytes");
    }
    return Movie.read(type, description, track, file);
  }

  /** Along the outermost boxes; null if they fill the file exactly. */
  private @Nullable Outcome walk() throws IOException {
    long at = 0;
    for (int count = 0; at < file.length(); count++) {
      if (count == MOST_BOXES) {
        return new Outcome.Broken("more than " + MOST_BOXES + " boxes");
      }
      ByteBuffer head = ByteBuffer.wrap(file.read(at, LONG_HEADER));
      if (head.limit() < HEADER) {
        return new Outcome.Unfinished("ends in a box's header, at byte " + at);
      }
      String name = Boxes.type(head, 4);
      if (at == 0 && !FIRST.contains(name)) {
        return new Outcome.Broken("expected an MP4 file, which begins with the box ftyp");
      }
      long size = size(head, at);
      if (size < HEADER) {
        return new Outcome.Broken("a box of " + size + " bytes at byte " + at);
      }
      if (size > file.length() - at) {
        return new Outcome.Unfinished(
            "the box at byte "
                + at
                + " needs "
                + (size - (file.length() - at))
                + " bytes more than there are");
      }
      Outcome trouble = keep(name, at, size);
      if (trouble != null) {
        return trouble;
      }
      at += size;
    }
    return at == 0 ? new Outcome.Unfinished("is empty") : null;
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

  private @Nullable Outcome keep(String name, long at, long size) throws IOException {
    if (name.equals("moov")) {
      if (size > LARGEST_MOVIE_BYTES) {
        return new Outcome.Broken("a moov box of more than " + LARGEST_MOVIE_BYTES + " bytes");
      }
      movie = file.read(at, (int) size);
    } else if (name.equals("gps0") && size <= LARGEST_MOVIE_BYTES) {
      track.addAll(
          NovatekTrack.records(ByteBuffer.wrap(file.read(at + HEADER, (int) size - HEADER))));
    } else if (name.equals("ftyp") && size <= LARGEST_TYPE_BYTES) {
      type = file.read(at, (int) size);
    }
    return null;
  }
}
