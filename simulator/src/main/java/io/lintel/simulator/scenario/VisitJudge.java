package io.lintel.simulator.scenario;

import io.lintel.simulator.people.Act;
import io.lintel.simulator.people.Errand;
import io.lintel.simulator.people.Walk;
import io.lintel.simulator.scenario.Truth.Recording;
import io.lintel.simulator.scenario.Truth.RuleTruth;
import io.lintel.simulator.scenario.TypedReadings.Typed;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Which rules one walked visit really broke, by the clauses alone: no clock is in doubt here. */
final class VisitJudge {
  /** REC-2: a longer gap is a breach. */
  private static final Duration LONGEST_GAP = Duration.ofSeconds(5);

  /** MTR-2: the dial moves between looking and typing, and nobody types litres. */
  private static final BigDecimal TYPED_OFF = new BigDecimal("0.1");

  private final Walk walk;
  private final List<Recording> recordings;

  /**
   * @param reports when it reported by itself
   * @param turnedUnseen when its valve was turned while nobody was there
   * @param countedBack when its counter fell between two of its reports
   */
  record MeterDay(List<Instant> reports, Happened turnedUnseen, Happened countedBack) {
    MeterDay {
      reports = List.copyOf(reports);
    }
  }

  /** Whether something happened to a meter, seen from a visit there. */
  enum Happened {
    NEVER,
    THAT_DAY,
    /** The other side of midnight: whether a visit is to be held against it one may argue. */
    ANOTHER_DAY
  }

  /**
   * The recorder in the visit.
   *
   * @param recordings by the technician, with whatever recorder
   * @param swapped whether it was somebody else's by the custody book, or there was none
   * @param leftBehind whether it lay elsewhere meanwhile
   * @param stray whether the visit answers for a recording that no visit explains
   */
  record RecorderThere(
      List<Recording> recordings, boolean swapped, boolean leftBehind, boolean stray) {
    RecorderThere {
      recordings = List.copyOf(recordings);
    }
  }

  private VisitJudge(Walk walk, List<Recording> recordings) {
    this.walk = walk;
    this.recordings =
        recordings.stream()
            .filter(recording -> recording.begin().isBefore(walk.ended()))
            .filter(recording -> endOf(recording).isAfter(walk.knock()))
            .sorted(Comparator.comparing(Recording::begin))
            .toList();
  }

  /**
   * @param meter what the meter behind the door did
   * @param typed what was typed, if anything was
   */
  static List<RuleTruth> judge(
      Walk walk, RecorderThere recorder, MeterDay meter, Optional<Typed> typed) {
    VisitJudge judge = new VisitJudge(walk, recorder.recordings());
    List<RuleTruth> rules = new ArrayList<>();
    judge.recorder(recorder, rules);
    judge.meter(meter, typed, rules);
    return rules;
  }

  private void recorder(RecorderThere recorder, List<RuleTruth> rules) {
    boolean recorded = !recordings.isEmpty();
    // Whether what it records elsewhere counts for anything one may argue: unsaid.
    if (!recorder.leftBehind() || !recorded) {
      rules.add(onBeforeKnock());
      rules.add(coveredWithoutGap());
    }
    // Nor whether another's recorder that did not even record breaks the rule, or one left behind.
    if (!recorder.leftBehind() && (!recorder.swapped() || recorded)) {
      rules.add(new RuleTruth("REC-3", recorder.swapped(), null));
    }
    // Who has none has nothing that could be elsewhere.
    if (recorder.leftBehind() || recorded || !recorder.swapped()) {
      rules.add(new RuleTruth("REC-4", recorder.leftBehind(), null));
    }
    rules.add(new RuleTruth("REC-6", recorder.stray(), null));
  }

  private void meter(MeterDay meter, Optional<Typed> typed, List<RuleTruth> rules) {
    if (walk.leads() && walk.errand().kind() == Errand.Kind.METER_READING) {
      rules.add(meterRead(meter.reports()));
    }
    if (walk.leads() && !meter.reports().isEmpty()) {
      happened("MTR-3", meter.countedBack(), rules);
      happened("MTR-4", meter.turnedUnseen(), rules);
    }
    if (!meter.reports().isEmpty()) {
      // The rule compares with what the meter tells itself; what only people read tells nothing.
      typed.ifPresent(
          it -> rules.add(new RuleTruth("MTR-2", it.error().compareTo(TYPED_OFF) > 0, null)));
    }
  }

  private static void happened(String rule, Happened when, List<RuleTruth> rules) {
    if (when != Happened.ANOTHER_DAY) {
      rules.add(new RuleTruth(rule, when == Happened.THAT_DAY, null));
    }
  }

  private RuleTruth onBeforeKnock() {
    if (recordings.isEmpty()) {
      return new RuleTruth("REC-1", true, null);
    }
    Duration by = Duration.between(walk.knock(), recordings.get(0).begin());
    return new RuleTruth("REC-1", by.compareTo(Duration.ZERO) > 0, by);
  }

  private RuleTruth coveredWithoutGap() {
    Instant covered = walk.knock();
    Duration longest = Duration.ZERO;
    for (Recording recording : recordings) {
      longest = longer(longest, Duration.between(covered, recording.begin()));
      covered = endOf(recording).isAfter(covered) ? endOf(recording) : covered;
    }
    longest = longer(longest, Duration.between(covered, walk.ended()));
    return new RuleTruth("REC-2", longest.compareTo(LONGEST_GAP) > 0, longest);
  }

  private RuleTruth meterRead(List<Instant> reports) {
    Optional<Instant> entered = walk.entered();
    boolean read =
        entered.isEmpty()
            || walk.acts().stream().anyMatch(Act::typesReading)
            || reports.stream()
                .anyMatch(at -> !at.isBefore(entered.get()) && !at.isAfter(walk.ended()));
    return new RuleTruth("MTR-1", !read, null);
  }

  private static Instant endOf(Recording recording) {
    Instant end = recording.end();
    return end == null ? Instant.MAX : end;
  }

  private static Duration longer(Duration a, Duration b) {
    return a.compareTo(b) >= 0 ? a : b;
  }
}
