package io.lintel.gateway.store;

import io.lintel.gateway.clock.TimeBounds;
import io.lintel.gateway.recorder.LooseRecording;
import io.lintel.gateway.visit.GeoPoint;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Recordings of recorders that nobody had booked out, by the day on which they began. */
public final class LooseTable {
  private final SqlSession session;

  LooseTable(SqlSession session) {
    this.session = session;
  }

  /** Notes that a recorder said something on a day, in somebody's hands or not. */
  public void spoke(String recorder, LocalDate day) {
    session.update(
        "INSERT OR IGNORE INTO recorder_day (recorder, day) VALUES (?,?)",
        recorder,
        day.toString());
  }

  /** The days from {@code first} to {@code last} on which the recorder spoke. */
  public List<LocalDate> daysOf(String recorder, LocalDate first, LocalDate last) {
    return session.list(
        "SELECT day FROM recorder_day WHERE recorder = ? AND day >= ? AND day <= ? ORDER BY day",
        row -> LocalDate.parse(row.getString(1)),
        recorder,
        first.toString(),
        last.toString());
  }

  public List<String> recordersOf(LocalDate day) {
    return session.list(
        "SELECT recorder FROM recorder_day WHERE day = ? ORDER BY recorder",
        row -> row.getString(1),
        day.toString());
  }

  /** Those of one recorder that began on {@code day}. */
  public List<LooseRecording> of(String recorder, LocalDate day) {
    return session.list(
        "SELECT * FROM loose WHERE recorder = ? AND day = ? ORDER BY place_in_day",
        LooseTable::recording,
        recorder,
        day.toString());
  }

  /** Those of all recorders that began from {@code first} to {@code last}. */
  public List<LooseRecording> between(LocalDate first, LocalDate last) {
    return session.list(
        "SELECT * FROM loose WHERE day >= ? AND day <= ? ORDER BY recorder, day, place_in_day",
        LooseTable::recording,
        first.toString(),
        last.toString());
  }

  public void replace(String recorder, LocalDate day, List<LooseRecording> recordings) {
    session.update("DELETE FROM loose WHERE recorder = ? AND day = ?", recorder, day.toString());
    for (int i = 0; i < recordings.size(); i++) {
      LooseRecording recording = recordings.get(i);
      TimeBounds begin = recording.begin();
      TimeBounds end = recording.end();
      session.update(
          "INSERT INTO loose (recorder, day, seq, begin_lo, begin_estimate, begin_hi, end_lo,"
              + " end_estimate, end_hi, places, place_in_day)"
              + " VALUES (?,?,?,?,?,?,?,?,?,?,?)",
          recorder,
          day.toString(),
          recording.seq(),
          begin.loMicros(),
          begin.estimateMicros(),
          begin.hiMicros(),
          end == null ? null : end.loMicros(),
          end == null ? null : end.estimateMicros(),
          end == null ? null : end.hiMicros(),
          recording.places().stream()
              .map(place -> place.lat() + "," + place.lon())
              .collect(Collectors.joining(";")),
          i);
    }
  }

  private static LooseRecording recording(ResultSet row) throws SQLException {
    boolean ended = FactTable.optionalLong(row, "end_lo") != null;
    return new LooseRecording(
        row.getString("recorder"),
        row.getLong("seq"),
        bounds(row, "begin"),
        ended ? bounds(row, "end") : null,
        places(row.getString("places")));
  }

  private static TimeBounds bounds(ResultSet row, String which) throws SQLException {
    return new TimeBounds(
        Micros.instant(row.getLong(which + "_lo")),
        Micros.instant(row.getLong(which + "_estimate")),
        Micros.instant(row.getLong(which + "_hi")));
  }

  private static List<GeoPoint> places(String text) {
    List<GeoPoint> places = new ArrayList<>();
    for (String place : text.isEmpty() ? new String[0] : text.split(";", -1)) {
      String[] parts = place.split(",", 2);
      places.add(new GeoPoint(Double.parseDouble(parts[0]), Double.parseDouble(parts[1])));
    }
    return places;
  }
}
