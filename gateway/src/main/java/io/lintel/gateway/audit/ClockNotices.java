package io.lintel.gateway.audit;

import io.lintel.gateway.clock.ClockFinding;
import io.lintel.gateway.clock.Micros;
import io.lintel.gateway.custody.CustodyBook;
import io.lintel.gateway.custody.CustodySpan;
import io.lintel.gateway.recorder.RecorderStory;
import io.lintel.gateway.recorder.RecorderTraits;
import io.lintel.gateway.visit.TechnicianId;
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
          notices.add(notice(story, finding, held.technician()));
        }
      }
    }
    return notices;
  }

  /** Of a recorder that nobody held at the time. */
  static List<Notice> unheld(RecorderStory story, CustodyBook custody) {
    List<Notice> notices = new ArrayList<>();
    for (ClockFinding finding : story.clockFindings()) {
      if (custody.at(story.recorder(), finding.at()) == null) {
        notices.add(notice(story, finding, null));
      }
    }
    return notices;
  }

  private static Notice notice(
      RecorderStory story, ClockFinding finding, @Nullable TechnicianId holder) {
    return new Notice(
        Notice.Kind.CLOCK,
        null,
        holder,
        story.recorder(),
        finding.at(),
        because(finding),
        finding.evidence());
  }

  private static Sentence because(ClockFinding finding) {
    long by = Micros.of(finding.by());
    Sentence length = Wording.length(by);
    String en = length.en();
    String zh = length.zh();
    boolean ahead = by > 0;
    return switch (finding.kind()) {
      case JUMP ->
          new Sentence(
              "The recorder's clock jumped " + (ahead ? "ahead" : "back") + " by " + en,
              "记录仪时钟突然" + (ahead ? "拨快 " : "拨慢 ") + zh);
      case TIME_ZONE ->
          new Sentence(
              "The recorder's clock is wrong by whole hours: " + en + (ahead ? " fast" : " slow"),
              "记录仪时钟相差整小时，疑似时区设置错误：" + (ahead ? "快 " : "慢 ") + zh);
      case FACTORY_DATE ->
          new Sentence("The recorder's clock stood at a factory date", "记录仪时钟停留在出厂日期，未校时");
      case WRONG ->
          new Sentence(
              "The recorder's clock is " + en + (ahead ? " fast" : " slow"),
              "记录仪时钟" + (ahead ? "快 " : "慢 ") + zh);
      case CONTRADICTION ->
          new Sentence(
              "What is known of the recorder's clock contradicts itself", "关于记录仪时钟的证据互相矛盾");
    };
  }
}
