package io.lintel.simulator.scenario;

import io.lintel.simulator.people.Act;
import io.lintel.simulator.people.Errand;
import io.lintel.simulator.people.Walk;
import io.lintel.simulator.scenario.Truth.Recording;
import io.lintel.simulator.scenario.Truth.RuleTruth;
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

  private final Walk walk;
  private final List<Recording> recordings;

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
   * @param recordings of the technician's recorder
   * @param reports when the meter behind the door reported by itself
   */
  static List<RuleTruth> judge(Walk walk, List<Recording> recordings, List<Instant> reports) {
    VisitJudge judge = new VisitJudge(walk, recordings);
    List<RuleTruth> rules = new ArrayList<>();
    rules.add(judge.onBeforeKnock());
    rules.add(judge.coveredWithoutGap());
    if (walk.errand().kind() == Errand.Kind.METER_READING) {
      rules.add(judge.meterRead(reports));
    }
    return rules;
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
