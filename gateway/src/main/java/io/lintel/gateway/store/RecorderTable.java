package io.lintel.gateway.store;

import io.lintel.gateway.recorder.RecorderEvent;
import io.lintel.gateway.recorder.RecorderEventType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The last word of every recorder: what it is doing, as far as it told. */
public final class RecorderTable {
  /** Those that spoke, those that docks told of, and those that were handed out, each once. */
  private static final String KNOWN =
      "WITH RECURSIVE docked(kind, id) AS ("
          + "SELECT column1, (SELECT min(device) FROM fact WHERE kind = column1 AND device > ?1)"
          + " FROM (VALUES (10), (11))"
          // From one recorder to the next by the index, for each has thousands of files.
          + " UNION ALL SELECT kind, (SELECT min(f.device) FROM fact f WHERE f.kind = docked.kind"
          + " AND f.device > docked.id) FROM docked WHERE id IS NOT NULL)"
          + " SELECT id FROM (SELECT id FROM recorder WHERE id > ?1"
          + " UNION SELECT id FROM docked WHERE id IS NOT NULL"
          + " UNION SELECT recorder FROM custody WHERE recorder > ?1) k"
          + " WHERE (?3 IS NULL OR NOT EXISTS (SELECT 1 FROM json_each(?3) w WHERE"
          + " instr(lower(k.id || ' ' || coalesce((SELECT group_concat(c.technician, ' ')"
          + " FROM custody c WHERE c.recorder = k.id), '')), w.value) = 0))";

  private static final String KNOWN_AFTER = KNOWN + " ORDER BY 1 LIMIT ?2";
  private static final String KNOWN_BEFORE = KNOWN + " AND id < ?4 ORDER BY 1 DESC LIMIT ?2";

  private final SqlSession session;

  RecorderTable(SqlSession session) {
    this.session = session;
  }

  /**
   * @param received when its last word came
   * @param at the recorder's clock at its last word
   * @param recording whether it records, or null if it never said
   * @param recordingSince the recorder's clock when the recording began, or null
   */
  public record State(
      String id,
      long lastSeq,
      Instant received,
      Instant at,
      @Nullable Boolean recording,
      @Nullable Instant recordingSince,
      @Nullable Integer batteryPercent,
      @Nullable Integer storageFreeMegabytes,
      @Nullable Boolean powered,
      @Nullable Long deviceSequence,
      @Nullable String epoch) {}

  /** Takes a word in; one that the recorder itself counts as older changes nothing. */
  public void heard(RecorderEvent event) {
    Optional<State> before = one(event.recorder());
    if (before.isPresent() && isOlder(event, before.get())) {
      return;
    }
    State state = after(before.orElse(null), event);
    session.update(
        "INSERT INTO recorder (id, first_seq, last_seq, received, at, recording, recording_since,"
            + " battery_pct, storage_free_mb, powered, device_seq, epoch)"
            + " VALUES (?,?,?,?,?,?,?,?,?,?,?,?)"
            + " ON CONFLICT (id) DO UPDATE SET last_seq = excluded.last_seq,"
            + " received = excluded.received, at = excluded.at, recording = excluded.recording,"
            + " recording_since = excluded.recording_since, battery_pct = excluded.battery_pct,"
            + " storage_free_mb = excluded.storage_free_mb, powered = excluded.powered,"
            + " device_seq = excluded.device_seq, epoch = excluded.epoch",
        state.id(),
        event.seq(),
        state.lastSeq(),
        Micros.of(state.received()),
        Micros.of(state.at()),
        flag(state.recording()),
        Micros.ofOptional(state.recordingSince()),
        state.batteryPercent(),
        state.storageFreeMegabytes(),
        flag(state.powered()),
        state.deviceSequence(),
        state.epoch());
  }

  /** A sign of life without a time of the recorder's: it was there when this came. */
  public void alive(String recorder, long seq, Instant received) {
    session.update(
        "INSERT INTO recorder (id, first_seq, last_seq, received, at) VALUES (?,?,?,?,?)"
            + " ON CONFLICT (id) DO UPDATE SET last_seq = excluded.last_seq,"
            + " received = excluded.received",
        recorder,
        seq,
        seq,
        Micros.of(received),
        0L);
  }

  public Optional<State> one(String id) {
    return session.first("SELECT * FROM recorder WHERE id = ?", RecorderTable::state, id);
  }

  /**
   * The ids after {@code id} of all recorders that anybody told of, though they never spoke.
   *
   * @param text words that each are part of its id or of who ever had it; null for all
   */
  public List<String> knownAfter(@Nullable String text, String id, int limit) {
    return session.list(KNOWN_AFTER, row -> row.getString(1), id, limit, Searched.words(text));
  }

  /** As {@link #knownAfter}, the other way round. */
  public List<String> knownBefore(@Nullable String text, String id, int limit) {
    return session.list(KNOWN_BEFORE, row -> row.getString(1), "", limit, Searched.words(text), id);
  }

  /** Its counter decides where it has one, for clocks are set back; else its clock. */
  private static boolean isOlder(RecorderEvent event, State before) {
    if (!Objects.equals(event.epoch(), before.epoch())) {
      return false;
    }
    Long counted = event.deviceSequence();
    Long last = before.deviceSequence();
    if (counted != null && last != null) {
      return counted < last;
    }
    return event.stated().isBefore(before.at());
  }

  private static State after(@Nullable State before, RecorderEvent event) {
    Boolean was = before == null ? null : before.recording();
    Boolean recording = recording(was, event);
    Instant since = before == null ? null : before.recordingSince();
    if (!Boolean.TRUE.equals(recording)) {
      since = null;
    } else if (since == null || event.type() == RecorderEventType.RECORDING_STARTED) {
      since = event.stated();
    }
    return new State(
        event.recorder(),
        event.seq(),
        event.received(),
        event.stated(),
        recording,
        since,
        newer(event.batteryPercent(), before == null ? null : before.batteryPercent()),
        newer(event.storageFreeMegabytes(), before == null ? null : before.storageFreeMegabytes()),
        event.type() != RecorderEventType.POWER_OFF,
        event.deviceSequence(),
        event.epoch());
  }

  private static @Nullable Boolean recording(@Nullable Boolean was, RecorderEvent event) {
    Boolean said = event.recording();
    if (said != null) {
      return said;
    }
    return switch (event.type()) {
      case RECORDING_STARTED -> true;
      case RECORDING_STOPPED, POWER_OFF, POWER_ON -> false;
      default -> was;
    };
  }

  private static <T> @Nullable T newer(@Nullable T said, @Nullable T before) {
    return said == null ? before : said;
  }

  private static @Nullable Integer flag(@Nullable Boolean value) {
    return value == null ? null : (value ? 1 : 0);
  }

  private static @Nullable Boolean flag(ResultSet row, String column) throws SQLException {
    Long value = FactTable.optionalLong(row, column);
    return value == null ? null : value == 1;
  }

  private static @Nullable Integer optionalInt(ResultSet row, String column) throws SQLException {
    Long value = FactTable.optionalLong(row, column);
    return value == null ? null : value.intValue();
  }

  private static State state(ResultSet row) throws SQLException {
    Long since = FactTable.optionalLong(row, "recording_since");
    return new State(
        row.getString("id"),
        row.getLong("last_seq"),
        Micros.instant(row.getLong("received")),
        Micros.instant(row.getLong("at")),
        flag(row, "recording"),
        since == null ? null : Micros.instant(since),
        optionalInt(row, "battery_pct"),
        optionalInt(row, "storage_free_mb"),
        flag(row, "powered"),
        FactTable.optionalLong(row, "device_seq"),
        row.getString("epoch"));
  }
}
