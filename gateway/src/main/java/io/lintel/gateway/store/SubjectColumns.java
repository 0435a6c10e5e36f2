package io.lintel.gateway.store;

import io.lintel.gateway.casework.Subject;
import io.lintel.gateway.wording.WireName;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Whose case a row is of: its kind, whose day, and which. */
final class SubjectColumns {
  static final String NAMES = "case_kind, case_of, day";
  static final String IS = "case_kind = ? AND case_of = ? AND day = ?";

  private static final int COUNT = 3;

  private SubjectColumns() {}

  /** The values of {@link #NAMES}, before {@code others}. */
  static @Nullable Object[] values(Subject subject, @Nullable Object... others) {
    @Nullable Object[] values = new @Nullable Object[COUNT + others.length];
    values[0] = subject.kind().wireName();
    values[1] = subject.id();
    values[2] = subject.day().toString();
    System.arraycopy(others, 0, values, COUNT, others.length);
    return values;
  }

  /** The values of {@link #NAMES}, behind {@code others}. */
  static @Nullable Object[] valuesAfter(Subject subject, @Nullable Object... others) {
    @Nullable Object[] values = Arrays.copyOf(others, others.length + COUNT);
    System.arraycopy(values(subject), 0, values, others.length, COUNT);
    return values;
  }

  static Subject read(ResultSet row) throws SQLException {
    return Subject.of(
        WireName.parse(Subject.Kind.class, row.getString("case_kind")).orElseThrow(),
        row.getString("case_of"),
        LocalDate.parse(row.getString("day")));
  }
}
