package io.lintel.gateway.store;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What could not be taken, with the reason, as the API lists it. */
public final class RejectedViews {
  /** Of so many, the latest, it is counted where they came from: that takes a moment. */
  private static final int COUNTED = 10_000;

  private static final int SOURCES = 50;

  private static final String TOLD =
      "lower(device || ' ' || source || ' ' || coalesce(json_extract(body, '$.reason'), '')"
          + " || ' ' || coalesce(json_extract(body, '$.where'), '')"
          + " || ' ' || coalesce(json_extract(body, '$.kind'), ''))";

  private final SqlSession session;

  RejectedViews(SqlSession session) {
    this.session = session;
  }

  /**
   * What to list.
   *
   * @param source by which it came: {@code mqtt}, {@code dock:DOCK-1}; null for all
   * @param text words that each are part of the sender's id, of the source, or of what is said of
   *     it; null for all
   */
  public record Filter(Instant from, Instant to, @Nullable String source, @Nullable String text) {}

  /**
   * @param latest when the last came by it
   */
  public record Source(String name, long count, Instant latest) {}

  /** The latest first: what came before entry {@code seq}. */
  public List<Fact> before(Filter filter, long seq, int limit) {
    return page(filter, " AND seq < ?", " ORDER BY seq DESC LIMIT ?", seq, limit);
  }

  /** What came after it, the nearest first. */
  public List<Fact> after(Filter filter, long seq, int limit) {
    return page(filter, " AND seq > ?", " ORDER BY seq LIMIT ?", seq, limit);
  }

  private List<Fact> page(Filter filter, String beyond, String inOrder, long seq, int limit) {
    String words = Searched.words(filter.text());
    return session.list(
        "SELECT * FROM fact WHERE kind = 9 AND at >= ? AND at < ?"
            + beyond
            + (filter.source() == null ? " AND ? IS NULL" : " AND source = ?")
            + (words == null ? " AND ? IS NULL" : Searched.every(TOLD))
            + inOrder,
        FactTable::fact,
        Micros.of(filter.from()),
        Micros.of(filter.to()),
        seq,
        filter.source(),
        words,
        limit);
  }

  /** Where the latest came from, the most first. */
  public List<Source> sources(Instant from, Instant to) {
    return session.list(
        "SELECT source, count(*), max(received) FROM (SELECT source, received FROM fact"
            + " WHERE kind = 9 AND at >= ? AND at < ? ORDER BY at DESC, seq DESC LIMIT ?)"
            + " GROUP BY source ORDER BY 2 DESC, 1 LIMIT ?",
        row -> new Source(row.getString(1), row.getLong(2), Micros.instant(row.getLong(3))),
        Micros.of(from),
        Micros.of(to),
        COUNTED,
        SOURCES);
  }
}
