package io.lintel.gateway.audit;

import io.lintel.gateway.clock.TimeBounds;
import io.lintel.gateway.custody.CustodySpan;
import io.lintel.gateway.linking.Swap;
import io.lintel.gateway.recorder.LooseRecording;
import io.lintel.gateway.recorder.Recording;
import io.lintel.gateway.visit.Door;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** REC-3: the recorder that recorded the visit was in this technician's custody. */
final class RecorderOwn {
  private RecorderOwn() {}

  /**
   * @param notice that somebody recorded with a recorder nobody booked out to them, or null
   */
  record Found(Judgement judgement, @Nullable Notice notice) {}

  static Found judge(Call call, CaseDay day, Carried carried, Policy policy) {
    Door door = call.door();
    Swap swap = carried.swap();
    if (swap != null) {
      return new Found(swapped(door, swap), null);
    }
    List<Recording> recordings = carried.recordingsIn(door);
    Swap likely = carried.likely();
    if (likely != null) {
      return new Found(
          recordings.isEmpty() ? none() : undecided(likelySwapped(likely), likely.evidence()),
          null);
    }
    if (recordings.isEmpty()) {
      return loose(call, day);
    }
    if (call.recordersElsewhere(policy.tap().radiusMetres())) {
      return new Found(
          undecided(RecorderWording.recorderElsewhere(), recordings.get(0).evidence()), null);
    }
    Found kindest = null;
    for (Recording recording : recordings) {
      Found found = held(door, day, recording);
      kindest = kindest == null || kinder(found, kindest) ? found : kindest;
    }
    return Objects.requireNonNull(kindest);
  }

  private static boolean kinder(Found one, Found other) {
    return Judgement.KINDEST_FIRST.compare(one.judgement(), other.judgement()) < 0;
  }

  private static Judgement swapped(Door door, Swap swap) {
    boolean throughout =
        swap.holds(Objects.requireNonNull(door.from()).estimate())
            && swap.holds(Objects.requireNonNull(door.to()).estimate());
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

  private static Found held(Door door, CaseDay day, Recording recording) {
    TimeBounds from = Objects.requireNonNull(door.from());
    TimeBounds to = Objects.requireNonNull(door.to());
    CustodySpan first =
        day.recorders().custody().at(recording.recorder(), later(from.lo(), recording));
    CustodySpan last = day.recorders().custody().at(recording.recorder(), from.hi());
    List<Long> evidence = new ArrayList<>(recording.evidence());
    if (holds(first, door) || holds(last, door)) {
      CustodySpan span = Objects.requireNonNull(holds(last, door) ? last : first);
      evidence.add(span.seq());
      Instant end = span.to();
      boolean certain =
          door.witness() == Door.Witness.OWN
              && !span.from().isAfter(from.lo())
              && (end == null || !end.isBefore(to.hi()))
              && recording.begin(true).hi().isBefore(to.lo())
              && Carried.lastKnown(recording).lo().isAfter(from.hi());
      return new Found(
          Judgement.pass(
              certain,
              null,
              new Sentence(
                  "Recorded with " + recording.recorder() + ", booked out to the technician",
                  "以本人领用的 " + recording.recorder() + " 录像"),
              evidence),
          null);
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
    return noticed(door, recording.recorder(), from.estimate(), because, evidence);
  }

  /** A recording may begin inside the visit; custody at its begin is what counts then. */
  private static Instant later(Instant from, Recording recording) {
    Instant begin = recording.begin(true).estimate();
    return begin.isAfter(from) ? begin : from;
  }

  private static boolean holds(@Nullable CustodySpan span, Door door) {
    return span != null && span.technician().equals(door.technician());
  }

  private static Found loose(Call call, CaseDay day) {
    LooseRecording spare =
        day.recorders().looseRecording(call.door().visit(), call.earliest(), call.latest());
    if (spare == null) {
      return new Found(none(), null);
    }
    return noticed(
        call.door(),
        spare.recorder(),
        spare.begin().estimate(),
        new Sentence(
            spare.recorder() + ", which nobody booked out, recorded at the time",
            "无人领用的 " + spare.recorder() + " 当时在录像"),
        List.of(spare.seq()));
  }

  private static Found noticed(
      Door door, String recorder, Instant at, Sentence because, List<Long> evidence) {
    Judgement judgement = undecided(because, evidence);
    return new Found(
        judgement,
        new Notice(
            Notice.Kind.CUSTODY,
            door.visit().id(),
            door.technician(),
            recorder,
            at,
            because,
            judgement.evidence()));
  }

  private static Judgement none() {
    return Judgement.notApplicable(new Sentence("No recording at the visit", "服务期间没有录像"));
  }

  private static Judgement undecided(Sentence because, List<Long> evidence) {
    return Judgement.undecided(null, because, evidence);
  }
}
