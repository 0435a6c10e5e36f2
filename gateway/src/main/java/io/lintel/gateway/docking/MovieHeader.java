package io.lintel.gateway.docking;

import io.lintel.gateway.docking.Boxes.Box;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a movie's {@code mvhd} and its tracks' headers state: when it was made, how long it is, and
 * by which clock its fragments count (ISO 14496-12, 8.2 and 8.4).
 *
 * @param created null if it states none that is a time
 * @param seconds of the whole movie; 0 if it states none that is a length
 * @param fragmented whether the movie goes on in fragments, of whose length it may know nothing
 * @param extendedSeconds with its fragments, as {@code mehd} states it; 0 if it does not
 * @param sound whether a track's handler is ISO 14496-12's 'soun'
 * @param scales ticks a second, by track
 * @param defaults of a sample's duration in fragments, by track
 */
record MovieHeader(
    @Nullable Instant created,
    double seconds,
    boolean fragmented,
    double extendedSeconds,
    boolean sound,
    Map<Integer, Long> scales,
    Map<Integer, Long> defaults) {
  private static final int FULL_BOX = 4;
  private static final int MOST_TRACKS = 64;
  private static final long EPOCH_1904 = -2_082_844_800L;
  private static final long YEAR_10000 = 253_402_300_800L;
  private static final int TREX_BYTES = 16;

  MovieHeader {
    scales = Map.copyOf(scales);
    defaults = Map.copyOf(defaults);
  }

  /** Empty if {@code moov} has no {@code mvhd}. */
  static Optional<MovieHeader> of(Box moov) {
    Optional<Stated> movie = moov.child("mvhd").flatMap(Stated::of);
    if (movie.isEmpty()) {
      return Optional.empty();
    }
    Map<Integer, Long> scales = new HashMap<>();
    boolean sound = false;
    double longest = movie.get().seconds();
    double longestTrack = 0;
    for (Box trak : moov.children(0)) {
      if (!trak.type().equals("trak") || scales.size() == MOST_TRACKS) {
        continue;
      }
      Optional<Box> media = trak.child("mdia");
      sound |= media.flatMap(one -> one.child("hdlr")).map(MovieHeader::isSound).orElse(false);
      Optional<Stated> track = media.flatMap(one -> one.child("mdhd")).flatMap(Stated::of);
      if (track.isPresent()) {
        longestTrack = Math.max(longestTrack, track.get().seconds());
        scales.put(trackOf(trak), track.get().scale());
      }
    }
    Optional<Box> extends0 = moov.child("mvex");
    return Optional.of(
        new MovieHeader(
            created(movie.get().created()),
            longest > 0 ? longest : longestTrack,
            extends0.isPresent(),
            extends0
                .flatMap(box -> box.child("mehd"))
                .map(box -> extended(box.content(), movie.get().scale()))
                .orElse(0.0),
            sound,
            scales,
            extends0.map(MovieHeader::defaults).orElse(Map.of())));
  }

  /** Creation, ticks a second and duration of {@code mvhd} and {@code mdhd}, which begin alike. */
  private record Stated(long created, long scale, double ticks) {
    static Optional<Stated> of(Box box) {
      ByteBuffer content = box.content();
      boolean wide = content.limit() > 0 && content.get(0) == 1;
      if (content.limit() < FULL_BOX + (wide ? 28 : 16)) {
        return Optional.empty();
      }
      return Optional.of(
          wide
              ? new Stated(
                  content.getLong(4),
                  Integer.toUnsignedLong(content.getInt(20)),
                  (double) content.getLong(24))
              : new Stated(
                  Integer.toUnsignedLong(content.getInt(4)),
                  Integer.toUnsignedLong(content.getInt(12)),
                  content.getInt(16) == -1
                      ? 0
                      : (double) Integer.toUnsignedLong(content.getInt(16))));
    }

    /** 0 where it states none: zero, all ones, or more than any recording has. */
    double seconds() {
      double seconds = scale == 0 ? 0 : ticks / scale;
      return FilmLength.isOne(seconds) ? seconds : 0;
    }
  }

  /**
   * Seconds since 1904. Some recorders count from 1970 all the same: as the format wants it, that
   * would be before 1970, a time that no recorder's clock shows, not even one that was reset.
   */
  private static @Nullable Instant created(long seconds) {
    if (seconds <= 0 || seconds > YEAR_10000 - EPOCH_1904) {
      return null;
    }
    long asWanted = EPOCH_1904 + seconds;
    return Instant.ofEpochSecond(asWanted < 0 ? seconds : asWanted);
  }

  private static int trackOf(Box trak) {
    return trak.child("tkhd")
        .map(Box::content)
        .filter(content -> content.limit() > 0)
        .map(content -> content.get(0) == 1 ? FULL_BOX + 16 : FULL_BOX + 8)
        .filter(at -> trak.child("tkhd").orElseThrow().content().limit() >= at + 4)
        .map(at -> trak.child("tkhd").orElseThrow().content().getInt(at))
        .orElse(0);
  }

  private static boolean isSound(Box handler) {
    return handler.content().limit() >= FULL_BOX + 8
        && Boxes.type(handler.content(), FULL_BOX + 4).equals("soun");
  }

  private static double extended(ByteBuffer mehd, long scale) {
    boolean wide = mehd.limit() > 0 && mehd.get(0) == 1;
    if (scale == 0 || mehd.limit() < FULL_BOX + (wide ? 8 : 4)) {
      return 0;
    }
    double ticks = wide ? mehd.getLong(FULL_BOX) : Integer.toUnsignedLong(mehd.getInt(FULL_BOX));
    return FilmLength.isOne(ticks / scale) ? ticks / scale : 0;
  }

  private static Map<Integer, Long> defaults(Box mvex) {
    Map<Integer, Long> defaults = new HashMap<>();
    for (Box trex : mvex.children(0)) {
      if (trex.type().equals("trex")
          && trex.content().limit() >= TREX_BYTES
          && defaults.size() < MOST_TRACKS) {
        defaults.put(
            trex.content().getInt(FULL_BOX),
            Integer.toUnsignedLong(trex.content().getInt(FULL_BOX + 8)));
      }
    }
    return defaults;
  }
}
