package io.lintel.gateway.audit;

import io.lintel.gateway.clock.ClockFinding;
import io.lintel.gateway.clock.Micros;

/** What a recorder's clock did, in words. */
public final class ClockWording {
  private ClockWording() {}

  public static Sentence because(ClockFinding finding) {
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
