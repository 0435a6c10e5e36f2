package io.lintel.gateway.audit;

import io.lintel.gateway.clock.ClockFinding;
import io.lintel.gateway.clock.TimeBounds;
import io.lintel.gateway.custody.CustodyBook;
import io.lintel.gateway.custody.CustodySpan;
import io.lintel.gateway.recorder.RecorderStory;
import io.lintel.gateway.recorder.RecorderTraits;
import io.lintel.gateway.visit.Door;
import io.lintel.gateway.visit.TechnicianId;
import io.lintel.gateway.visit.VisitId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What recorders' clocks did, told once: to the day and to whoever held the recorder then. */
final class ClockNotices {
  private ClockNotices() {}

  static List<Notice> of(CaseDay day) {
    CaseFile file = day.file();
    List<Notice> notices = new ArrayList<>();
    for (RecorderStory story : day.recorders().all()) {
      RecorderTraits traits = file.traits().getOrDefault(story.recorder(), file.defaultTraits());
      for (ClockFinding finding : story.clockFindings()) {
        boolean today = LocalDate.ofInstant(finding.at(), traits.zone()).equals(file.day());
        CustodySpan held = day.recorders().custody().at(story.recorder(), finding.at());
        if (today && held != null && file.technician().equals(held.technician())) {
          notices.add(notice(story, finding, held.technician(), visitAt(day, finding.at())));
        }
      }
    }
    return notices;
  }

  /** The visit that the technician was in, or null if in none or nobody can say which. */
  private static @Nullable VisitId visitAt(CaseDay day, Instant at) {
    VisitId visit = null;
    for (Door door : day.doors()) {
      TimeBounds from = door.from();
      TimeBounds to = door.to();
      boolean inside =
          from != null && to != null && !at.isBefore(from.lo()) && !at.isAfter(to.hi());
      if (inside && visit != null) {
        return null;
      }
      visit = inside ? door.visit().id() : visit;
    }
    return visit;
  }

  /** Of a recorder that nobody held at the time. */
  static List<Notice> unheld(RecorderStory story, CustodyBook custody) {
    List<Notice> notices = new ArrayList<>();
    for (ClockFinding finding : story.clockFindings()) {
      if (custody.at(story.recorder(), finding.at()) == null) {
        notices.add(notice(story, finding, null, null));
      }
    }
    return notices;
  }

  private static Notice notice(
      RecorderStory story,
      ClockFinding finding,
      @Nullable TechnicianId holder,
      @Nullable VisitId visit) {
    return new Notice(
        Notice.Kind.CLOCK,
        visit,
        holder,
        story.recorder(),
        finding.at(),
        ClockWording.because(finding),
        finding.evidence());
  }
}
