package io.lintel.gateway.store;

import io.lintel.gateway.journal.Kind;
import io.lintel.gateway.visit.StepType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Journal entries as the API lists them: by their own time, then by journal number. */
public final class FactViews {
  private static final String ALL = "SELECT * FROM fact";

  /** Steps for which nobody has to be at a door, in quotes. */
  private static final String OF_OFFICE =
      Stream.of(StepType.values())
          .filter(step -> !step.atDoor())
          .map(step -> "'" + step.wireName() + "'")
          .collect(Collectors.joining(", "));

  private static final String ORPHANS =
      "SELECT DISTINCT seq FROM link WHERE end = 'orphan'"
          + " AND seq NOT IN (SELECT b.seq FROM link b WHERE b.seq = link.seq"
          + " AND b.end IN ('linked', 'undecided'))"
          + " AND seq NOT IN (SELECT p.seq FROM orphan_part p WHERE p.seq = link.seq)"
          + " UNION SELECT seq FROM fact WHERE ((kind = 2"
          + " AND type IN ('recording_started', 'file_indexed', 'sos')) OR kind IN (3, 10))"
          + " AND seq NOT IN (SELECT b.seq FROM link b WHERE b.seq = fact.seq)"
          + " AND seq NOT IN (SELECT p.seq FROM orphan_part p WHERE p.seq = fact.seq)"
          + " AND NOT (kind = 3 AND type IN ("
          + OF_OFFICE
          + ") AND EXISTS (SELECT 1 FROM visit v WHERE v.id = fact.visit))";

  private static final String ORPHAN_FACTS =
      "SELECT f.* FROM fact f JOIN (" + ORPHANS + ") o ON o.seq = f.seq";

  private final SqlSession session;

  FactViews(SqlSession session) {
    this.session = session;
  }

  /**
   * What to list.
   *
   * @param device or null for all
   * @param type or null for all
   * @param afterAt with {@code afterSeq} the last row of the page before
   */
  public record Filter(
      Kind kind,
      @Nullable String device,
      @Nullable String type,
      Instant from,
      Instant to,
      Instant afterAt,
      long afterSeq) {}

  public List<Fact> page(Filter filter, int limit) {
    return session.list(
        ALL
            + " WHERE kind = ? AND (at, seq) > (?, ?) AND at >= ? AND at < ?"
            + (filter.device() == null ? " AND ? IS NULL" : " AND device = ?")
            + (filter.type() == null ? " AND ? IS NULL" : " AND type = ?")
            + " ORDER BY at, seq LIMIT ?",
        FactTable::fact,
        filter.kind().code(),
        Micros.of(filter.afterAt()),
        filter.afterSeq(),
        Micros.of(filter.from()),
        Micros.of(filter.to()),
        filter.device(),
        filter.type(),
        limit);
  }

  /**
   * What no visit explains although one should, by journal number, the latest first; a recording by
   * its begin, if that was heard of.
   *
   * @param seq before this entry
   */
  public List<Fact> orphansBefore(long seq, int limit) {
    return session.list(
        ORPHAN_FACTS + " WHERE f.seq < ? ORDER BY f.seq DESC LIMIT ?", FactTable::fact, seq, limit);
  }

  /** As {@link #orphansBefore}, the other way round. */
  public List<Fact> orphansAfter(long seq, int limit) {
    return session.list(
        ORPHAN_FACTS + " WHERE f.seq > ? ORDER BY f.seq LIMIT ?", FactTable::fact, seq, limit);
  }

  /** How many there are on all pages together. */
  public long countOrphans() {
    return session
        .first("SELECT count(*) FROM (" + ORPHANS + ")", row -> row.getLong(1))
        .orElseThrow();
  }

  /** When the latest of {@code device}'s observations of this kind happened, by its own time. */
  public Optional<Instant> latest(Kind kind, String device) {
    return latest(kind, device, 1).stream().findFirst();
  }

  /** The same of so many, the latest first. */
  public List<Instant> latest(Kind kind, String device, int most) {
    return session.list(
        "SELECT at FROM fact WHERE kind = ? AND device = ? ORDER BY at DESC LIMIT ?",
        row -> Micros.instant(row.getLong(1)),
        kind.code(),
        device,
        most);
  }

  /** When the last of {@code device}'s observations of this kind came. */
  public Optional<Instant> lastReceived(Kind kind, String device) {
    return session.first(
        "SELECT received FROM fact WHERE kind = ? AND device = ? ORDER BY received DESC LIMIT 1",
        row -> Micros.instant(row.getLong(1)),
        kind.code(),
        device);
  }

  public Optional<Fact> one(long seq) {
    return session.first(ALL + " WHERE seq = ?", FactTable::fact, seq);
  }

  /** The steps that carry this id, in journal order. */
  public List<Fact> stepsWithIdentity(String identity) {
    return session.list(
        ALL + " WHERE identity = ? AND kind = 3 ORDER BY seq", FactTable::fact, identity);
  }

  /** Why an entry could not be projected, or empty if it could. */
  public Optional<String> whyUnprojected(long seq) {
    return session.first("SELECT why FROM unprojected WHERE seq = ?", row -> row.getString(1), seq);
  }

  /** Whether anything is there that came from somebody who proved nothing. */
  public boolean anyUnproven() {
    return session
        .first("SELECT 1 FROM fact WHERE unproven = 1 LIMIT 1", row -> row.getInt(1))
        .isPresent();
  }

  public boolean isUnproven(long seq) {
    return session
        .first("SELECT unproven FROM fact WHERE seq = ?", row -> row.getInt(1), seq)
        .filter(mark -> mark == 1)
        .isPresent();
  }
}
