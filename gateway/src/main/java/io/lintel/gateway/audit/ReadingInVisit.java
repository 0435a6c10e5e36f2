package io.lintel.gateway.audit;

import io.lintel.gateway.clock.TimeBounds;
import io.lintel.gateway.policy.Limits;
import io.lintel.gateway.visit.Door;
import io.lintel.gateway.visit.Moment;
import io.lintel.gateway.visit.StepType;
import io.lintel.gateway.visit.VisitKind;
import io.lintel.gateway.wording.Sentence;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BooleanSupplier;

/** MTR-1: a visit to read the meter has a reading between entry and leaving. */
final class ReadingInVisit implements Rule {
  static final String ID = "MTR-1";

  private static final Sentence NOT_A_READING = new Sentence("Not a meter-reading visit", "非抄表服务");

  private static final Card CARD =
      Card.of(ID, Scope.VISIT)
          .clause("Copy the gas meter's index.", "抄录燃气表数")
          .from(SourceDocument.A, Basis.CLAUSE)
          .checks(
              "A meter-reading visit has a reading between entry and leaving.", "抄表服务在入户与离开之间有读数。")
          .judged(
              "The meter's own by its clock, or one typed at a step. NOT_APPLICABLE where nobody"
                  + " was met. FAIL only once the phone was heard after the visit, with cause"
                  + " `unknown`.",
              "可以是表具按自身时钟报出的，也可以是步骤中录入的。未遇用户则不适用。仅在服务之后收到过手机消息时才判不合格，原因为 `unknown`。");

  @Override
  public Card card() {
    return CARD;
  }

  @Override
  public Judgement judge(VisitScene scene, Limits limits) {
    Door door = scene.door();
    List<Door> day = scene.day().doors();
    return judge(door, scene.day().readingsAt(door), () -> heardSince(door, day));
  }

  @Override
  public Judgement notCarriedOut(Door door) {
    return door.visit().kind() == VisitKind.METER_READING
        ? Rule.super.notCarriedOut(door)
        : Judgement.notApplicable(NOT_A_READING);
  }

  /** Whether the technician's phone was heard after {@code door}. */
  private static boolean heardSince(Door door, List<Door> day) {
    TimeBounds to = door.to();
    if (to != null) {
      for (Door other : day) {
        if (other.witness() == Door.Witness.OWN
            && Objects.requireNonNull(other.from()).lo().isAfter(to.estimate())) {
          return true;
        }
      }
    }
    return false;
  }

  /**
   * @param readings the visit's meters' own and those typed in it
   * @param heardSince whether the technician's phone was heard after the visit, so that what was
   *     typed in it must have come
   */
  private static Judgement judge(
      Door door, List<TimedReading> readings, BooleanSupplier heardSince) {
    if (door.visit().kind() != VisitKind.METER_READING) {
      return Judgement.notApplicable(NOT_A_READING);
    }
    TimeBounds to = door.to();
    if (to == null) {
      return Judgement.notApplicable(new Sentence("Not carried out", "未实施"));
    }
    if (door.has(StepType.NOT_MET)) {
      return Judgement.notApplicable(new Sentence("Nobody was met", "到访不遇"));
    }
    Moment entry = door.entry() == null ? door.knock() : door.entry();
    if (entry == null) {
      return Judgement.undecided(
          null, new Sentence("No step shows the entry", "没有步骤表明何时入户"), List.of());
    }
    Moment exit = door.exit();
    boolean late = entry.late() || (exit != null && exit.late());
    return readings.stream()
        .map(reading -> judge(reading, entry, to, late))
        .filter(judgement -> judgement.outcome() != Outcome.FAIL)
        .min(Judgement.KINDEST_FIRST)
        .orElseGet(() -> none(door, entry, late, heardSince));
  }

  private static Judgement judge(
      TimedReading reading, Moment entry, TimeBounds to, boolean stepsLate) {
    Lateness early = Lateness.of(entry.time(), reading.time());
    Lateness late = Lateness.of(reading.time(), to);
    List<Long> evidence = List.of(reading.seq(), entry.seq());
    Outcome worst = worse(early.notMoreThan(Duration.ZERO), late.notMoreThan(Duration.ZERO));
    Sentence what =
        reading.typed()
            ? new Sentence("Reading typed in the visit", "服务中录入了读数")
            : new Sentence("The meter's own reading in the visit", "服务中有燃气表自身读数");
    if (worst == Outcome.UNDECIDED || (worst == Outcome.PASS && (stepsLate || reading.late()))) {
      return Judgement.undecided(
          null,
          new Sentence("A reading may have been taken in the visit", "可能在服务中抄录了读数"),
          evidence);
    }
    boolean certain = early.certainly(Duration.ZERO) && late.certainly(Duration.ZERO);
    return new Judgement(worst, certain, null, null, what, evidence);
  }

  private static Judgement none(Door door, Moment entry, boolean late, BooleanSupplier heardSince) {
    List<Long> evidence = new ArrayList<>(List.of(entry.seq()));
    Moment exit = door.exit();
    if (exit != null) {
      evidence.add(exit.seq());
    }
    Sentence none = new Sentence("No reading between entry and leaving", "入户与离开之间没有读数");
    if (late) {
      return Judgement.undecided(null, Doubt.STEP_TIME.after(none), evidence);
    }
    if (door.witness() != Door.Witness.OWN) {
      return Judgement.undecided(null, Doubt.COLLEAGUE.after(none), evidence);
    }
    if (exit == null || !heardSince.getAsBoolean()) {
      return Judgement.undecided(
          null,
          new Sentence(none.en() + "; it may be on the phone still", none.zh() + "；可能尚在手机中未上传"),
          evidence);
    }
    return Judgement.fail(Cause.UNKNOWN, null, none, evidence);
  }

  private static Outcome worse(Outcome one, Outcome other) {
    if (one == Outcome.FAIL || other == Outcome.FAIL) {
      return Outcome.FAIL;
    }
    return one == Outcome.UNDECIDED ? one : other;
  }
}
