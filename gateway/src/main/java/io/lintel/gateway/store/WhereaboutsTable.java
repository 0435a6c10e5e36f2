package io.lintel.gateway.store;

import io.lintel.gateway.casework.Subject.TechnicianDay;
import io.lintel.gateway.linking.Astray;
import io.lintel.gateway.linking.Sighting;
import io.lintel.gateway.linking.Stay;
import io.lintel.gateway.linking.Whereabouts;
import io.lintel.gateway.visit.GeoPoint;
import io.lintel.gateway.visit.Step;
import io.lintel.gateway.visit.TechnicianId;
import io.lintel.gateway.visit.VisitId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Where technicians were on a day, and which recorders were elsewhere. */
public final class WhereaboutsTable {
  /** As {@link io.lintel.gateway.linking.Stays#sorted} has them. */
  private static final String BY_BEGIN = "since, sure, until, lat, lon, visit";

  private final SqlSession session;

  WhereaboutsTable(SqlSession session) {
    this.session = session;
  }

  public Whereabouts ofCase(TechnicianDay key) {
    List<Stay> stays =
        session.list(
            "SELECT * FROM stay WHERE day = ? AND technician = ? ORDER BY " + BY_BEGIN,
            WhereaboutsTable::stay,
            key.day().toString(),
            key.technician().text());
    List<Astray> astray =
        session.list(
            "SELECT * FROM astray WHERE day = ? AND technician = ? ORDER BY recorder",
            WhereaboutsTable::astray,
            key.day().toString(),
            key.technician().text());
    return new Whereabouts(stays, astray);
  }

  /** Everybody's stays of the day, by time. */
  public Map<TechnicianId, List<Stay>> stays(LocalDate day) {
    Map<TechnicianId, List<Stay>> stays = new TreeMap<>();
    session.list(
        "SELECT * FROM stay WHERE day = ? ORDER BY technician, " + BY_BEGIN,
        row ->
            stays
                .computeIfAbsent(
                    new TechnicianId(row.getString("technician")), key -> new ArrayList<>())
                .add(stay(row)),
        day.toString());
    return stays;
  }

  /** Of everybody, by holder and recorder. */
  public List<Astray> astray(LocalDate day) {
    return session.list(
        "SELECT * FROM astray WHERE day = ? ORDER BY technician, recorder",
        WhereaboutsTable::astray,
        day.toString());
  }

  /** Whether any recorder surely was elsewhere. */
  public boolean anyAstray(LocalDate day) {
    return session
        .first(
            "SELECT 1 FROM astray WHERE day = ? AND away = 1 LIMIT 1",
            row -> row.getInt(1),
            day.toString())
        .isPresent();
  }

  /** Writes what is different from {@code before}, which is what stands. */
  public void replace(TechnicianDay key, Whereabouts before, Whereabouts now) {
    for (Stay gone : before.stays()) {
      if (!now.stays().contains(gone)) {
        session.update(
            "DELETE FROM stay WHERE day = ? AND technician = ? AND since = ? AND sure = ?"
                + " AND lat = ? AND lon = ? AND visit = ?",
            key.day().toString(),
            key.technician().text(),
            gone.from(),
            gone.sure() ? 1 : 0,
            gone.place().lat(),
            gone.place().lon(),
            gone.visit().text());
      }
    }
    for (Stay stay : now.stays()) {
      if (!before.stays().contains(stay)) {
        put(key, stay);
      }
    }
    if (!before.astray().equals(now.astray())) {
      session.update(
          "DELETE FROM astray WHERE day = ? AND technician = ?",
          key.day().toString(),
          key.technician().text());
      now.astray().forEach(astray -> put(key, astray));
    }
  }

  private void put(TechnicianDay key, Stay stay) {
    session.update(
        "INSERT OR REPLACE INTO stay (day, technician, visit, since, until, lat, lon, accuracy,"
            + " sure) VALUES (?,?,?,?,?,?,?,?,?)",
        key.day().toString(),
        key.technician().text(),
        stay.visit().text(),
        stay.from(),
        stay.to(),
        stay.place().lat(),
        stay.place().lon(),
        stay.accuracyMetres(),
        stay.sure() ? 1 : 0);
  }

  private void put(TechnicianDay key, Astray astray) {
    session.update(
        "INSERT INTO astray (day, technician, recorder, held_from, held_to, seen, away)"
            + " VALUES (?,?,?,?,?,?,?)",
        key.day().toString(),
        key.technician().text(),
        astray.recorder(),
        known(astray.heldFrom(), Long.MIN_VALUE),
        known(astray.heldTo(), Long.MAX_VALUE),
        astray.seen().stream().map(WhereaboutsTable::text).collect(Collectors.joining(";")),
        astray.away() ? 1 : 0);
  }

  private static @Nullable Long known(long micros, long unknown) {
    return micros == unknown ? null : micros;
  }

  private static Stay stay(ResultSet row) throws SQLException {
    return new Stay(
        new VisitId(row.getString("visit")),
        row.getLong("since"),
        row.getLong("until"),
        new GeoPoint(row.getDouble("lat"), row.getDouble("lon")),
        row.getDouble("accuracy"),
        row.getInt("sure") == 1);
  }

  private static Astray astray(ResultSet row) throws SQLException {
    Long from = FactTable.optionalLong(row, "held_from");
    Long to = FactTable.optionalLong(row, "held_to");
    List<Sighting> seen = new ArrayList<>();
    for (String text : row.getString("seen").split(";", -1)) {
      seen.add(sighting(text));
    }
    return new Astray(
        row.getString("recorder"),
        new TechnicianId(row.getString("technician")),
        from == null ? Long.MIN_VALUE : from,
        to == null ? Long.MAX_VALUE : to,
        seen,
        row.getInt("away") == 1);
  }

  private static String text(Sighting seen) {
    GeoPoint point = seen.fix().point();
    return seen.seq()
        + ","
        + seen.lo()
        + ","
        + seen.hi()
        + ","
        + point.lat()
        + ","
        + point.lon()
        + ","
        + seen.fix().accuracyMetres();
  }

  private static Sighting sighting(String text) {
    String[] parts = text.split(",", -1);
    return new Sighting(
        Long.parseLong(parts[0]),
        Long.parseLong(parts[1]),
        Long.parseLong(parts[2]),
        new Step.Fix(
            new GeoPoint(Double.parseDouble(parts[3]), Double.parseDouble(parts[4])),
            Double.parseDouble(parts[5])));
  }
}
