package io.lintel.gateway.recorder;

import io.lintel.gateway.clock.ClockEvidence;
import io.lintel.gateway.clock.Micros;
import io.lintel.gateway.clock.OffsetInterval;
import io.lintel.gateway.clock.TimeBounds;
import io.lintel.gateway.recorder.ClockHistory.Epoch;
import io.lintel.gateway.recorder.ClockHistory.Offset;
import io.lintel.gateway.recorder.ClockHistory.Stretch;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What stretches look like from {@code from} to {@code to}, in microseconds. */
record ClockView(long from, long to) {
  /** An interval is drawn through this many moments, and those of its evidence. */
  private static final int MOMENTS = 48;

  private static final int MOST_MOMENTS = 200;

  private static final Comparator<Epoch> BY_FROM =
      Comparator.comparing(epoch -> epoch.from().estimate());

  static ClockView of(Instant from, Instant to) {
    return new ClockView(Micros.of(from), Micros.of(to));
  }

  /**
   * @param stretches those of one epoch in the order in which they were
   */
  List<Epoch> epochs(List<ClockStretch> stretches, List<PlacedFile> files) {
    Map<PowerEpoch, List<Extent>> byEpoch = new LinkedHashMap<>();
    for (ClockStretch stretch : stretches) {
      Extent extent = extent(stretch, files);
      if (extent != null && extent.end() >= from && extent.begin() < to) {
        byEpoch.computeIfAbsent(stretch.epoch(), epoch -> new ArrayList<>()).add(extent);
      }
    }
    List<Epoch> epochs = new ArrayList<>();
    byEpoch.forEach((epoch, extents) -> epochs.add(epoch(epoch, extents)));
    epochs.sort(BY_FROM);
    return epochs;
  }

  /** From what its clock showed first to what it showed last, of which anybody tells. */
  private record Extent(ClockStretch stretch, long first, long last) {
    OffsetInterval at(long shown) {
      return stretch.clock().offsetAt(shown);
    }

    long begin() {
      return first - at(first).estimate();
    }

    long end() {
      return last - at(last).estimate();
    }

    TimeBounds bounds(long shown) {
      OffsetInterval offset = at(shown);
      return new TimeBounds(
          Micros.instant(shown - offset.hi()),
          Micros.instant(shown - offset.estimate()),
          Micros.instant(shown - offset.lo()));
    }
  }

  private static @Nullable Extent extent(ClockStretch stretch, List<PlacedFile> files) {
    long first = Long.MAX_VALUE;
    long last = Long.MIN_VALUE;
    if (!stretch.events().isEmpty()) {
      first = stretch.extreme(true);
      last = stretch.extreme(false);
    }
    for (PlacedFile file : files) {
      if (file.stretch() == stretch) {
        first = Math.min(first, file.began());
        last = Math.max(last, file.began() + Micros.of(file.file().length()));
      }
    }
    return first > last ? null : new Extent(stretch, first, last);
  }

  private Epoch epoch(PowerEpoch epoch, List<Extent> extents) {
    Extent first = extents.get(0);
    Extent last = extents.get(extents.size() - 1);
    return new Epoch(
        epoch.name(),
        first.bounds(first.first()),
        last.bounds(last.last()),
        extents.stream().map(this::stretch).toList());
  }

  private Stretch stretch(Extent extent) {
    List<ClockEvidence> evidence = extent.stretch().clock().evidence();
    long begin = Math.max(from, extent.begin());
    long end = Math.min(to, extent.end());
    TreeSet<Long> moments = new TreeSet<>();
    for (int i = 0; i <= MOMENTS; i++) {
      moments.add(begin + (end - begin) * i / MOMENTS);
    }
    for (ClockEvidence bound : evidence) {
      long at = Micros.of(bound.at());
      if (at > begin && at < end && moments.size() < MOST_MOMENTS) {
        moments.add(at);
      }
    }
    List<Offset> offsets = new ArrayList<>();
    for (long moment : moments) {
      offsets.add(offset(moment, extent.stretch().clock().offsetAtMoment(moment)));
    }
    return new Stretch(offsets, distinct(evidence));
  }

  private static Offset offset(long moment, OffsetInterval offset) {
    return new Offset(
        Micros.instant(moment),
        Micros.duration(offset.lo()),
        Micros.duration(offset.estimate()),
        Micros.duration(offset.hi()),
        offset.basis());
  }

  /** Live windows overlap and often have one message as their fastest. */
  private static List<ClockEvidence> distinct(List<ClockEvidence> evidence) {
    return evidence.stream().distinct().toList();
  }
}
