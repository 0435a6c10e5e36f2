package io.lintel.gateway.recorder;

import io.lintel.gateway.clock.ClockLimits;
import io.lintel.gateway.clock.Interruptions;
import io.lintel.gateway.recorder.DockedFile.TrackPoint;
import io.lintel.gateway.recorder.RecorderTraits.ClockKind;
import io.lintel.gateway.visit.GeoPoint;
import io.lintel.gateway.visit.Step;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A recorder whose clock is as far off as a test says, and drifts; what it says, films and shows on
 * docks. Times are milliseconds of truth after nine.
 */
final class ClockedRecorder {
  static final Instant NINE = Instant.parse("2026-11-22T01:00:00Z");
  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
  private static final double MILLIS_PER_DAY = 86_400_000;

  final List<RecorderEvent> events = new ArrayList<>();
  final List<DockedFile> files = new ArrayList<>();
  final List<DockSession> sessions = new ArrayList<>();

  private final Map<Long, Instant> truths = new HashMap<>();

  ClockKind kind = ClockKind.UNKNOWN;
  @Nullable String epoch = "1";
  @Nullable Duration roundTrip = Duration.ofMillis(1800);

  /** How far absolute time is ahead of the gateway's. */
  long gatewayBehind;

  private long counter;
  private long ahead;
  private double driftPerDay;
  private long since;
  private long seq;

  /** From {@code at} on the clock is {@code aheadMillis} ahead and gains so much in a day. */
  ClockedRecorder runs(long at, long aheadMillis, double millisPerDay) {
    since = at;
    ahead = aheadMillis;
    driftPerDay = millisPerDay;
    return this;
  }

  ClockedRecorder ahead(Duration by) {
    return runs(0, by.toMillis(), 0);
  }

  long aheadAt(long at) {
    return ahead + Math.round(driftPerDay * (at - since) / MILLIS_PER_DAY);
  }

  Instant shows(long at) {
    return truth(at).plusMillis(aheadAt(at));
  }

  static Instant truth(long at) {
    return NINE.plusMillis(at);
  }

  /** When what carries this journal number happened. */
  Instant truthOf(long number) {
    return Objects.requireNonNull(truths.get(number));
  }

  private long next(long at) {
    seq++;
    truths.put(seq, truth(at));
    return seq;
  }

  ClockedRecorder beat(long at, long transit) {
    return say(RecorderEventType.HEARTBEAT, at, transit, null);
  }

  /** One a minute, each a second under way. */
  ClockedRecorder beats(long from, int count) {
    for (int i = 0; i < count; i++) {
      beat(from + i * 60_000L, 1_000);
    }
    return this;
  }

  ClockedRecorder says(RecorderEventType type, long at, long transit) {
    return say(type, at, transit, null);
  }

  /** With satellites' time that was right at {@code fixedAt}. */
  ClockedRecorder fix(long at, long transit, long fixedAt) {
    return say(RecorderEventType.POSITION, at, transit, truth(fixedAt + gatewayBehind));
  }

  private ClockedRecorder say(
      RecorderEventType type, long at, long transit, @Nullable Instant satellite) {
    counter++;
    events.add(
        new RecorderEvent(
            next(at),
            "R-1",
            type,
            shows(at),
            truth(at + transit),
            counter,
            epoch,
            null,
            null,
            null,
            null,
            null,
            null,
            80,
            null,
            null,
            roundTrip,
            satellite));
    return this;
  }

  ClockedRecorder docks(long at, boolean reads, boolean sets, DockedFile... listed) {
    Instant station = truth(at + gatewayBehind);
    sessions.add(
        new DockSession(
            next(at),
            "R-1",
            "S-1",
            station,
            reads ? shows(at) : null,
            sets,
            null,
            null,
            true,
            Stream.of(listed)
                .map(file -> new DockSession.Indexed(file.name(), 1_000_000, file.sha256()))
                .toList(),
            truth(at + 700)));
    if (sets) {
      runs(at, gatewayBehind, driftPerDay);
    }
    return this;
  }

  ClockedRecorder films(long at, Duration length, long docked) {
    return film(shows(at), at, length, docked, false, List.of(), List.of());
  }

  /** Docked where nobody says by which clock: {@code began} as its file has it. */
  ClockedRecorder film(
      Instant began,
      long at,
      Duration length,
      long docked,
      boolean zoneless,
      List<Instant> written,
      List<TrackPoint> track) {
    Instant station = truth(docked + gatewayBehind);
    files.add(
        new DockedFile(
            next(at),
            "R-1",
            at + ".mp4",
            "%064x".formatted(at),
            began,
            zoneless ? SHANGHAI : null,
            written,
            length,
            true,
            track,
            "S-1",
            station,
            truth(docked + 5_000)));
    return this;
  }

  /** Satellites' words at the begin of a film and each ten seconds after. */
  List<TrackPoint> track(long at, int points) {
    List<TrackPoint> track = new ArrayList<>();
    for (int i = 0; i < points; i++) {
      track.add(
          new TrackPoint(
              Duration.ofSeconds(i * 10L),
              truth(at + i * 10_000L + gatewayBehind),
              new Step.Fix(new GeoPoint(31.2, 121.5), 5)));
    }
    return track;
  }

  Docked docked() {
    return new Docked(files, sessions);
  }

  TimedRecorder times() {
    return times(events, docked());
  }

  TimedRecorder times(List<RecorderEvent> said, Docked docked) {
    return corrects().of(said, docked);
  }

  RecorderTimes corrects() {
    return new RecorderTimes(
        new Interruptions(List.of()), new RecorderTraits(kind, Duration.ZERO), ClockLimits.DEFAULT);
  }
}
