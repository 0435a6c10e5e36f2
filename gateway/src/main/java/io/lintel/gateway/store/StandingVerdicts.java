package io.lintel.gateway.store;

import io.lintel.gateway.audit.Verdict;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The verdicts that stand, visit by visit, in the order of the visits' octets. */
public final class StandingVerdicts implements AutoCloseable {
  private static final int VISITS_AT_ONCE = 500;

  private static final String PAGE =
      "SELECT * FROM verdict WHERE replaced_by IS NULL AND visit > ? AND visit <="
          + " (SELECT max(visit) FROM (SELECT DISTINCT visit FROM verdict"
          + " WHERE replaced_by IS NULL AND visit > ? ORDER BY visit LIMIT ?))"
          + " ORDER BY visit, rule, subject, technician, day";

  private final Rows rows;
  private final AutoCloseable file;
  private final Deque<Verdict> read = new ArrayDeque<>();
  private String after = "";

  /** Where the rows come from. */
  interface Rows {
    <T> List<T> list(String sql, SqlSession.RowReader<T> reader, @Nullable Object... values);
  }

  StandingVerdicts(Rows rows, AutoCloseable file) {
    this.rows = rows;
    this.file = file;
  }

  /** All verdicts of the next visit; empty when there is none. */
  public List<Verdict> next() {
    if (read.isEmpty()) {
      read.addAll(
          rows.list(PAGE, row -> VerdictTable.given(row).verdict(), after, after, VISITS_AT_ONCE));
    }
    List<Verdict> visit = new ArrayList<>();
    while (!read.isEmpty()
        && (visit.isEmpty() || read.getFirst().visit().equals(visit.get(0).visit()))) {
      visit.add(read.removeFirst());
    }
    if (!visit.isEmpty()) {
      after = visit.get(0).visit().text();
    }
    return visit;
  }

  @Override
  public void close() {
    try {
      file.close();
    } catch (Exception e) {
      throw new IllegalStateException("a file that was only read cannot be closed", e);
    }
  }
}
