package io.lintel.gateway.growth;

import io.lintel.gateway.bench.Repetition;
import io.lintel.gateway.projection.RepeatedDay;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What was done for some, and for four times as many.
 *
 * @param few by place, as {@link Work} names them
 */
record Growth(int many, Map<String, Long> few, Map<String, Long> more) {
  static final int TIMES = 4;

  /** Of all work together. */
  private static final double MOST = 4.4;

  /** Of one method, loop or question: what sorts a few may take seven times as much for more. */
  private static final double MOST_OF_ONE = 8;

  static Growth of(Repetition kind, int many, CountingLoader counting, Path scratch)
      throws Exception {
    return new Growth(
        many,
        done(kind, many, counting, scratch.resolve("few")),
        done(kind, TIMES * many, counting, scratch.resolve("more")));
  }

  private static Map<String, Long> done(
      Repetition kind, int many, CountingLoader counting, Path folder) throws Exception {
    Class<?> day = counting.loadClass(RepeatedDay.class.getName());
    ClassLoader before = Thread.currentThread().getContextClassLoader();
    Thread.currentThread().setContextClassLoader(counting);
    try (AutoCloseable opened =
        (AutoCloseable) day.getConstructor(Path.class).newInstance(folder)) {
      Work.reset();
      day.getMethod("take", String.class, int.class).invoke(opened, kind.name(), many);
      return Work.done();
    } finally {
      Thread.currentThread().setContextClassLoader(before);
    }
  }

  /** What grows faster than what is sent, in words. */
  List<String> over() {
    List<String> over = new ArrayList<>();
    if (sum(more) > MOST * sum(few)) {
      over.add(line("all of it", sum(few), sum(more)));
    }
    more.forEach(
        (place, times) -> {
          long before = few.getOrDefault(place, 0L);
          // What is done now and then, say when a cache is full, says nothing.
          if (times > (long) TIMES * TIMES * many && times > MOST_OF_ONE * before) {
            over.add(line(place, before, times));
          }
        });
    return over;
  }

  static String line(String what, long few, long more) {
    return String.format(
        Locale.ROOT, "%s: %,d and %,d, ratio %.2f", what, few, more, (double) more / few);
  }

  static long sum(Map<String, Long> done) {
    return done.values().stream().mapToLong(Long::longValue).sum();
  }
}
