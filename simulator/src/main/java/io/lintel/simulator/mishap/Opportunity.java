package io.lintel.simulator.mishap;

import java.util.Locale;

/** What a mishap's share is a share of. */
public enum Opportunity {
  DOOR("doors", "入户门"),
  VISIT("visits", "入户服务"),
  RECORDER("recorders, once a day", "记录仪（每日一次）"),
  PAIR("pairs of technicians, once a day", "作业人员两两组合（每日一次）"),
  PERSON("technicians, once a day", "作业人员（每日一次）"),
  PHONE("phones, once a day", "手机（每日一次）"),
  METER("meters, once a day", "表具（每日一次）"),
  FILE("files", "录像文件"),
  EXCHANGE("answers on the line", "线路应答"),
  MESSAGE("messages", "消息"),
  WINDOW("nothing: it lasts as long as its window", "无：在其时间窗内持续");

  private final String en;
  private final String zh;

  Opportunity(String en, String zh) {
    this.en = en;
    this.zh = zh;
  }

  /** As in "share of …". */
  public Words plural() {
    return new Words(en, zh);
  }

  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
