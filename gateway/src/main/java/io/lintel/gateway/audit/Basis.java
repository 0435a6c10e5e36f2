package io.lintel.gateway.audit;

import io.lintel.gateway.wording.Sentence;

/** What a rule rests on. */
public enum Basis {
  CLAUSE("the clause itself", "条款原文"),
  READING("our reading of the clause", "我们对条款的解读"),
  OURS("ours: no document says so", "本系统自定，无文件条款");

  private final String en;
  private final String zh;

  Basis(String en, String zh) {
    this.en = en;
    this.zh = zh;
  }

  public Sentence words() {
    return new Sentence(en, zh);
  }
}
