package io.lintel.gateway.audit;

import io.lintel.gateway.visit.Door;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The rules beside those of the knock and of the reading, each where the policy has it judged. */
final class FurtherRules {
  private static final Sentence NOT_CARRIED_OUT = new Sentence("Not carried out", "未实施");

  private final CaseDay day;
  private final Policy policy;
  private final String label;
  private final Map<Verdict.Point, Instant> waits = new HashMap<>();
  private @Nullable Instant awaits;

  FurtherRules(CaseDay day, Policy policy) {
    this.day = day;
    this.policy = policy;
    this.label = policy.label();
  }

  /** Adds what the rules about this technician's recorders say. */
  void ofTechnician(List<Verdict> verdicts, Call call) {
    Door door = call.door();
    if (door.carriedOut()) {
      recorders(verdicts, call);
    } else {
      for (Rule rule :
          List.of(
              Rule.RECORDER_OWN,
              Rule.RECORDER_AT_PLACE,
              Rule.RECORDING_DOCKED,
              Rule.RECORDER_ONLY_FOR_VISITS)) {
        technician(verdicts, rule, door, () -> Judgement.notApplicable(NOT_CARRIED_OUT));
      }
    }
  }

  /** Adds what the rules about the visit as a whole say. */
  void ofVisit(List<Verdict> verdicts, Door door) {
    visit(verdicts, Rule.READING_TRUE, door, () -> TypedIndex.judge(door, day, policy));
    visit(verdicts, Rule.METER_SOUND, door, () -> MeterSound.judge(door, day, policy));
    visit(
        verdicts,
        Rule.METER_EVENTS_EXPLAINED,
        door,
        () -> MeterEventsExplained.judge(door, day, policy));
  }

  private void recorders(List<Verdict> verdicts, Call call) {
    Door door = call.door();
    technician(verdicts, Rule.RECORDER_OWN, door, () -> RecorderOwn.judge(call, day, policy));
    technician(
        verdicts,
        Rule.RECORDER_AT_PLACE,
        door,
        () -> RecorderAtPlace.judge(call, day.doors(), policy));
    technician(verdicts, Rule.RECORDING_DOCKED, door, () -> docked(call));
    technician(
        verdicts,
        Rule.RECORDER_ONLY_FOR_VISITS,
        door,
        () -> RecorderOnlyForVisits.judge(door, day, policy));
  }

  private Judgement docked(Call call) {
    RecordingDocked.Found found = RecordingDocked.judge(call, day.file(), policy);
    awaits = Waits.earlier(awaits, found.awaits());
    return found.judgement();
  }

  private void technician(List<Verdict> verdicts, Rule rule, Door door, Supplier<Judgement> judge) {
    if (policy.judges(rule)) {
      Judgement judgement = BesideVisit.told(judge.get(), door);
      verdicts.add(judgement.verdict(rule, door.visit().id(), door.technician(), label));
    }
  }

  private void visit(List<Verdict> verdicts, Rule rule, Door door, Supplier<Judgement> judge) {
    if (policy.judges(rule)) {
      Judgement judgement =
          door.carriedOut()
              ? BesideVisit.told(judge.get(), door)
              : Judgement.notApplicable(NOT_CARRIED_OUT);
      Verdict verdict = judgement.verdict(rule, door.visit().id(), null, label);
      Instant until = judgement.awaits();
      if (until != null) {
        waits.put(verdict.point(), until);
      }
      verdicts.add(verdict);
    }
  }

  @Nullable Instant awaits() {
    return awaits;
  }

  /** Verdicts that more evidence may settle by itself, with until when it is waited for. */
  Map<Verdict.Point, Instant> waits() {
    return waits;
  }
}
