package io.lintel.gateway.recorder;

import io.lintel.gateway.clock.ClockLimits;
import io.lintel.gateway.clock.Measurement;
import io.lintel.gateway.clock.Micros;
import io.lintel.gateway.clock.OffsetInterval;
import io.lintel.gateway.recorder.DockLooks.Unheard;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Finds for each docked file the stretch whose clock it was made by, and whether its time is UTC or
 * local time written as UTC. What the recorder said while it made the file is told by the same
 * clock, so that file and words are compared without knowing how far that clock is off.
 */
final class FilePlaces {
  /** A file's time and the word about it are from one clock, at most this apart. */
  private static final long SAME = 3 * Micros.SECOND;

  /** Two ways to write one time are nearer than this to each other, and zones farther. */
  private static final long SAME_ZONE = Micros.of(Duration.ofMinutes(14));

  private static final Comparator<DockedFile> BY_DOCKING =
      Comparator.comparingLong(PlacedFile::docked)
          .thenComparing(DockedFile::name)
          .thenComparingLong(DockedFile::seq);

  private final DockLooks looks;
  private final StretchClocks clocks;
  private final ClockLimits limits;

  FilePlaces(DockLooks looks, StretchClocks clocks) {
    this.looks = looks;
    this.clocks = clocks;
    this.limits = clocks.limits();
  }

  /** Weights of a place; the greatest wins, the first of equals. */
  private static final double STARTED = 4;

  private static final double STOPPED = 3;
  private static final double SAID_ON = 2;
  private static final double SAID_OFF = -4;
  private static final double ON_AROUND = 1;
  private static final double OFF_AROUND = -1;
  private static final double OVERLAPS = 1;
  private static final double APART = -1;
  private static final double ENDS_AT_ITS_DOCK = 1.5;
  private static final double AFTER_DOCKED = -50;
  private static final double BETWEEN_OTHER_DOCKS = -5;
  private static final double WRITTEN = 6;
  private static final double SHIFTED = -0.5;

  /** A name that is nearer than this to one reading of a header, and to no other, says which. */
  private static final long NAMED = Micros.of(Duration.ofMinutes(1));

  private static final double NAMED_SO = 3;

  /** Less than one word's worth decides nothing between a begin and a finish. */
  private static final double DECIDES = 2;

  /**
   * One way to read a file's time in one stretch.
   *
   * @param finished whether its header is taken to tell when it was finished
   */
  private record Choice(
      ClockStretch stretch, long began, boolean shifted, boolean finished, double score) {}

  List<PlacedFile> place(List<DockedFile> all) {
    List<DockedFile> files = FileLengths.believed(distinct(all), clocks.traits().prebuffer());
    List<PlacedFile> placed = new ArrayList<>();
    List<DockedFile> open = new ArrayList<>();
    Habit zones = new Habit();
    Habit headers = HeaderHabit.of(files);
    for (DockedFile each : files) {
      DockedFile file = believed(each);
      List<Choice> choices = choices(file);
      boolean openZone = open(choices, Choice::shifted, -SHIFTED);
      boolean openEnd = open(choices, Choice::finished, DECIDES);
      Choice best = choices.get(0);
      if (!openEnd && choices.size() > 1) {
        headers.says(best.finished());
      }
      if (openZone || openEnd) {
        open.add(file);
      } else {
        placed.add(placed(file, best, false, false));
      }
      if (!openZone && file.zone() != null) {
        zones.says(best.shifted());
      }
    }
    for (DockedFile file : open) {
      List<Choice> choices = choices(file);
      boolean openZone = open(choices, Choice::shifted, -SHIFTED);
      boolean openEnd = open(choices, Choice::finished, DECIDES);
      if (openZone) {
        choices = those(choices, Choice::shifted, zones.always());
      }
      if (openEnd) {
        choices = those(choices, Choice::finished, headers.always());
      }
      placed.add(
          placed(file, choices.get(0), openZone && !zones.known(), openEnd && !headers.known()));
    }
    return placed;
  }

  /** Whether the best of those that are so is no better, or worse, by {@code than} than others. */
  private static boolean open(List<Choice> choices, Predicate<Choice> so, double than) {
    Choice best = choices.get(0);
    for (Choice choice : choices) {
      if (so.test(choice) != so.test(best)) {
        return best.score() - choice.score() <= than;
      }
    }
    return false;
  }

  private static List<Choice> those(List<Choice> choices, Predicate<Choice> so, boolean wanted) {
    return choices.stream().filter(choice -> so.test(choice) == wanted).toList();
  }

  /**
   * Without its length where that cannot be: it would have ended after the station had it, or the
   * recorder said in the middle of it that it was off.
   */
  private DockedFile believed(DockedFile file) {
    if (!file.hasLength()) {
      return file;
    }
    Choice best = choices(file).get(0);
    DockedFile open = file.ofUnknownLength();
    boolean late =
        best.score() < AFTER_DOCKED / 2 && choices(open).get(0).score() > AFTER_DOCKED / 2;
    long ended = best.began() + Micros.of(file.length());
    return late || offWithin(best.stretch(), best.began() + NAMED, ended - NAMED) ? open : file;
  }

  private static boolean offWithin(ClockStretch stretch, long from, long to) {
    for (RecorderEvent event : stretch.events()) {
      long at = Micros.of(event.stated());
      boolean off =
          event.type() == RecorderEventType.POWER_OFF
              || (event.type() == RecorderEventType.HEARTBEAT
                  && Boolean.FALSE.equals(event.recording()));
      if (off && at > from && at < to) {
        return true;
      }
    }
    return false;
  }

  /** The same file from two stations is one: as first docked. */
  private static List<DockedFile> distinct(List<DockedFile> all) {
    List<DockedFile> ordered = new ArrayList<>(all);
    ordered.sort(BY_DOCKING);
    Set<DockedFile.Sameness> known = new HashSet<>();
    List<DockedFile> files = new ArrayList<>();
    for (DockedFile file : ordered) {
      if (known.add(file.sameness())) {
        files.add(file);
      }
    }
    return files;
  }

  /** The best place for each way to read the time, the best first. */
  private List<Choice> choices(DockedFile file) {
    List<Choice> best = new ArrayList<>();
    long began = Micros.of(file.began());
    long ahead = Micros.of(file.localAhead());
    long length = Micros.of(file.length());
    for (long zone : ahead == 0 ? new long[] {0} : new long[] {0, ahead}) {
      best.add(best(file, began - zone, zone != 0, false));
      if (file.zone() != null && file.hasLength()) {
        best.add(best(file, began - zone - length, zone != 0, true));
      }
    }
    best.sort(Comparator.comparingDouble(choice -> -choice.score()));
    return best;
  }

  private Choice best(DockedFile file, long began, boolean shifted, boolean finished) {
    double zone =
        (shifted ? SHIFTED : 0)
            + (written(file, began) ? WRITTEN : 0)
            + named(file, began, finished);
    List<Unheard> silences = looks.unheard(file);
    Unheard taken = silences.get(0);
    Choice best = null;
    for (Unheard silence : silences) {
      double score =
          zone + bounds(file, began, silence.stretch(), silence.since(), silence.until());
      if (best == null || score > best.score()) {
        best = new Choice(silence.stretch(), began, shifted, finished, score);
      }
    }
    for (ClockStretch stretch : looks.heard()) {
      double score =
          zone
              + bounds(file, began, stretch, taken.since(), Long.MAX_VALUE)
              + words(file, began, stretch)
              + dock(taken.stretch(), began, stretch);
      if (best == null || score > best.score()) {
        best = new Choice(stretch, began, shifted, finished, score);
      }
    }
    return Objects.requireNonNull(best);
  }

  /**
   * What else is written of the begin: it is at one reading of the header, and not at the other.
   */
  private static double named(DockedFile file, long began, boolean finished) {
    long length = Micros.of(file.length());
    long other = finished ? began + length : began - length;
    for (Instant written : file.written()) {
      long off = Math.abs(Micros.of(written) - began);
      if (off <= NAMED && 2 * off + SAME < Math.abs(Micros.of(written) - other)) {
        return file.zone() == null ? 0 : NAMED_SO;
      }
    }
    return 0;
  }

  private static boolean written(DockedFile file, long began) {
    for (Instant written : file.written()) {
      if (Math.abs(Micros.of(written) - began) <= SAME_ZONE) {
        return true;
      }
    }
    return false;
  }

  /** It ended before it was docked, and lies between two dockings. */
  private double bounds(DockedFile file, long began, ClockStretch stretch, long since, long until) {
    Measurement track = track(file, began);
    long docked = PlacedFile.docked(file);
    long lo = began;
    long hi = began;
    if (track == null) {
      OffsetInterval offset = stretch.clock().offsetAt(began);
      lo = began - offset.hi();
      hi = began - offset.lo();
    } else {
      lo = began - track.hi();
      hi = began - track.lo();
    }
    double score = track != null && !stretch.clock().agrees(track) ? BETWEEN_OTHER_DOCKS : 0;
    long ended = lo + Micros.of(file.length()) - limits.glance();
    if (ended > docked) {
      score += AFTER_DOCKED;
    } else if (ended > until) {
      score += BETWEEN_OTHER_DOCKS;
    }
    if (hi < since - limits.glance()) {
      score += BETWEEN_OTHER_DOCKS;
    }
    return score;
  }

  private double words(DockedFile file, long began, ClockStretch stretch) {
    long ended = began + Micros.of(file.length());
    boolean started = false;
    boolean stopped = false;
    boolean on = false;
    boolean off = false;
    for (RecorderEvent event : stretch.events()) {
      long at = Micros.of(event.stated());
      if (event.type() == RecorderEventType.RECORDING_STARTED) {
        long before = Micros.of(prebuffer(event));
        started |= began >= at - before - SAME && began <= at + SAME;
        on |= at > began - SAME && at < ended + SAME;
      } else if (event.type() == RecorderEventType.RECORDING_STOPPED) {
        stopped |= Math.abs(ended - at) <= SAME;
        off |= at > began + SAME && at < ended - SAME;
      } else if (event.recording() != null && at > began + SAME && at < ended - SAME) {
        on |= event.recording();
        off |= !event.recording();
      }
    }
    boolean overlaps =
        began <= stretch.extreme(false) + SAME && ended >= stretch.extreme(true) - SAME;
    WordsAround around = WordsAround.of(stretch.events(), began - SAME, ended + SAME);
    return (around.on() ? ON_AROUND : 0)
        + (around.off() ? OFF_AROUND : 0)
        + (started ? STARTED : 0)
        + (stopped ? STOPPED : 0)
        + (on ? SAID_ON : 0)
        + (off ? SAID_OFF : 0)
        + (overlaps ? OVERLAPS : APART);
  }

  private Duration prebuffer(RecorderEvent event) {
    Duration said = event.prebuffer();
    return said == null ? clocks.traits().prebuffer() : said;
  }

  /** The station says in which epoch the recorder came: the file may be younger than its words. */
  private static double dock(ClockStretch silence, long began, ClockStretch stretch) {
    String name = silence.epoch().name();
    boolean same = name != null && name.equals(stretch.epoch().name());
    return same && began >= stretch.extreme(true) ? ENDS_AT_ITS_DOCK : 0;
  }

  private PlacedFile placed(DockedFile file, Choice choice, boolean ambiguous, boolean eitherEnd) {
    Measurement track = track(file, choice.began());
    ClockStretch stretch = choice.stretch();
    boolean told = track == null && ambiguous;
    boolean either = track == null && eitherEnd;
    if (track != null && !ambiguous && !eitherEnd && stretch.clock().agrees(track)) {
      stretch.measured(track);
    }
    long length = Micros.of(file.length());
    long end = choice.began() + (eitherEnd ? 0 : length);
    long docked = PlacedFile.docked(file) + limits.glance();
    if (!ambiguous && stretch.events().isEmpty() && end - docked > -Micros.of(limits.latest())) {
      stretch.docked(file.seq(), end, docked);
    }
    return new PlacedFile(file, stretch, choice.began(), told, track, either ? length : 0);
  }

  private @Nullable Measurement track(DockedFile file, long began) {
    return file.track().isEmpty()
        ? null
        : SatelliteLooks.ofTrack(file, Micros.instant(began), limits);
  }
}
