package io.lintel.gateway.audit;

import io.lintel.gateway.clock.ClockFinding;
import io.lintel.gateway.clock.Micros;
import io.lintel.gateway.wording.Sentence;
import java.time.Duration;

/** What a recorder's clock did, in words. */
public final class ClockWording {
  private static final long HOUR = Micros.of(Duration.ofHours(1));

  /** From here on days are told, and from a year on no number. */
  private static final long MANY_HOURS = 72;

  /** As near to whole hours as a jump by them is. */
  private static final long NEARLY = 2 * Micros.SECOND;

  private ClockWording() {}

  public static Sentence because(ClockFinding finding) {
    long by = Micros.of(finding.by());
    Sentence length = length(finding, by);
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

  /** Whole hours are said as such: "8 h". */
  private static Sentence length(ClockFinding finding, long by) {
    long hours = Math.round((double) by / HOUR);
    boolean whole = hours != 0 && Math.abs(by - hours * HOUR) <= NEARLY;
    return Math.abs(hours) < MANY_HOURS && (finding.kind() == ClockFinding.Kind.TIME_ZONE || whole)
        ? Wording.span(Duration.ofHours(Math.abs(hours)))
        : Wording.length(by);
  }
}
