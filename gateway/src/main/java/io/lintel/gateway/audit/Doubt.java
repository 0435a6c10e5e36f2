package io.lintel.gateway.audit;

import io.lintel.gateway.recorder.Silence;
import io.lintel.gateway.wording.Sentence;

/** Why something that looks like a breach is held against nobody, although the times say it. */
enum Doubt {
  STEP_TIME("step time contradicts place or order", "步骤时间与位置或顺序矛盾"),
  COLLEAGUE("only a colleague's steps tell of this visit", "仅有同事的步骤记录"),
  WORDS_MISSING("words of the recorder are missing just before", "此前有记录仪消息缺失"),
  OTHER_RECORDER("another recorder in hand may have recorded", "同时领用的另一台记录仪可能已录像"),
  RECORDER_ITSELF("the recorder itself may have recorded then", "该记录仪当时可能已在录像"),
  LOOSE_RECORDING("a recorder that nobody booked out recorded at the time", "当时有一台无人领用的记录仪在录像"),
  UNHEARD("the recorder has not been heard since", "此后未收到记录仪消息"),
  FILE_AWAITED("a file that the dock lists has not come", "采集站列出的文件尚未收到"),
  HOLE("the docked files may not be all", "采集的文件可能不全"),
  CLOCK_UNMEASURED("the recorder's clock was not measured", "记录仪时钟未经测量"),
  TIME_OPEN("what tells when it was recorded can be read in more than one way", "录像时间的记载有不止一种解读"),
  PHONE_UNMEASURED("the phone's clock was not measured", "手机时钟未经测量"),
  SWAP("somebody else may have carried the recorder", "记录仪可能由他人携带");

  private final String en;
  private final String zh;

  Doubt(String en, String zh) {
    this.en = en;
    this.zh = zh;
  }

  /**
   * Why the {@code silence} of the recorder that is spoken of, which is not known, is held against
   * nobody.
   */
  static Doubt of(Silence silence) {
    return switch (silence) {
      case FILE_AWAITED -> FILE_AWAITED;
      case HOLE -> HOLE;
      case CLOCK_UNMEASURED -> CLOCK_UNMEASURED;
      case RECORDED -> RECORDER_ITSELF;
      case UNHEARD, KNOWN -> UNHEARD;
    };
  }

  /** Whether what a dock brings will settle it. */
  boolean awaitsDock() {
    return this == UNHEARD || this == FILE_AWAITED;
  }

  Sentence after(Sentence first) {
    return new Sentence(first.en() + "; " + en, first.zh() + "；" + zh);
  }
}
