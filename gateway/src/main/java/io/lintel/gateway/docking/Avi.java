package io.lintel.gateway.docking;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Reads an AVI file (RIFF, little-endian): its header list alone, never the pictures. Its length is
 * frames times microseconds a frame; of a file that grew beyond two gigabytes the header's first
 * count is of its first part, and {@code dmlh} has all of them.
 */
final class Avi {
  /** Header lists have some kilobytes; what stands behind so many is not looked for. */
  private static final int HEAD_BYTES = 256 * 1024;

  private static final int CHUNK = 8;
  private static final int LIST = 12;
  private static final int AVIH_BYTES = 20;
  private static final int FRAMES_AT = 16;
  private static final int STRH_BYTES = 36;
  private static final int MOST_CHUNKS = 1_000;
  private static final int DEEPEST = 3;
  private static final double MICROS = 1_000_000;

  /** {@code THU AUG 20 04:55:42 2026}, as C writes it; digits in this order, as others do. */
  private static final List<DateTimeFormatter> TIMES =
      List.of(
          lenient("EEE MMM d HH:mm:ss uuuu"),
          lenient("uuuu-MM-dd HH:mm:ss"),
          lenient("uuuu/MM/dd HH:mm:ss"),
          lenient("uuuu:MM:dd HH:mm:ss"));

  private final ByteBuffer head;
  private double microsPerFrame;
  private double frames;
  private double allFrames;
  private double streamSeconds;
  private boolean sound;
  private boolean described;
  private @Nullable LocalDateTime made;

  private Avi(ByteBuffer head) {
    this.head = head;
  }

  private static DateTimeFormatter lenient(String pattern) {
    return new DateTimeFormatterBuilder()
        .parseCaseInsensitive()
        .appendPattern(pattern)
        .toFormatter(Locale.ENGLISH);
  }

  static boolean isOne(ByteBuffer begin) {
    return begin.limit() >= LIST
        && Boxes.type(begin, 0).equals("RIFF")
        && Boxes.type(begin, CHUNK).equals("AVI ");
  }

  /**
   * @throws IOException if the file cannot be read
   */
  static MovieRead read(FileOctets file) throws IOException {
    Avi avi = new Avi(ByteBuffer.wrap(file.read(0, HEAD_BYTES)).order(ByteOrder.LITTLE_ENDIAN));
    avi.chunks(LIST, avi.head.limit(), 0);
    long first = CHUNK + Integer.toUnsignedLong(avi.head.getInt(4));
    double seconds = avi.seconds();
    String flaw =
        first > file.length()
            ? "the file needs " + (first - file.length()) + " bytes more than there are"
            : null;
    if (!FilmLength.isOne(seconds)) {
      return flaw != null && !avi.described
          ? new MovieRead.Unfinished(flaw, null)
          : new MovieRead.Broken("its avih chunk states no length");
    }
    Footage footage =
        new Footage(null, avi.made, FilmLength.of(seconds), avi.sound, null, List.of(), null, flaw);
    return flaw == null ? new MovieRead.Whole(footage) : new MovieRead.Unfinished(flaw, footage);
  }

  private double seconds() {
    double all = Math.max(frames, allFrames) * microsPerFrame / MICROS;
    return FilmLength.isOne(all) ? all : streamSeconds;
  }

  /** The chunks in {@code [at, end)}; what does not fit ends the list. */
  private void chunks(int from, int end, int depth) {
    int at = from;
    for (int count = 0; count < MOST_CHUNKS && end - at >= CHUNK; count++) {
      String type = Boxes.type(head, at);
      long size = Integer.toUnsignedLong(head.getInt(at + 4));
      int content = at + CHUNK;
      int to = (int) Math.min(end, content + size);
      if (type.equals("LIST") && to - content >= 4) {
        String list = Boxes.type(head, content);
        if (list.equals("movi")) {
          return;
        }
        if (depth < DEEPEST) {
          chunks(content + 4, to, depth + 1);
        }
      } else {
        chunk(type, head.slice(content, to - content).order(ByteOrder.LITTLE_ENDIAN));
      }
      // A chunk of an odd length has an octet more behind it.
      long next = content + size + (size & 1);
      if (next > end) {
        return;
      }
      at = (int) next;
    }
  }

  private void chunk(String type, ByteBuffer content) {
    switch (type) {
      case "avih" -> {
        if (content.limit() >= AVIH_BYTES) {
          described = true;
          microsPerFrame = Integer.toUnsignedLong(content.getInt(0));
          frames = Integer.toUnsignedLong(content.getInt(FRAMES_AT));
        }
      }
      case "dmlh" -> {
        if (content.limit() >= 4) {
          allFrames = Integer.toUnsignedLong(content.getInt(0));
        }
      }
      case "strh" -> stream(content);
      case "IDIT", "ICRD" -> made = made == null ? time(content) : made;
      default -> {
        // Formats, indexes, padding.
      }
    }
  }

  private void stream(ByteBuffer header) {
    if (header.limit() < STRH_BYTES) {
      return;
    }
    String kind = Boxes.type(header, 0);
    sound |= kind.equals("auds");
    double scale = Integer.toUnsignedLong(header.getInt(20));
    double rate = Integer.toUnsignedLong(header.getInt(24));
    double length = Integer.toUnsignedLong(header.getInt(32));
    double seconds = rate == 0 ? 0 : length * scale / rate;
    if (kind.equals("vids") && FilmLength.isOne(seconds)) {
      streamSeconds = Math.max(streamSeconds, seconds);
    }
  }

  private static @Nullable LocalDateTime time(ByteBuffer content) {
    byte[] octets = new byte[Math.min(content.limit(), 64)];
    content.get(0, octets);
    String text = new String(octets, StandardCharsets.ISO_8859_1);
    int end = text.indexOf('\0');
    String said = (end < 0 ? text : text.substring(0, end)).strip().replaceAll(" +", " ");
    for (DateTimeFormatter form : TIMES) {
      try {
        return LocalDateTime.parse(said, form);
      } catch (DateTimeException another) {
        // The next form may fit.
      }
    }
    return null;
  }
}
