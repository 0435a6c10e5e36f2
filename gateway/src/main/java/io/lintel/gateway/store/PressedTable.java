package io.lintel.gateway.store;

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

  public Pressed of(CaseKey key) {
    return session
        .first(
            "SELECT times, judged FROM pressed WHERE technician = ? AND day = ?",
            row -> new Pressed(row.getLong(1), row.getLong(2)),
            key.technician().text(),
            key.day().toString())
        .orElse(NEVER);
  }

  public void put(CaseKey key, Pressed pressed) {
    session.update(
        "INSERT OR REPLACE INTO pressed (technician, day, times, judged) VALUES (?,?,?,?)",
        key.technician().text(),
        key.day().toString(),
        pressed.times(),
        pressed.judged());
  }
}
