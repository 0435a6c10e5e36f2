package io.lintel.gateway.docking;

import io.lintel.gateway.docking.Boxes.Box;
import io.lintel.gateway.visit.GeoPoint;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The description of a movie, which is in memory and whole: what players show, and what recorders
 * add (comments, places in Apple's keys, tracks by satellite).
 */
final class Movie {
  private static final int LONGEST_COMMENT = 1_000;

  /** Version and flags. */
  private static final int FULL_BOX = 4;

  private static final int LANGUAGE = 2;
  private static final int ROLE_AFTER_NAME = 2;
  private static final int DEGREES_BYTES = 8;
  private static final double DEGREE = 65_536;
  private static final int DATA_HEADER = 8;
  private static final int KEYS_HEADER = 8;
  private static final int TEXT_HEADER = 4;
  private static final String APPLE_PLACE = "com.apple.quicktime.location.ISO6709";

  private Movie() {}

  /**
   * @param beside positions that stand outside the description
   */
  static MovieRead read(
      byte[] movie, List<Footage.Point> beside, Fragments fragments, FileOctets file)
      throws IOException {
    List<Box> outermost = Boxes.in(ByteBuffer.wrap(movie));
    Optional<MovieHeader> stated =
        outermost.isEmpty() ? Optional.empty() : MovieHeader.of(outermost.get(0));
    if (stated.isEmpty()) {
      return new MovieRead.Broken("its moov box has no mvhd box");
    }
    MovieHeader header = stated.get();
    double seconds = seconds(header, fragments);
    if (!FilmLength.isOne(seconds)) {
      return header.fragmented()
          ? new MovieRead.Unfinished(
              "its mvhd box states no length, and no fragment is there", null)
          : new MovieRead.Broken("its mvhd box states no length");
    }
    Box moov = outermost.get(0);
    List<Footage.Point> track = new ArrayList<>(beside);
    boolean listed = false;
    for (Box box : moov.children(0)) {
      if (box.type().equals("gps ") && !listed) {
        // One list: each of its entries costs a look into the file.
        listed = true;
        NovatekTrack.listed(box.content(), file, track);
      } else if (box.type().equals("gps0")) {
        NovatekTrack.records(box.content(), track);
      }
    }
    return new MovieRead.Whole(
        new Footage(
            header.created(),
            null,
            FilmLength.of(seconds),
            header.sound(),
            place(moov),
            track,
            comment(moov),
            null));
  }

  /**
   * Of a movie in fragments its header knows what came before the first, or nothing; the fragments
   * that are there say more than what was planned.
   */
  private static double seconds(MovieHeader header, Fragments fragments) {
    if (!header.fragmented() && header.seconds() > 0) {
      return header.seconds();
    }
    double counted = fragments.seconds(header.scales(), header.defaults(), header.seconds());
    if (counted > 0) {
      return counted;
    }
    double planned = Math.max(header.extendedSeconds(), fragments.indexedSeconds());
    return planned > 0 ? planned : header.seconds();
  }

  private static @Nullable GeoPoint place(Box moov) {
    Optional<String> text = userText(moov, "\u00a9xyz").or(() -> apple(moov, APPLE_PLACE));
    return text.flatMap(Iso6709::read).or(() -> located(moov)).orElse(null);
  }

  /**
   * 3GPP's box: a language, a name, a role, then longitude and latitude in 65,536ths of a degree.
   */
  private static Optional<GeoPoint> located(Box moov) {
    Optional<Box> box = moov.child("udta").flatMap(user -> user.child("loci"));
    if (box.isEmpty()) {
      return Optional.empty();
    }
    ByteBuffer content = box.get().content();
    int at = FULL_BOX + LANGUAGE;
    while (at < content.limit() && content.get(at) != 0) {
      at++;
    }
    at += ROLE_AFTER_NAME;
    if (at + DEGREES_BYTES > content.limit()) {
      return Optional.empty();
    }
    double lon = content.getInt(at) / DEGREE;
    double lat = content.getInt(at + 4) / DEGREE;
    return Math.abs(lat) <= 90 && Math.abs(lon) <= 180 && (lat != 0 || lon != 0)
        ? Optional.of(new GeoPoint(lat, lon))
        : Optional.empty();
  }

  private static @Nullable String comment(Box moov) {
    return userText(moov, "\u00a9cmt")
        .or(() -> apple(moov, "comment"))
        .filter(text -> text.length() <= LONGEST_COMMENT)
        .orElse(null);
  }

  /** A text of QuickTime's kind straight in the user data, or one of iTunes' kind further in. */
  private static Optional<String> userText(Box moov, String type) {
    Optional<Box> user = moov.child("udta");
    Optional<String> straight =
        user.flatMap(box -> box.child(type))
            .filter(box -> box.content().limit() >= TEXT_HEADER)
            .map(box -> box.text(TEXT_HEADER));
    return straight.or(
        () ->
            user.flatMap(box -> box.child("meta"))
                .flatMap(meta -> first(meta.children(FULL_BOX), "ilst"))
                .flatMap(list -> list.child(type))
                .flatMap(Movie::data));
  }

  /** A value under one of Apple's keys, which are numbered from 1. */
  private static Optional<String> apple(Box moov, String key) {
    Optional<Box> user = moov.child("udta").flatMap(box -> box.child("meta"));
    return moov.child("meta")
        .flatMap(meta -> keyed(meta, key))
        .or(() -> user.flatMap(meta -> keyed(meta, key)));
  }

  private static Optional<String> keyed(Box meta, String key) {
    // QuickTime's own meta box has no version before its children, MP4's has.
    List<Box> inside = new ArrayList<>(meta.children(0));
    inside.addAll(meta.children(FULL_BOX));
    Optional<Box> keys = first(inside, "keys");
    Optional<Box> list = first(inside, "ilst");
    if (keys.isEmpty() || list.isEmpty()) {
      return Optional.empty();
    }
    int number = 0;
    for (Box name : keys.get().children(KEYS_HEADER)) {
      number++;
      if (name.text(0).equals(key)) {
        int wanted = number;
        return list.get().children(0).stream()
            .filter(box -> numbered(box.type()) == wanted)
            .findFirst()
            .flatMap(Movie::data);
      }
    }
    return Optional.empty();
  }

  private static int numbered(String type) {
    return ByteBuffer.wrap(type.getBytes(StandardCharsets.ISO_8859_1)).getInt();
  }

  private static Optional<String> data(Box value) {
    return value.child("data").map(data -> data.text(DATA_HEADER));
  }

  private static Optional<Box> first(List<Box> boxes, String type) {
    return boxes.stream().filter(box -> box.type().equals(type)).findFirst();
  }
}
