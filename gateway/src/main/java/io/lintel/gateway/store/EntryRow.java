package io.lintel.gateway.store;

import io.lintel.gateway.journal.Entry;
import io.lintel.gateway.journal.Kind;
import io.lintel.gateway.journal.Observation;
import io.lintel.gateway.journal.Voice;
import io.lintel.meter.wire.Bytes;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** An entry as a row of table {@code entry}, both ways. */
final class EntryRow {
  static final String COLUMNS =
      "seq, grp, conflict, kind, source, device, stated, sequence, epoch, identity, received, body,"
          + " raw, speaker, unproven";
  static final int PARAMETERS = 15;

  /** The same of a journal from before speakers were kept, read where it lies. */
  static final String COLUMNS_WITHOUT_SPEAKERS = COLUMNS.replace("speaker, unproven", "NULL, NULL");

  private static final long MICROS = 1_000_000;

  private EntryRow() {}

  /** Binds the columns in their order, the first at {@code offset + 1}. */
  static void bind(PreparedStatement insert, int offset, Entry entry) throws SQLException {
    Observation observation = entry.observation();
    insert.setLong(offset + 1, entry.seq());
    insert.setLong(offset + 2, entry.group());
    insert.setInt(offset + 3, entry.conflict() ? 1 : 0);
    insert.setInt(offset + 4, observation.kind().code());
    insert.setString(offset + 5, observation.source());
    insert.setString(offset + 6, observation.device());
    insert.setString(offset + 7, observation.stated());
    Long sequence = observation.sequence();
    if (sequence == null) {
      insert.setNull(offset + 8, Types.INTEGER);
    } else {
      insert.setLong(offset + 8, sequence);
    }
    insert.setString(offset + 9, observation.epoch());
    insert.setString(offset + 10, observation.identity());
    insert.setLong(offset + 11, ChronoUnit.MICROS.between(Instant.EPOCH, observation.received()));
    insert.setBytes(offset + 12, observation.body().toArray());
    insert.setBytes(offset + 13, observation.raw().isEmpty() ? null : observation.raw().toArray());
    insert.setString(offset + 14, observation.voice().name());
    if (observation.voice().proven()) {
      insert.setNull(offset + 15, Types.INTEGER);
    } else {
      insert.setInt(offset + 15, 1);
    }
  }

  static Entry read(ResultSet row) throws SQLException {
    return new Entry(row.getLong(1), row.getLong(2), row.getInt(3) == 1, observation(row));
  }

  private static Observation observation(ResultSet row) throws SQLException {
    long micros = row.getLong(11);
    return new Observation(
        Kind.ofCode(row.getInt(4)),
        row.getString(5),
        row.getString(6),
        row.getString(7),
        number(row, 8),
        row.getString(9),
        row.getString(10),
        Instant.ofEpochSecond(Math.floorDiv(micros, MICROS), Math.floorMod(micros, MICROS) * 1_000),
        voice(row.getString(14), row.getInt(15) == 1),
        Bytes.of(row.getBytes(12)),
        octets(row.getBytes(13)));
  }

  /** Most entries have the one voice. */
  static Voice voice(@Nullable String speaker, boolean unproven) {
    return speaker == null && !unproven ? Voice.OWN : new Voice(speaker, !unproven);
  }

  private static @Nullable Long number(ResultSet row, int column) throws SQLException {
    long value = row.getLong(column);
    return row.wasNull() ? null : value;
  }

  private static Bytes octets(byte @Nullable [] octets) {
    return octets == null ? Bytes.empty() : Bytes.of(octets);
  }
}
