package io.lintel.gateway.audit;

/** Why something that looks like a breach is held against nobody, although the times say it. */
enum Doubt {
  STEP_TIME("step time contradicts place or order", "步骤时间与位置或顺序矛盾"),
  COLLEAGUE("only a colleague's steps tell of this visit", "仅有同事的步骤记录"),
  WORDS_MISSING("words of the recorder are missing just before", "此前有记录仪消息缺失"),
  OTHER_RECORDER("another recorder in hand may have recorded", "同时领用的另一台记录仪可能已录像"),
  LOOSE_RECORDING("a recorder that nobody booked out recorded at the time", "当时有一台无人领用的记录仪在录像"),
  UNHEARD("the recorder has not been heard since", "此后未收到记录仪消息");

  private final String en;
  private final String zh;

  Doubt(String en, String zh) {
    this.en = en;
    this.zh = zh;
  }

  Sentence after(Sentence first) {
    return new Sentence(first.en() + "; " + en, first.zh() + "；" + zh);
  }
}
