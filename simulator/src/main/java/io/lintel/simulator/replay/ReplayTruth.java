package io.lintel.simulator.replay;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;

/** What the frames of one replayed meter say: the truth about its slots. */
public final class ReplayTruth {
  /** Between a slot's moment and the question there may be a queue on the line. */
  private static final Duration AROUND = Duration.ofSeconds(5);

  /** A float shows seven digits. */
  private static final BigDecimal FLOAT_DIGITS = new BigDecimal("0.000001");

  private static final BigDecimal LITRE = new BigDecimal("0.001");

  private final NavigableMap<Duration, List<CapturedExchange>> episodes = new TreeMap<>();
  private final Frames frames;
  private final DialPlace dial;

  private ReplayTruth(Frames frames, DialPlace dial) {
    this.frames = frames;
    this.dial = dial;
  }

  /** Empty for a meter without a profile, or with one whose registers we have no manual of. */
  public static Optional<ReplayTruth> of(ReplayLine line, ReplayLine.ReplayMeter meter) {
    String profile = meter.profile();
    Optional<DialPlace> dial = profile == null ? Optional.empty() : DialPlace.of(profile);
    return dial.map(place -> gathered(line, meter, place));
  }

  private static ReplayTruth gathered(
      ReplayLine line, ReplayLine.ReplayMeter meter, DialPlace dial) {
    ReplayTruth truth = new ReplayTruth(line.frames(), dial);
    for (NavigableMap<Duration, List<CapturedExchange>> subject : new Repertoire(line).subjects()) {
      Ask ask = subject.firstEntry().getValue().get(0).ask();
      OptionalInt unit = line.frames().unitAsked(ask);
      boolean aboutTheDial =
          unit.isPresent()
              && unit.getAsInt() == meter.address()
              && dial.isAskedBy(ask, line.frames());
      if (aboutTheDial) {
        truth.episodes.putAll(subject);
      }
    }
    return truth;
  }

  private Optional<BigDecimal> volume(List<CapturedExchange> episode) {
    for (CapturedExchange exchange : episode) {
      if (Soundness.of(exchange, frames) == Soundness.ANSWERED) {
        return Optional.of(dial.read(exchange, frames));
      }
    }
    return Optional.empty();
  }

  /**
   * Whether a reading of {@code volume} at {@code at} is what a frame said that may have been
   * played then.
   */
  public boolean said(BigDecimal volume, Duration at) {
    return around(at).stream()
        .flatMap(episode -> volume(episode).stream())
        .anyMatch(spoken -> same(spoken, volume));
  }

  /** Whether whoever asked at {@code at} must have got a reading at the first attempt. */
  public boolean mustBeReadAt(Duration at) {
    List<List<CapturedExchange>> possible = around(at);
    return !possible.isEmpty()
        && possible.stream()
            .allMatch(
                episode ->
                    volume(episode).isPresent()
                        && Soundness.of(episode.get(0), frames) == Soundness.ANSWERED);
  }

  /**
   * How many readings are to be kept of slots that were read at {@code moments}: one of each,
   * unless frames bear the meter's time. Then those that were played again, because the capture has
   * no other, are the same reading.
   */
  public long kept(List<Duration> moments) {
    return dial.statesItsTime()
        ? moments.stream().flatMap(at -> sure(at).stream()).distinct().count()
        : moments.size();
  }

  /** The episode that was played at {@code at}, where it cannot have been another. */
  private Optional<List<CapturedExchange>> sure(Duration at) {
    List<List<CapturedExchange>> possible = around(at);
    return possible.stream().distinct().count() == 1
        ? Optional.of(possible.get(0))
        : Optional.empty();
  }

  private List<List<CapturedExchange>> around(Duration at) {
    List<List<CapturedExchange>> possible = new ArrayList<>();
    if (!episodes.isEmpty()) {
      possible.addAll(episodes.subMap(at.minus(AROUND), true, at.plus(AROUND), true).values());
      possible.add(Repertoire.nearest(episodes, at.minus(AROUND)));
      possible.add(Repertoire.nearest(episodes, at));
      possible.add(Repertoire.nearest(episodes, at.plus(AROUND)));
    }
    return possible;
  }

  private static boolean same(BigDecimal spoken, BigDecimal stored) {
    BigDecimal tolerance = spoken.abs().multiply(FLOAT_DIGITS).max(LITRE);
    return spoken.subtract(stored).abs().compareTo(tolerance) <= 0;
  }
}
