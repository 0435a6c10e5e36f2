package io.lintel.gateway.store;

import io.lintel.gateway.casework.Subject.TechnicianDay;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the visit page draws, one story for each visit and technician, as JSON. */
public final class StoryTable {
  private final SqlSession session;

  StoryTable(SqlSession session) {
    this.session = session;
  }

  /**
   * @param span the story's span alone, for lists; null where the visit was not carried out
   */
  public void put(TechnicianDay key, String visit, @Nullable String span, String timeline) {
    session.update(
        "INSERT OR REPLACE INTO story (technician, day, visit, span, timeline) VALUES (?,?,?,?,?)",
        key.technician().text(),
        key.day().toString(),
        visit,
        span,
        timeline);
  }

  public void remove(TechnicianDay key, String visit) {
    session.update(
        "DELETE FROM story WHERE technician = ? AND day = ? AND visit = ?",
        key.technician().text(),
        key.day().toString(),
        visit);
  }

  public List<String> visitsOf(TechnicianDay key) {
    return session.list(
        "SELECT visit FROM story WHERE technician = ? AND day = ?",
        row -> row.getString(1),
        key.technician().text(),
        key.day().toString());
  }

  /** The stories of a visit, by technician. */
  public List<String> ofVisit(String visit) {
    return session.list(
        "SELECT timeline FROM story WHERE visit = ? ORDER BY technician, day",
        row -> row.getString(1),
        visit);
  }

  /** The spans of a visit, by technician. */
  public List<String> spansOfVisit(String visit) {
    return session.list(
        "SELECT span FROM story WHERE visit = ? AND span IS NOT NULL ORDER BY technician, day",
        row -> row.getString(1),
        visit);
  }
}
