package io.lintel.gateway.store;

import io.lintel.gateway.casework.Subject;

/** How much cases were asked to be judged at once; what is missing was never asked. */
public final class PressedTable {
  private static final Pressed NEVER = new Pressed(0, 0);

  private final SqlSession session;

  PressedTable(SqlSession session) {
    this.session = session;
  }

  /**
   * @param times how many entries asked, ever
   * @param judged how many had when the case was judged last
   */
  public record Pressed(long times, long judged) {
    public Pressed once() {
      return new Pressed(times + 1, judged);
    }

    public Pressed judgedNow() {
      return new Pressed(times, times);
    }
  }

  public Pressed of(Subject subject) {
    return session
        .first(
            "SELECT times, judged FROM pressed WHERE " + SubjectColumns.IS,
            row -> new Pressed(row.getLong(1), row.getLong(2)),
            SubjectColumns.values(subject))
        .orElse(NEVER);
  }

  public void put(Subject subject, Pressed pressed) {
    session.update(
        "INSERT OR REPLACE INTO pressed ("
            + SubjectColumns.NAMES
            + ", times, judged) VALUES (?,?,?,?,?)",
        SubjectColumns.values(subject, pressed.times(), pressed.judged()));
  }
}
