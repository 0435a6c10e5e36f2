package io.lintel.simulator.mishap;

import java.util.Locale;

/** Whom or what a mishap befalls. */
public enum Group {
  /** How a recorder is treated at doors. */
  HANDLING("The recorder at the door", "门口的记录仪操作"),
  /** The recorder itself, and its clock. */
  RECORDER("The recorder and its clock", "记录仪及其时钟"),
  /** What is tapped on the phone, and when. */
  PHONE("The technician's phone", "作业人员的手机"),
  /** Typed readings, valves. */
  METERING("Meters and what is typed from them", "表具与人工录入"),
  /** What happens to files on their way into the docking station. */
  DOCKING("Docking", "采集站"),
  /** Bytes on a shared line. */
  LINE("Lines", "线路"),
  /** Messages between devices, phones and the gateway. */
  NETWORK("Networks", "网络");

  private final String en;
  private final String zh;

  Group(String en, String zh) {
    this.en = en;
    this.zh = zh;
  }

  public Words title() {
    return new Words(en, zh);
  }

  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Whether the rest of the day must be planned again for it; else it is carried out as it comes.
   */
  public boolean isPlanned() {
    return this != LINE && this != NETWORK;
  }
}
