package io.lintel.gateway.growth;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.sqlite.ProgressHandler;

/**
 * Counts what was done, and not how long it took: each turn of a loop and each call of a method of
 * ours, and the steps of SQLite's machine, fifty by fifty, with the method that asked for them. Not
 * counted is what the JDK's own loops go through without calling us, such as the copying of a list.
 *
 * <p>For one thread: the code that {@link CountingLoader} loads, on the thread that runs it.
 */
public final class Work {
  private static final int STEPS = 50;
  private static final int MOST_SITES = 200_000;

  /** By site. */
  private static final long[] TURNS = new long[MOST_SITES];

  private static final List<String> NAMES = new ArrayList<>();
  private static final Map<String, Long> QUERIES = new HashMap<>();
  private static final StackWalker STACK = StackWalker.getInstance();

  private Work() {}

  /** A place in the code that is counted from now on. */
  static synchronized int site(String name) {
    if (NAMES.size() >= MOST_SITES) {
      throw new IllegalStateException("more than " + MOST_SITES + " loops and methods");
    }
    NAMES.add(name);
    return NAMES.size() - 1;
  }

  /** Called by what {@link CountingLoader} puts into our classes. */
  public static void turn(int site) {
    TURNS[site]++;
  }

  /** Counts the steps of all that {@code connection} is asked; called by the classes loaded. */
  public static Connection watch(Connection connection) throws SQLException {
    ProgressHandler.setHandler(
        connection,
        STEPS,
        new ProgressHandler() {
          @Override
          protected int progress() {
            QUERIES.merge(asking(), (long) STEPS, Long::sum);
            return 0;
          }
        });
    return connection;
  }

  private static String asking() {
    return STACK.walk(
        frames ->
            frames
                .filter(frame -> frame.getClassName().startsWith("io.lintel."))
                .filter(frame -> !frame.getClassName().endsWith(".SqlSession"))
                .filter(frame -> !frame.getClassName().startsWith(Work.class.getName()))
                .map(frame -> "SQL of " + frame.getClassName() + "." + frame.getMethodName())
                .findFirst()
                .orElse("SQL"));
  }

  static void reset() {
    Arrays.fill(TURNS, 0);
    QUERIES.clear();
  }

  /** What was done since, by place; nothing where nothing was done. */
  static Map<String, Long> done() {
    Map<String, Long> done = new TreeMap<>(QUERIES);
    for (int i = 0; i < NAMES.size(); i++) {
      if (TURNS[i] > 0) {
        done.merge(NAMES.get(i), TURNS[i], Long::sum);
      }
    }
    return done;
  }
}
