package io.lintel.gateway.docking;

import io.lintel.gateway.docking.Boxes.Box;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How long the fragments of a movie last (ISO 14496-12, 8.8 and 8.16). A recorder that writes in
 * fragments states no length in advance: loss of power costs the last one. Counts are held to what
 * the box has room for, and ticks are floating-point numbers: absurd ones make an absurd length,
 * which counts for none, and never an overflow.
 */
final class Fragments {
  private static final int FULL_BOX = 4;
  private static final int BASE_DATA_OFFSET = 0x1;
  private static final int DESCRIPTION_INDEX = 0x2;
  private static final int DEFAULT_DURATION = 0x8;
  private static final int DATA_OFFSET = 0x1;
  private static final int FIRST_FLAGS = 0x4;
  private static final int SAMPLE_DURATION = 0x100;
  private static final int SAMPLE_FIELDS = 0xF00;
  private static final int SIDX_ENTRY = 12;

  /** A day and a half in fragments of a second, of picture and sound. */
  private static final int MOST_STRETCHES = 250_000;

  private final List<Stretch> stretches = new ArrayList<>();
  private double indexedSeconds;

  /**
   * One track's part of one fragment.
   *
   * @param begin in ticks, or -1 if it does not say
   * @param open samples whose duration the movie's own default is
   */
  private record Stretch(int track, double begin, double ticks, double open) {}

  /** Where a track's fragments begin and end, in ticks. */
  private record Span(double begin, double end) {}

  /** A fragment's content. */
  void moof(ByteBuffer content) {
    for (Box traf : Boxes.in(content)) {
      if (traf.type().equals("traf") && stretches.size() < MOST_STRETCHES) {
        traf(traf);
      }
    }
  }

  private void traf(Box traf) {
    ByteBuffer header = traf.child("tfhd").map(Box::content).orElse(null);
    if (header == null || header.limit() < FULL_BOX + 4) {
      return;
    }
    double begin = traf.child("tfdt").map(box -> time(box.content())).orElse(-1.0);
    long stated = statedDuration(header);
    double ticks = 0;
    double open = 0;
    for (Box box : traf.children(0)) {
      ByteBuffer run = box.content();
      if (box.type().equals("trun") && run.limit() >= FULL_BOX + 4) {
        double explicit = explicitTicks(run);
        double count = Integer.toUnsignedLong(run.getInt(FULL_BOX));
        if (explicit >= 0) {
          ticks += explicit;
        } else if (stated >= 0) {
          ticks += count * stated;
        } else {
          open += count;
        }
      }
    }
    stretches.add(new Stretch(header.getInt(FULL_BOX), begin, ticks, open));
  }

  /** The fragment's own default duration; -1 if it leaves it to the movie. */
  private static long statedDuration(ByteBuffer header) {
    int flags = header.getInt(0) & 0xFFFFFF;
    int at = FULL_BOX + 4;
    at += (flags & BASE_DATA_OFFSET) != 0 ? 8 : 0;
    at += (flags & DESCRIPTION_INDEX) != 0 ? 4 : 0;
    return (flags & DEFAULT_DURATION) == 0 || at + 4 > header.limit()
        ? -1
        : Integer.toUnsignedLong(header.getInt(at));
  }

  /** The sum of the samples' own durations, as many as there is room for; -1 if they have none. */
  private static double explicitTicks(ByteBuffer run) {
    int flags = run.getInt(0) & 0xFFFFFF;
    if ((flags & SAMPLE_DURATION) == 0) {
      return -1;
    }
    int at = FULL_BOX + 4;
    at += (flags & DATA_OFFSET) != 0 ? 4 : 0;
    at += (flags & FIRST_FLAGS) != 0 ? 4 : 0;
    int entry = 4 * Integer.bitCount(flags & SAMPLE_FIELDS);
    long count = Integer.toUnsignedLong(run.getInt(FULL_BOX));
    double ticks = 0;
    for (long i = 0; i < count && at + entry <= run.limit(); i++) {
      ticks += Integer.toUnsignedLong(run.getInt(at));
      at += entry;
    }
    return ticks;
  }

  /** A segment index's content: its parts' durations. */
  void sidx(ByteBuffer content) {
    int at = FULL_BOX + 8 + (content.limit() == 0 || content.get(0) == 0 ? 8 : 16) + 2;
    if (at + 2 > content.limit()) {
      return;
    }
    long scale = Integer.toUnsignedLong(content.getInt(FULL_BOX + 4));
    int count = Short.toUnsignedInt(content.getShort(at));
    double ticks = 0;
    for (int i = 0; i < count && at + 2 + (i + 1) * SIDX_ENTRY <= content.limit(); i++) {
      ticks += Integer.toUnsignedLong(content.getInt(at + 2 + i * SIDX_ENTRY + 4));
    }
    indexedSeconds = scale == 0 ? indexedSeconds : Math.max(indexedSeconds, ticks / scale);
  }

  /**
   * Of the fragments that are there: the longest track's, in seconds.
   *
   * @param scales ticks a second, by track
   * @param defaults of a sample's duration, by track, where fragments state none
   * @param before what the movie holds before its first fragment, in seconds
   */
  double seconds(Map<Integer, Long> scales, Map<Integer, Long> defaults, double before) {
    Map<Integer, Span> spans = new HashMap<>();
    if (before > 0 && !stretches.isEmpty()) {
      scales.forEach((track, scale) -> spans.put(track, new Span(0, before * scale)));
    }
    for (Stretch one : stretches) {
      Span so = spans.get(one.track());
      double from = one.begin() >= 0 ? one.begin() : so == null ? 0 : so.end();
      double to = from + one.ticks() + one.open() * defaults.getOrDefault(one.track(), 0L);
      spans.put(
          one.track(),
          so == null
              ? new Span(from, to)
              : new Span(Math.min(so.begin(), from), Math.max(so.end(), to)));
    }
    double longest = 0;
    for (Map.Entry<Integer, Span> one : spans.entrySet()) {
      long scale = scales.getOrDefault(one.getKey(), 0L);
      double seconds = scale > 0 ? (one.getValue().end() - one.getValue().begin()) / scale : 0;
      longest = FilmLength.isOne(seconds) ? Math.max(longest, seconds) : longest;
    }
    return longest;
  }

  /** What the segment indexes state, in seconds. */
  double indexedSeconds() {
    return indexedSeconds;
  }

  private static double time(ByteBuffer tfdt) {
    if (tfdt.limit() < FULL_BOX + 4) {
      return -1;
    }
    if (tfdt.get(0) == 0) {
      return Integer.toUnsignedLong(tfdt.getInt(FULL_BOX));
    }
    return tfdt.limit() < FULL_BOX + 8 ? -1 : tfdt.getLong(FULL_BOX);
  }
}
