package io.lintel.gateway.store;

import io.lintel.gateway.casework.Subject.MeterDay;
import io.lintel.gateway.casework.Subject.TechnicianDay;
import io.lintel.gateway.visit.TechnicianId;
import io.lintel.gateway.visit.Visit;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The work orders that stand, and who and what they concern on which day. */
public final class VisitTable {
  /**
   * So many visits at one meter within three days are company to each other, the first by their
   * ids. No meter has as many; what a work order system says that sends everybody to one would cost
   * the square of it.
   */
  static final int COMPANY = 50;

  /** The rows of {@code meter_case} that one visit counts in. */
  private static final String OF_VISIT =
      "SELECT m.meter, m.day, t.technician FROM visit_meter m"
          + " JOIN visit_technician t ON t.visit = m.visit WHERE m.visit = ?";

  private final SqlSession session;

  VisitTable(SqlSession session) {
    this.session = session;
  }

  /**
   * One work order as it stands.
   *
   * @param seq the entry that says so
   * @param starts what lists are ordered by: the appointment's begin, or the best there is
   * @param workOrder as it was sent, canonical JSON
   */
  public record Standing(
      String id,
      long seq,
      LocalDate day,
      Instant starts,
      @Nullable String outcome,
      String workOrder) {}

  /**
   * Makes {@code visit} the work order that stands, in place of an earlier one.
   *
   * @param until when it is over if nobody came
   */
  public void put(
      Visit visit, long seq, LocalDate day, Instant starts, Instant until, String workOrder) {
    String id = visit.id().text();
    session.update(
        "INSERT INTO visit (id, seq, day, starts, until, called_off, work_order)"
            + " VALUES (?,?,?,?,?,?,?)"
            + " ON CONFLICT (id) DO UPDATE SET seq = excluded.seq, day = excluded.day,"
            + " starts = excluded.starts, until = excluded.until,"
            + " called_off = excluded.called_off, work_order = excluded.work_order",
        id,
        seq,
        day.toString(),
        Micros.of(starts),
        Micros.of(until),
        visit.calledOff() ? 1 : 0,
        workOrder);
    session.update(
        "UPDATE meter_case SET visits = visits - 1 WHERE (meter, day, technician) IN ("
            + OF_VISIT
            + ")",
        id);
    session.update(
        "DELETE FROM meter_case WHERE visits = 0 AND (meter, day, technician) IN ("
            + OF_VISIT
            + ")",
        id);
    session.update("DELETE FROM visit_technician WHERE visit = ?", id);
    session.update("DELETE FROM visit_meter WHERE visit = ?", id);
    for (TechnicianId technician : visit.technicians()) {
      session.update(
          "INSERT OR IGNORE INTO visit_technician (technician, day, visit) VALUES (?,?,?)",
          technician.text(),
          day.toString(),
          id);
    }
    for (String meter : visit.meters()) {
      session.update(
          "INSERT OR IGNORE INTO visit_meter (meter, day, visit) VALUES (?,?,?)",
          meter,
          day.toString(),
          id);
    }
    session.update(
        "INSERT INTO meter_case (meter, day, technician) "
            + OF_VISIT
            + " ON CONFLICT DO UPDATE SET visits = visits + 1",
        id);
  }

  public Optional<Standing> one(String id) {
    return session.first("SELECT * FROM visit WHERE id = ?", VisitTable::standing, id);
  }

  public List<Standing> ofCase(TechnicianDay key) {
    return session.list(
        "SELECT v.* FROM visit_technician t JOIN visit v ON v.id = t.visit"
            + " WHERE t.technician = ? AND t.day = ? ORDER BY v.id",
        VisitTable::standing,
        key.technician().text(),
        key.day().toString());
  }

  public List<TechnicianDay> casesOfVisit(String id) {
    return session.list(
        "SELECT technician, day FROM visit_technician WHERE visit = ?", VisitTable::key, id);
  }

  /** The cases of everybody who has a visit at this meter on {@code day}. */
  public List<TechnicianDay> casesOfMeter(String meter, LocalDate day) {
    return session.list(
        "SELECT technician, day FROM meter_case WHERE meter = ? AND day = ?",
        VisitTable::key,
        meter,
        day.toString());
  }

  /** The first {@link #COMPANY} work orders at {@code meter} from {@code first} to {@code last}. */
  public List<Standing> ofMeter(String meter, LocalDate first, LocalDate last) {
    List<Standing> found = new ArrayList<>();
    first
        .datesUntil(last.plusDays(1))
        .forEach(
            day ->
                found.addAll(
                    session.list(
                        "SELECT v.* FROM visit_meter m JOIN visit v ON v.id = m.visit"
                            + " WHERE m.meter = ? AND m.day = ? ORDER BY m.visit LIMIT "
                            + COMPANY,
                        VisitTable::standing,
                        meter,
                        day.toString())));
    found.sort(Comparator.comparing(Standing::id));
    return found.size() > COMPANY ? found.subList(0, COMPANY) : found;
  }

  /**
   * The cases to which visit {@code id} is another one at one of their meters: those which {@link
   * #ofMeter} tells of it when asked for their day and the two beside it.
   */
  public List<TechnicianDay> casesBeside(String id) {
    return isInCompany(id) ? besideFirst(id) : besideFew(id);
  }

  /** Whether there is a meter with so many others that not all of them are company. */
  private boolean isInCompany(String id) {
    return session
        .first(
            "SELECT 1 FROM visit_meter mine JOIN visit_meter m ON m.meter = mine.meter"
                + " AND m.day >= date(mine.day, '-2 day') AND m.day <= date(mine.day, '+2 day')"
                + " WHERE mine.visit = ? LIMIT 1 OFFSET "
                + COMPANY,
            row -> true,
            id)
        .isPresent();
  }

  private List<TechnicianDay> besideFirst(String id) {
    Set<TechnicianDay> own = new HashSet<>(casesOfVisit(id));
    Set<TechnicianDay> beside = new LinkedHashSet<>();
    for (MeterDay mine : meterDaysOf(id)) {
      for (int days = -1; days <= 1; days++) {
        LocalDate day = mine.day().plusDays(days);
        if (isAmongFirst(id, mine.meter(), day)) {
          beside.addAll(casesOfMeter(mine.meter(), day));
        }
      }
    }
    beside.removeAll(own);
    return List.copyOf(beside);
  }

  private boolean isAmongFirst(String id, String meter, LocalDate day) {
    return session
        .first(
            "SELECT 1 FROM visit_meter WHERE meter = ? AND day IN (?,?,?) AND visit < ?"
                + " LIMIT 1 OFFSET "
                + (COMPANY - 1),
            row -> true,
            meter,
            day.minusDays(1).toString(),
            day.toString(),
            day.plusDays(1).toString(),
            id)
        .isEmpty();
  }

  private List<TechnicianDay> besideFew(String id) {
    return session.list(
        "SELECT DISTINCT t.technician, t.day FROM visit_meter mine"
            + " JOIN meter_case t ON t.meter = mine.meter"
            + " AND t.day >= date(mine.day, '-1 day') AND t.day <= date(mine.day, '+1 day')"
            + " WHERE mine.visit = ? AND NOT EXISTS (SELECT 1 FROM visit_technician own"
            + " WHERE own.visit = mine.visit AND own.technician = t.technician"
            + " AND own.day = t.day)",
        VisitTable::key,
        id);
  }

  /** The days on which {@code id} is due at its meters. */
  public List<MeterDay> meterDaysOf(String id) {
    return session.list(
        "SELECT meter, day FROM visit_meter WHERE visit = ?",
        row -> new MeterDay(row.getString("meter"), LocalDate.parse(row.getString("day"))),
        id);
  }

  public List<TechnicianDay> casesOfDay(LocalDate day) {
    return session.list(
        "SELECT DISTINCT technician, day FROM visit_technician WHERE day = ?",
        VisitTable::key,
        day.toString());
  }

  /** The technician's days that have visits, from {@code first} to {@code last}. */
  public List<TechnicianDay> casesOfTechnician(String technician, LocalDate first, LocalDate last) {
    return session.list(
        "SELECT DISTINCT technician, day FROM visit_technician"
            + " WHERE technician = ? AND day >= ? AND day <= ?",
        VisitTable::key,
        technician,
        first.toString(),
        last.toString());
  }

  static Standing standing(ResultSet row) throws SQLException {
    return new Standing(
        row.getString("id"),
        row.getLong("seq"),
        LocalDate.parse(row.getString("day")),
        Micros.instant(row.getLong("starts")),
        row.getString("outcome"),
        row.getString("work_order"));
  }

  private static TechnicianDay key(ResultSet row) throws SQLException {
    return new TechnicianDay(
        new TechnicianId(row.getString("technician")), LocalDate.parse(row.getString("day")));
  }
}
