package io.lintel.gateway.audit;

import io.lintel.gateway.clock.TimeBounds;
import io.lintel.gateway.custody.CustodySpan;
import io.lintel.gateway.recorder.LooseRecording;
import io.lintel.gateway.recorder.RecorderEventType;
import io.lintel.gateway.recorder.RecorderStory;
import io.lintel.gateway.recorder.TimedEvent;
import io.lintel.gateway.visit.Door;
import io.lintel.gateway.visit.GeoPoint;
import io.lintel.gateway.visit.TechnicianId;
import io.lintel.gateway.visit.TimedStep;
import io.lintel.gateway.wording.Sentence;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What a person should look at in a day beside the verdicts: steps tapped where or when they cannot
 * have been done, and recorders used by somebody to whom nobody booked them out.
 */
final class CaseNotices {
  /** A loose recording told to be this near was made at the place; untold ones accuse nobody. */
  private static final double NEAR_METRES = 150;

  private CaseNotices() {}

  /** By door, then recorder. */
  static List<Notice> of(CaseDay day) {
    List<Notice> notices = new ArrayList<>();
    TechnicianId technician = day.file().technician();
    for (Door door : day.doors()) {
      stepTime(notices, door, technician);
      for (LooseRecording recording : day.file().loose()) {
        if (isAt(recording, door)) {
          notices.add(spare(recording, door));
        }
      }
    }
    for (RecorderStory story : day.recorders().all()) {
      bound(notices, day, story, technician);
    }
    return notices;
  }

  /** A colleague's taps are the colleague's case's. */
  private static void stepTime(List<Notice> notices, Door door, TechnicianId technician) {
    SortedSet<Long> late = Collections.emptySortedSet();
    Instant first = null;
    for (TimedStep step : door.steps()) {
      if (step.late() && step.step().technician().equals(technician)) {
        late = late.isEmpty() ? new TreeSet<>() : late;
        late.add(step.step().seq());
        first = first == null ? step.tap().estimate() : first;
      }
    }
    if (first != null) {
      notices.add(
          new Notice(
              Notice.Kind.STEP_TIME,
              door.visit().id(),
              technician,
              null,
              first,
              new Sentence(
                  "Step time contradicts place or order: " + late.size() + " tapped afterwards",
                  "步骤时间与位置或顺序矛盾：有 " + late.size() + " 个步骤为事后点按"),
              List.copyOf(late)));
    }
  }

  private static boolean isAt(LooseRecording recording, Door door) {
    TimeBounds from = door.from();
    TimeBounds to = door.to();
    GeoPoint address = door.visit().position();
    if (from == null || to == null || address == null) {
      return false;
    }
    TimeBounds end = recording.end();
    boolean then =
        !recording.begin().estimate().isAfter(to.estimate())
            && (end == null || !end.estimate().isBefore(from.estimate()));
    return then
        && recording.places().stream().anyMatch(place -> place.metresTo(address) <= NEAR_METRES);
  }

  private static Notice spare(LooseRecording recording, Door door) {
    return new Notice(
        Notice.Kind.CUSTODY,
        door.visit().id(),
        door.technician(),
        recording.recorder(),
        recording.begin().estimate(),
        new Sentence(
            "A recorder that nobody booked out recorded at the place: " + recording.recorder(),
            "无人领用的记录仪在现场录像：" + recording.recorder()),
        List.of(recording.seq()));
  }

  /** The recorder says who wears it, and the book knows nothing of that. */
  private static void bound(
      List<Notice> notices, CaseDay day, RecorderStory story, TechnicianId technician) {
    for (TimedEvent timed : story.events()) {
      if (timed.event().type() != RecorderEventType.BOUND
          || !technician.text().equals(timed.event().technician())) {
        continue;
      }
      Instant when = timed.time().estimate();
      CustodySpan holder = day.recorders().custody().at(story.recorder(), when);
      if (holder == null || !holder.technician().equals(technician)) {
        notices.add(
            new Notice(
                Notice.Kind.CUSTODY,
                null,
                technician,
                story.recorder(),
                when,
                new Sentence(
                    "The recorder says that the technician wears it; it was not booked out to them",
                    "记录仪自报由该人员佩戴，但没有相应的领用登记"),
                List.of(timed.event().seq())));
        return;
      }
    }
  }
}
