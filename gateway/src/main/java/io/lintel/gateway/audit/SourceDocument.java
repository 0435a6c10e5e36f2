package io.lintel.gateway.audit;

import io.lintel.gateway.wording.Sentence;
import org.jspecify.annotations.Nullable;

/** The companies' documents that the rules' clauses are from. */
public enum SourceDocument {
  A("gas companies' home-visit rules", "燃气公司入户服务规定"),
  D("gas customer service rules, Guangzhou Gas", "广州燃气客户服务规范"),
  /** No document has such a clause. */
  NONE(null, null);

  private final @Nullable String en;
  private final @Nullable String zh;

  SourceDocument(@Nullable String en, @Nullable String zh) {
    this.en = en;
    this.zh = zh;
  }

  /** As docs/rules.md cites it; a dash for none. */
  public String letter() {
    return this == NONE ? "–" : name();
  }

  /** What people call it, or null for none. */
  public @Nullable Sentence title() {
    return en == null || zh == null ? null : new Sentence(en, zh);
  }
}
