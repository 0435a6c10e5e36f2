package io.lintel.gateway.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * One SQL statement over many rows, as many at a time as there are. Much of what a row costs is the
 * statement around it: in one of 64 rows a row takes less than half of what it takes alone.
 */
final class RowBlocks<T> implements AutoCloseable {
  /** Rows of a statement, the largest first; what is left over goes into the next smaller. */
  private static final int[] ROWS = {64, 8, 1};

  private final List<Block> blocks = new ArrayList<>(ROWS.length);
  private final int parameters;
  private final RowBinding<T> binding;

  private record Block(int rows, PreparedStatement statement) {}

  /** Binds one row's parameters, the first of them at {@code offset + 1}. */
  interface RowBinding<T> {
    void bind(PreparedStatement statement, int offset, T row) throws SQLException;
  }

  /** Runs a statement whose parameters are bound. */
  interface Run {
    void run(PreparedStatement bound) throws SQLException;
  }

  /**
   * @param sql with {@code %s} where the rows stand, as {@code VALUES %s}
   */
  RowBlocks(Connection connection, String sql, int parameters, RowBinding<T> binding)
      throws SQLException {
    String row = "(" + String.join(",", Collections.nCopies(parameters, "?")) + ")";
    for (int rows : ROWS) {
      String all = String.join(",", Collections.nCopies(rows, row));
      blocks.add(new Block(rows, connection.prepareStatement(String.format(sql, all))));
    }
    this.parameters = parameters;
    this.binding = binding;
  }

  void forEachBlock(List<T> rows, Run run) throws SQLException {
    int next = 0;
    for (Block block : blocks) {
      for (; next + block.rows() <= rows.size(); next += block.rows()) {
        for (int i = 0; i < block.rows(); i++) {
          binding.bind(block.statement(), i * parameters, rows.get(next + i));
        }
        run.run(block.statement());
      }
    }
  }

  @Override
  public void close() throws SQLException {
    for (Block block : blocks) {
      block.statement().close();
    }
  }
}
