package io.lintel.gateway.audit;

import io.lintel.gateway.recorder.DockSession;
import io.lintel.gateway.recorder.DockSession.Indexed;
import io.lintel.gateway.recorder.DockedFile;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A recorder's storage, and the docking stations that empty it. Files are timed by the recorder's
 * clock and numbered through the day; a docking lists and takes what was filmed since the last.
 */
final class StagedDock {
  /** Files are copied one after the other, after the recorder came. */
  private static final int COPIED_S = 20;

  private final StagedDay day;
  private final String recorder;
  private final StagedDevice device;
  private final List<Film> filmed = new ArrayList<>();
  private int number;
  boolean readsClock = true;
  boolean setsClock = true;

  /** Whether the station says that its index is all. */
  boolean whole = true;

  boolean numbered = true;

  /** How far the station's clock is ahead. */
  Duration ahead = Duration.ZERO;

  /** Whether its files say their time in a header, which may be that of their finish. */
  boolean headers;

  boolean finishes;

  /** Whether their names hold the begin. */
  boolean named;

  /** How long they say they are, or null for the truth. */
  @Nullable Duration claims;

  @Nullable Boolean sound = true;
  @Nullable String epoch;

  private record Film(
      String name, Instant shown, Duration length, Duration claimed, @Nullable Boolean sound) {
    String hash() {
      return "%064x".formatted(name.hashCode() & 0xffff_ffffL);
    }
  }

  StagedDock(StagedDay day, String recorder, StagedDevice device) {
    this.day = day;
    this.recorder = recorder;
    this.device = device;
  }

  /** A file from {@code from} to {@code to}, minutes and seconds after nine. */
  StagedDock filmed(String from, String to) {
    Instant begin = day.shifted(StagedDay.at(from));
    number++;
    String name =
        numbered
            ? "%s_T-7_20261122_%04d.MP4".formatted(recorder, number)
            : "%s_%s.MP4".formatted(recorder, from.replace(":", ""));
    Duration length = Duration.between(begin, day.shifted(StagedDay.at(to)));
    Duration claimed = claims == null ? length : claims;
    filmed.add(new Film(name, device.shows(begin), length, claimed, sound));
    return this;
  }

  /** What was filmed last is gone before it is docked, and its number with it. */
  StagedDock overwritten() {
    filmed.remove(filmed.size() - 1);
    return this;
  }

  /** Docked at {@code clock}, and emptied: the gateway hears of a file a minute after its copy. */
  StagedDock docked(String clock) {
    Instant at = listed(clock, "D-1");
    take(at, "D-1");
    filmed.clear();
    return this;
  }

  /** The station lists the files, and they never come. */
  StagedDock docksWithoutTaking(String clock) {
    listed(clock, "D-1");
    filmed.clear();
    return this;
  }

  /** Docked, and found once more on another station. */
  StagedDock dockedTwice(String clock, String again) {
    Instant at = listed(clock, "D-1");
    take(at, "D-1");
    Instant later = listed(again, "D-2");
    take(later, "D-2");
    filmed.clear();
    return this;
  }

  private Instant listed(String clock, String station) {
    Instant at = day.shifted(StagedDay.at(clock));
    List<Indexed> index =
        filmed.stream().map(film -> new Indexed(film.name(), 1_000_000, film.hash())).toList();
    day.docks.add(
        new DockSession(
            day.next(),
            recorder,
            station,
            at.plus(ahead),
            readsClock ? device.shows(at) : null,
            setsClock,
            epoch,
            null,
            whole,
            index,
            at.plusSeconds(1)));
    if (setsClock) {
      device.skew = Duration.ZERO;
    }
    return at;
  }

  private void take(Instant at, String station) {
    int copied = 0;
    for (Film film : filmed) {
      copied += COPIED_S;
      day.files.add(
          new DockedFile(
              day.next(),
              recorder,
              film.name(),
              film.hash(),
              finishes ? film.shown().plus(film.length()) : film.shown(),
              headers ? ZoneOffset.UTC : null,
              named ? List.of(film.shown()) : List.of(),
              film.claimed(),
              film.sound(),
              List.of(),
              station,
              at.plusSeconds(copied),
              at.plusSeconds(copied + 60L)));
    }
  }

  /** {@code seconds} after nine as minutes and seconds. */
  static String clock(int seconds) {
    return String.format(Locale.ROOT, "%d:%02d", seconds / 60, seconds % 60);
  }
}
