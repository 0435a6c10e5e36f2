package io.lintel.gateway.store;

import java.util.List;
import java.util.Optional;

/**
 * Orphans that are looked at with another one, for they tell of the same recording: its end and its
 * files with its begin.
 */
public final class OrphanPartTable {
  private final SqlSession session;

  OrphanPartTable(SqlSession session) {
    this.session = session;
  }

  /** The orphan that {@code seq} is looked at with. */
  public Optional<Long> headOf(long seq) {
    return session.first(
        "SELECT head FROM orphan_part WHERE seq = ?", row -> row.getLong("head"), seq);
  }

  /** What is looked at with {@code head}, by journal number. */
  public List<Long> partsOf(long head) {
    return session.list(
        "SELECT seq FROM orphan_part WHERE head = ? ORDER BY seq", row -> row.getLong("seq"), head);
  }

  public void put(long seq, long head) {
    session.update("INSERT OR REPLACE INTO orphan_part (seq, head) VALUES (?, ?)", seq, head);
  }

  public void remove(long seq) {
    session.update("DELETE FROM orphan_part WHERE seq = ?", seq);
  }
}
