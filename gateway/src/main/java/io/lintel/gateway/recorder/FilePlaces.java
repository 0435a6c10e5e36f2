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
import java.util.Set;
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

  /** One way to read a file's time in one stretch. */
  private record Choice(ClockStretch stretch, long began, boolean shifted, double score) {}

  List<PlacedFile> place(List<DockedFile> all) {
    List<DockedFile> files = distinct(all);
    List<PlacedFile> placed = new ArrayList<>();
    List<DockedFile> open = new ArrayList<>();
    int shifted = 0;
    int plain = 0;
    for (DockedFile file : files) {
      List<Choice> best = best(file);
      if (best.size() > 1 && best.get(0).score() - best.get(1).score() <= -SHIFTED) {
        open.add(file);
      } else {
        placed.add(placed(file, best.get(0), false));
        if (file.zone() != null) {
          shifted += best.get(0).shifted() ? 1 : 0;
          plain += best.get(0).shifted() ? 0 : 1;
        }
      }
    }
    boolean habit = shifted > 0 && plain == 0;
    boolean known = habit || (plain > 0 && shifted == 0);
    for (DockedFile file : open) {
      List<Choice> best = best(file);
      Choice choice = best.get(0).shifted() == habit ? best.get(0) : best.get(1);
      placed.add(placed(file, choice, !known));
    }
    return placed;
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
  private List<Choice> best(DockedFile file) {
    List<Choice> best = new ArrayList<>();
    long began = Micros.of(file.began());
    best.add(best(file, began, false));
    Duration ahead = file.localAhead();
    if (!ahead.isZero()) {
      best.add(best(file, began - Micros.of(ahead), true));
    }
    best.sort(Comparator.comparingDouble(choice -> -choice.score()));
    return best;
  }

  private Choice best(DockedFile file, long began, boolean shifted) {
    double zone = (shifted ? SHIFTED : 0) + (written(file, began) ? WRITTEN : 0);
    List<Unheard> silences = looks.unheard(file);
    Unheard taken = silences.get(0);
    Choice best = unheard(file, began, shifted, zone, taken);
    for (Unheard silence : silences) {
      Choice choice = unheard(file, began, shifted, zone, silence);
      best = choice.score() > best.score() ? choice : best;
    }
    for (ClockStretch stretch : looks.heard()) {
      double score =
          zone
              + bounds(file, began, stretch, taken.since(), Long.MAX_VALUE)
              + words(file, began, stretch)
              + dock(taken.stretch(), began, stretch);
      if (score > best.score()) {
        best = new Choice(stretch, began, shifted, score);
      }
    }
    return best;
  }

  private Choice unheard(
      DockedFile file, long began, boolean shifted, double zone, Unheard silence) {
    double score = zone + bounds(file, began, silence.stretch(), silence.since(), silence.until());
    return new Choice(silence.stretch(), began, shifted, score);
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

  private PlacedFile placed(DockedFile file, Choice choice, boolean ambiguous) {
    Measurement track = track(file, choice.began());
    ClockStretch stretch = choice.stretch();
    boolean told = track == null && ambiguous;
    if (track != null && !ambiguous && stretch.clock().agrees(track)) {
      stretch.measured(track);
    }
    long end = choice.began() + Micros.of(file.length());
    long docked = PlacedFile.docked(file) + limits.glance();
    if (!ambiguous && stretch.events().isEmpty() && end - docked > -Micros.of(limits.latest())) {
      stretch.docked(file.seq(), end, docked);
    }
    return new PlacedFile(file, stretch, choice.began(), told, track);
  }

  private @Nullable Measurement track(DockedFile file, long began) {
    return file.track().isEmpty()
        ? null
        : SatelliteLooks.ofTrack(file, Micros.instant(began), limits);
  }
}
