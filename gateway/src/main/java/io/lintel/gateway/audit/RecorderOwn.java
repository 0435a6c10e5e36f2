package io.lintel.gateway.audit;

import io.lintel.gateway.clock.TimeBounds;
import io.lintel.gateway.custody.CustodyBook;
import io.lintel.gateway.custody.CustodySpan;
import io.lintel.gateway.linking.Swap;
import io.lintel.gateway.linking.Weights;
import io.lintel.gateway.policy.Limits;
import io.lintel.gateway.recorder.LooseRecording;
import io.lintel.gateway.recorder.Recording;
import io.lintel.gateway.visit.Door;
import io.lintel.gateway.wording.Sentence;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** REC-3: the recorder that recorded the visit was in this technician's custody. */
final class RecorderOwn implements Rule {
  static final String ID = "REC-3";

  private static final Card CARD =
      Card.of(ID, Scope.TECHNICIAN)
          .clause("Wear the badge and the service recorder.", "戴工牌和服务记录仪")
          .from(SourceDocument.A, Basis.READING)
          .checks(
              "The recorder that recorded the visit was in this technician's custody.",
              "录制本次服务的记录仪由该人员领用。")
          .judged(
              "Per technician. FAIL where a swap of recorders outweighs the custody book"
                  + " (`weights.linked_from`), for both technicians and with cause `unknown`: the"
                  + " book may be what is wrong. UNDECIDED where the recorder is only bound to the"
                  + " technician, or one that nobody booked out recorded at the time (with a"
                  + " custody notice, if it told that it was at the address); UNDECIDED, too, where"
                  + " a swap is likely but does not outweigh the book, or the recorder in hand was"
                  + " somewhere else. NOT_APPLICABLE without a recording at the visit.",
              "按人员判定。互换记录仪的可能性高于领用登记（`weights.linked_from`）时，双方均不合格，原因为"
                  + " `unknown`：出错的也可能是登记。仅绑定而未登记领用，或当时有一台无人领用的记录仪在录像，为无法判定（绑定，或其位置在该地址时，另给出领用提示）；互换可能"
                  + "但未超过门限，或领用的记录仪位于别处，亦为无法判定。服务期间没有录像则不适用。");

  @Override
  public Card card() {
    return CARD;
  }

  @Override
  public Judgement judge(VisitScene scene, Limits limits) {
    return judge(scene.call(), scene.day(), limits);
  }

  private static final Sentence TIME_OPEN =
      new Sentence("When the visit was is not known", "服务的时间无法确定");

  private static Judgement judge(Call call, CaseDay day, Limits limits) {
    Door door = call.door();
    Exchange exchange = Exchange.in(call, day, Weights.of(limits));
    Swap swap = exchange.brought();
    if (swap != null) {
      return swapped(door, swap);
    }
    List<Recording> recordings = call.recordings();
    Swap likely = exchange.likely();
    if (likely != null) {
      return undecided(likelySwapped(likely), likely.evidence());
    }
    if (call.recordersElsewhere()) {
      return undecided(RecorderWording.recorderElsewhere(), evidence(recordings));
    }
    if (door.tappedLate() && !call.inHandAround()) {
      // When it was is not known, nor then what was in hand.
      return undecided(Doubt.STEP_TIME.after(TIME_OPEN), evidence(recordings));
    }
    if (recordings.isEmpty()) {
      return loose(call, day);
    }
    Judgement kindest = held(door, day, recordings.get(0));
    for (Recording recording : recordings.subList(1, recordings.size())) {
      Judgement judged = held(door, day, recording);
      kindest = Judgement.KINDEST_FIRST.compare(judged, kindest) < 0 ? judged : kindest;
    }
    return kindest;
  }

  private static List<Long> evidence(List<Recording> recordings) {
    return recordings.isEmpty() ? List.of() : recordings.get(0).evidence();
  }

  private static Judgement swapped(Door door, Swap swap) {
    Instant from = Objects.requireNonNull(door.from()).estimate();
    Instant earliest = door.tappedLate() ? from.minus(LateCalls.LOOK_BACK) : from;
    boolean throughout =
        swap.holds(earliest) && swap.holds(Objects.requireNonNull(door.to()).estimate());
    String carriedOne =
        swap.technicianB().equals(door.technician())
            ? swap.recorderA()
            : Objects.requireNonNull(swap.recorderB());
    long percent = (long) Math.floor(swap.confidence() * 100);
    Sentence because =
        new Sentence(
            "Carried "
                + carriedOne
                + ", which is booked out to somebody else: places say so ("
                + percent
                + " %)",
            "实际携带 " + carriedOne + "，该机登记由他人领用：位置记录表明如此（" + percent + "%）");
    return throughout
        ? Judgement.fail(Cause.UNKNOWN, null, because, swap.evidence())
        : undecided(because, swap.evidence());
  }

  private static Sentence likelySwapped(Swap swap) {
    long percent = (long) Math.floor(swap.confidence() * 100);
    return new Sentence(
        "Recorders may have been swapped (" + percent + " %)", "可能互换了记录仪（" + percent + "%）");
  }

  private static Judgement held(Door door, CaseDay day, Recording recording) {
    TimeBounds from = Objects.requireNonNull(door.from());
    TimeBounds to = Objects.requireNonNull(door.to());
    CustodyBook.Page book = day.recorders().custody().of(recording.recorder());
    CustodySpan begun = book.at(later(from.loMicros(), recording));
    CustodySpan last = book.at(from.hiMicros());
    CustodySpan left = book.at(to.loMicros());
    List<Long> evidence = new ArrayList<>(recording.evidence());
    CustodySpan span =
        holds(last, door) ? last : holds(begun, door) ? begun : holds(left, door) ? left : null;
    if (span != null) {
      evidence.add(span.seq());
      Instant end = span.to();
      boolean certain =
          door.witness() == Door.Witness.OWN
              && !span.from().isAfter(from.lo())
              && (end == null || !end.isBefore(to.hi()))
              && recording.begin(true).hi().isBefore(to.lo())
              && recording.lastKnown().lo().isAfter(from.hi());
      return Judgement.pass(
          certain,
          null,
          new Sentence(
              "Recorded with " + recording.recorder() + ", booked out to the technician",
              "以本人领用的 " + recording.recorder() + " 录像"),
          evidence);
    }
    if (last != null) {
      evidence.add(last.seq());
    }
    Sentence because =
        last == null
            ? new Sentence(
                recording.recorder() + " says it was the technician's; nobody booked it out",
                recording.recorder() + " 自称由该人员使用，但无人登记领用")
            : new Sentence(
                recording.recorder()
                    + " says it was the technician's; it is booked out to "
                    + last.technician().text(),
                recording.recorder() + " 自称由该人员使用，但登记由 " + last.technician().text() + " 领用");
    return undecided(because, evidence);
  }

  /** A recording may begin inside the visit; custody at its begin is what counts then. */
  private static long later(long from, Recording recording) {
    return Math.max(from, recording.begin(true).estimateMicros());
  }

  private static boolean holds(@Nullable CustodySpan span, Door door) {
    return span != null && span.technician().equals(door.technician());
  }

  private static Judgement loose(Call call, CaseDay day) {
    LooseRecording spare =
        day.recorders().looseRecording(call.door().visit(), call.earliest(), call.latest());
    return spare == null
        ? none()
        : undecided(
            new Sentence(
                spare.recorder() + ", which nobody booked out, recorded at the time",
                "无人领用的 " + spare.recorder() + " 当时在录像"),
            List.of(spare.seq()));
  }

  private static Judgement none() {
    return Judgement.notApplicable(new Sentence("No recording at the visit", "服务期间没有录像"));
  }

  private static Judgement undecided(Sentence because, List<Long> evidence) {
    return Judgement.undecided(null, because, evidence);
  }
}
