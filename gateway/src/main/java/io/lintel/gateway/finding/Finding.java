package io.lintel.gateway.finding;

import io.lintel.gateway.audit.Cause;
import io.lintel.gateway.audit.Notice;
import io.lintel.gateway.audit.Outcome;
import io.lintel.gateway.audit.Verdict;
import io.lintel.gateway.visit.TechnicianId;
import io.lintel.gateway.visit.VisitId;
import io.lintel.gateway.wording.Sentence;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something a person has to look at, as it follows from what is known now.
 *
 * @param outcome FAIL or UNDECIDED of a verdict, else null; so {@code rule}, {@code cause} and the
 *     rest of what only verdicts have
 * @param technician whom it is about, and who may answer it; or null
 * @param device recorder or meter, or null; so {@code deviceKind}
 * @param at the moment it is about: of a verdict the knock, as far as it is known
 * @param day by the utility's calendar
 * @param evidence journal numbers, ascending
 */
public record Finding(
    FindingId id,
    FindingKind kind,
    @Nullable Outcome outcome,
    @Nullable String rule,
    @Nullable VisitId visit,
    @Nullable TechnicianId technician,
    @Nullable String device,
    @Nullable DeviceKind deviceKind,
    Instant at,
    LocalDate day,
    Sentence because,
    @Nullable Cause cause,
    boolean certain,
    @Nullable Duration lateBy,
    @Nullable Duration uncertainty,
    List<Long> evidence,
    @Nullable String policy) {
  public Finding {
    evidence = List.copyOf(evidence);
  }

  public static Finding of(Verdict verdict, Instant at, LocalDate day) {
    return new Finding(
        FindingId.ofVerdict(verdict.rule(), verdict.visit(), verdict.technician()),
        FindingKind.VERDICT,
        verdict.outcome(),
        verdict.rule(),
        verdict.visit(),
        verdict.technician(),
        null,
        null,
        at,
        day,
        verdict.because(),
        verdict.cause(),
        verdict.certain(),
        verdict.lateBy(),
        verdict.uncertainty(),
        verdict.evidence(),
        verdict.policy());
  }

  public static Finding of(Notice notice, LocalDate day) {
    return plain(
        FindingId.ofNotice(notice, day),
        FindingId.kind(notice.kind()),
        notice.visit(),
        notice.technician(),
        notice.device(),
        DeviceKind.RECORDER,
        notice.at(),
        day,
        notice.because(),
        notice.evidence());
  }

  /**
   * @param seq the observation that no visit explains
   * @param technician who had the recorder, or whose step it is; null if nobody is known
   * @param told its journal number and those of what is told with it, ascending
   */
  public static Finding orphan(
      long seq,
      @Nullable TechnicianId technician,
      @Nullable String device,
      DeviceKind deviceKind,
      Instant at,
      LocalDate day,
      Sentence because,
      List<Long> told) {
    return plain(
        FindingId.ofOrphan(seq),
        FindingKind.ORPHAN,
        null,
        technician,
        device,
        deviceKind,
        at,
        day,
        because,
        told);
  }

  private static Finding plain(
      FindingId id,
      FindingKind kind,
      @Nullable VisitId visit,
      @Nullable TechnicianId technician,
      @Nullable String device,
      DeviceKind deviceKind,
      Instant at,
      LocalDate day,
      Sentence because,
      List<Long> evidence) {
    return new Finding(
        id,
        kind,
        null,
        null,
        visit,
        technician,
        device,
        device == null ? null : deviceKind,
        at,
        day,
        because,
        null,
        false,
        null,
        null,
        evidence,
        null);
  }

  /**
   * What a decision about it rests on: when this changes, the decision was made on other evidence.
   * Numbers and words may change without.
   */
  public String basis() {
    if (outcome == null) {
      return kind.wireName();
    }
    return cause == null ? outcome.wireName() : outcome.wireName() + "/" + cause.wireName();
  }

  /** What matters most first: 0 FAIL, 1 UNDECIDED, 2 the rest. */
  public int severity() {
    if (outcome == null) {
      return 2;
    }
    return outcome == Outcome.FAIL ? 0 : 1;
  }
}
